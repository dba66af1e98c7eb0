"""The one function that opens sealed bytes."""

from collections.abc import Iterator
from uuid import UUID

from sudare.kit.errors import NotFound
from sudare.storage.actions.place import the_store
from sudare.storage.engines.chunks import OVERHEAD_BYTES, Chunk, last_index, place_of
from sudare.storage.errors import Damaged
from sudare.storage.models import SealedObject
from sudare.storage.providers.master_key import unwrap
from sudare.storage.terms import ObjectState


def open_sealed(*, object_id: UUID, start: int = 0, end: int | None = None) -> Iterator[bytes]:
    """The bytes from ``start`` up to, not including, ``end``; only the chunks they lie in are decrypted.

    Permission is the caller's matter (``viewing``, ``attachments``), and so is the audit entry.

    Raises NotFound at once for an object that is absent, unfinished or destroyed; Damaged, while reading, when the
    ciphertext is not what was sealed; KeyUnusable.
    """
    row = SealedObject.objects.filter(id=object_id, state=ObjectState.SEALED).first()
    if row is None or row.wrapped_key is None:
        raise NotFound
    stop = row.size_bytes if end is None else min(end, row.size_bytes)
    return _opened(row, unwrap(bytes(row.wrapped_key)), max(start, 0), stop)


def _opened(row: SealedObject, key: bytes, start: int, stop: int) -> Iterator[bytes]:
    last = last_index(row.size_bytes, chunk_bytes=row.chunk_bytes)
    position = start
    while position < stop:
        index, skip = divmod(position, row.chunk_bytes)
        content = Chunk(row.id, index, index == last).open(key, _ciphertext(row, index))
        piece = content[skip : skip + stop - position]
        if not piece:
            raise Damaged  # the row promises more than was sealed
        yield piece
        position += len(piece)


def _ciphertext(row: SealedObject, index: int) -> bytes:
    place = place_of(index, chunk_bytes=row.chunk_bytes)
    try:
        return the_store().read(row.id, start=place, length=row.chunk_bytes + OVERHEAD_BYTES)
    except FileNotFoundError as error:
        raise Damaged from error
