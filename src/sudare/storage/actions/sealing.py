"""Putting bytes under seal: in one go, or growing with an upload.

Ciphertext is on the disk before the row says so. A process that dies in between leaves an OPEN row, which ``sweep``
destroys, or ciphertext that no row has a key for, which is noise until ``sweep`` removes it.
"""

from collections.abc import Iterator
from uuid import UUID

from sudare.kit.errors import NotFound
from sudare.storage.actions.destruction import destroy
from sudare.storage.actions.place import the_store
from sudare.storage.engines.chunks import CHUNK_BYTES, Chunk, place_of
from sudare.storage.errors import NotOpen, OffsetMismatch
from sudare.storage.models import SealedObject
from sudare.storage.providers.master_key import fresh_key, unwrap, wrap
from sudare.storage.terms import ObjectState, Purpose


def begin(*, organisation_id: UUID, purpose: Purpose) -> SealedObject:
    """Start an object that will grow. It can be read once it is finished, and is swept a day later if it never is."""
    return SealedObject.objects.create(
        organisation_id=organisation_id, purpose=purpose, chunk_bytes=CHUNK_BYTES, wrapped_key=wrap(fresh_key())
    )


def append(*, object_id: UUID, offset: int, content: bytes, is_last: bool = False) -> int:
    """Seal the next piece and return the size that is now durable.

    Only whole chunks are kept until ``is_last``: the rest of ``content`` is dropped, and the sender goes on from
    the size returned. So no chunk is ever sealed twice with a different ending, and nothing waits in clear.
    Call it outside a transaction: what it returns must be true after a power cut.

    Raises NotFound, NotOpen (finished or destroyed) and OffsetMismatch (``offset`` is not the durable size, or
    somebody else is appending right now).
    """
    _open_row(object_id)  # before the lock: a store may have to touch the disk to give it
    try:
        with the_store().alone_with(object_id):
            return _append_alone(_open_row(object_id), offset, content, is_last=is_last)
    except BlockingIOError as error:
        raise OffsetMismatch from error


def finish(*, object_id: UUID) -> SealedObject:
    """Make an object readable whose last piece was appended; quick, so it fits into the caller's transaction.

    Raises NotOpen when there is nothing to finish, or the object was destroyed meanwhile.
    """
    try:
        the_store().finish(object_id)
    except FileNotFoundError as error:
        raise NotOpen from error
    if not SealedObject.objects.filter(id=object_id, state=ObjectState.OPEN).update(state=ObjectState.SEALED):
        raise NotOpen
    return SealedObject.objects.get(id=object_id)


def prepare(*, organisation_id: UUID, purpose: Purpose, content: bytes) -> SealedObject:
    """Seal ``content`` completely but leave the object OPEN, for ``finish`` inside a transaction to come.

    The disk work is done outside that transaction, and whatever is never finished is swept.
    """
    fresh = begin(organisation_id=organisation_id, purpose=purpose)
    try:
        append(object_id=fresh.id, offset=0, content=content, is_last=True)
    except BaseException:
        destroy(object_ids=[fresh.id], reason="could not be written")
        raise
    return fresh


def seal(*, organisation_id: UUID, purpose: Purpose, content: bytes) -> SealedObject:
    """Seal ``content`` in one go."""
    return finish(object_id=prepare(organisation_id=organisation_id, purpose=purpose, content=content).id)


def _open_row(object_id: UUID) -> SealedObject:
    row = SealedObject.objects.filter(id=object_id).first()
    if row is None:
        raise NotFound
    if row.state != ObjectState.OPEN or row.size_bytes % row.chunk_bytes:
        raise NotOpen
    return row


def _append_alone(row: SealedObject, offset: int, content: bytes, *, is_last: bool) -> int:
    if offset != row.size_bytes:
        raise OffsetMismatch
    kept = content if is_last else content[: len(content) - len(content) % row.chunk_bytes]
    if kept or is_last:
        first = offset // row.chunk_bytes
        pieces = _sealed_chunks(row, first, kept, is_last=is_last)
        the_store().write(row.id, position=place_of(first, chunk_bytes=row.chunk_bytes), pieces=pieces)
    grown = offset + len(kept)
    if not SealedObject.objects.filter(id=row.id, state=ObjectState.OPEN).update(size_bytes=grown):
        raise NotOpen  # destroyed while we wrote; the sweep removes what we left
    return grown


def _sealed_chunks(row: SealedObject, first: int, content: bytes, *, is_last: bool) -> Iterator[bytes]:
    key = unwrap(bytes(row.wrapped_key or b""))
    starts = range(0, max(len(content), 1), row.chunk_bytes)
    for number, start in enumerate(starts):
        ends_here = is_last and number == len(starts) - 1
        yield Chunk(row.id, first + number, ends_here).seal(key, content[start : start + row.chunk_bytes])
