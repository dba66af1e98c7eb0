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
    """Seal the next piece and return the size that is now durable: all of it.

    Whole chunks go to the store. What doesn't fill a chunk yet waits under the same seal in the row, where it changes
    together with the size: an upload goes on at any byte, and nothing that was told to be durable is written over.
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
    if row.state != ObjectState.OPEN or (row.size_bytes % row.chunk_bytes and row.tail is None):
        raise NotOpen
    return row


def _append_alone(row: SealedObject, offset: int, content: bytes, *, is_last: bool) -> int:
    if offset != row.size_bytes:
        raise OffsetMismatch
    key = unwrap(bytes(row.wrapped_key or b""))
    first = offset // row.chunk_bytes
    joined = _opened_tail(row, key) + content
    whole = len(joined) if is_last else len(joined) - len(joined) % row.chunk_bytes
    if whole or is_last:
        pieces = _sealed_chunks(row, key, joined[:whole], is_last=is_last)
        the_store().write(row.id, position=place_of(first, chunk_bytes=row.chunk_bytes), pieces=pieces)
    grown = offset + len(content)
    tail = Chunk(row.id, grown // row.chunk_bytes, is_last=False).seal(key, joined[whole:]) if joined[whole:] else None
    still_open = SealedObject.objects.filter(id=row.id, state=ObjectState.OPEN)
    if not still_open.update(size_bytes=grown, tail=tail):
        raise NotOpen  # destroyed while we wrote; the sweep removes what we left
    return grown


def _opened_tail(row: SealedObject, key: bytes) -> bytes:
    if row.tail is None:
        return b""
    return Chunk(row.id, row.size_bytes // row.chunk_bytes, is_last=False).open(key, bytes(row.tail))


def _sealed_chunks(row: SealedObject, key: bytes, content: bytes, *, is_last: bool) -> Iterator[bytes]:
    """The chunks from the one ``row`` has grown to."""
    first = row.size_bytes // row.chunk_bytes
    starts = range(0, max(len(content), 1), row.chunk_bytes)
    for number, start in enumerate(starts):
        ends_here = is_last and number == len(starts) - 1
        yield Chunk(row.id, first + number, ends_here).seal(key, content[start : start + row.chunk_bytes])
