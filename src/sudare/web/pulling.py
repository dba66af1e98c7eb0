"""Long files, piece by piece."""

from collections.abc import AsyncIterator, Iterator
from functools import partial

from asgiref.sync import sync_to_async


async def pulled(pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    """Piece by piece in a thread: a log of a million entries, or a room full of pictures, never lies in memory."""
    pull = sync_to_async(partial(next, pieces, None))
    while (piece := await pull()) is not None:
        yield piece
