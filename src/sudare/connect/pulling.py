"""Long answers, a piece at a time: what makes the pieces runs in a thread, and the loop goes on."""

from collections.abc import AsyncIterator, Iterable, Iterator
from functools import partial

from asgiref.sync import sync_to_async

PIECE_BYTES = 65_536


async def pulled(chunks: Iterator[bytes]) -> AsyncIterator[bytes]:
    """Chunks made in a thread, one at a time: no more than one lies in memory."""
    pull = sync_to_async(partial(next, chunks, None))
    while (chunk := await pull()) is not None:
        yield chunk


def gathered(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Short lines in pieces worth a change of thread."""
    piece = bytearray()
    for line in lines:
        piece += line
        if len(piece) >= PIECE_BYTES:
            yield bytes(piece)
            piece.clear()
    yield bytes(piece)
