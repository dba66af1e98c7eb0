"""What goes in comes out, in any part, and nothing that was touched does."""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sudare.kit.errors import NotFound
from sudare.kit.ids import new_id
from sudare.storage import actions
from sudare.storage.engines.chunks import CHUNK_BYTES, OVERHEAD_BYTES
from sudare.storage.errors import Damaged, NotOpen, OffsetMismatch
from sudare.storage.models import SealedObject
from sudare.storage.terms import Purpose

SEALED_CHUNK = CHUNK_BYTES + OVERHEAD_BYTES
CONTENT = os.urandom(3 * CHUNK_BYTES + 1000)


def seal(content: bytes = CONTENT) -> SealedObject:
    return actions.seal(organisation_id=new_id(), purpose=Purpose.RENDITION, content=content)


def opened(row: SealedObject, **part: int) -> bytes:
    return b"".join(actions.open_sealed(object_id=row.id, **part))


def tamper(store, row: SealedObject, change) -> None:
    """Rewrite the ciphertext behind storage's back."""
    before = store.read(row.id, start=0, length=10_000_000)
    store.remove(row.id)
    store.write(row.id, position=0, pieces=[change(before)])
    store.finish(row.id)


@pytest.mark.django_db
@pytest.mark.parametrize("size", [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 2 * CHUNK_BYTES])
def test_what_goes_in_comes_out(store, size):
    row = seal(CONTENT[:size])
    assert row.size_bytes == size
    assert opened(row) == CONTENT[:size]


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(start=st.integers(0, len(CONTENT) + 10), length=st.integers(0, len(CONTENT) + 10))
def test_every_part_is_that_part(db, start, length):
    row = SealedObject.objects.filter(purpose=Purpose.RENDITION, size_bytes=len(CONTENT)).first() or seal()
    assert opened(row, start=start, end=start + length) == CONTENT[start : start + length]


@pytest.mark.django_db
def test_a_part_reads_only_its_own_chunks(store):
    row = seal()
    tamper(store, row, lambda noise: b"\0" * SEALED_CHUNK + noise[SEALED_CHUNK:])
    assert opened(row, start=CHUNK_BYTES, end=CHUNK_BYTES + 5) == CONTENT[CHUNK_BYTES : CHUNK_BYTES + 5]
    with pytest.raises(Damaged):
        opened(row)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        lambda noise: noise[:100] + bytes([noise[100] ^ 1]) + noise[101:],
        lambda noise: noise[:-1],
        lambda noise: noise[: 3 * SEALED_CHUNK],
        lambda noise: noise[SEALED_CHUNK : 2 * SEALED_CHUNK] + noise[:SEALED_CHUNK] + noise[2 * SEALED_CHUNK :],
        lambda noise: noise[:SEALED_CHUNK] + noise[2 * SEALED_CHUNK :],
        lambda noise: b"",
    ],
    ids=["a bit flipped", "a byte cut", "a chunk cut", "chunks exchanged", "a chunk left out", "emptied"],
)
def test_touched_ciphertext_is_found(store, change):
    row = seal()
    tamper(store, row, change)
    with pytest.raises(Damaged):
        opened(row)


@pytest.mark.django_db
def test_a_shorter_size_in_the_row_does_not_hide_a_cut(store):
    row = seal()
    SealedObject.objects.filter(id=row.id).update(size_bytes=3 * CHUNK_BYTES)
    with pytest.raises(Damaged):
        opened(row)


@pytest.mark.django_db
def test_ciphertext_of_one_object_does_not_pass_for_another(store):
    mine, other = seal(b"mine"), seal(b"else")
    SealedObject.objects.filter(id=mine.id).update(wrapped_key=SealedObject.objects.get(id=other.id).wrapped_key)
    tamper(store, mine, lambda _: store.read(other.id, start=0, length=1000))
    with pytest.raises(Damaged):
        opened(mine)


@pytest.mark.django_db
def test_no_plaintext_and_no_bare_key_lies_in_the_store(store):
    content = b"CANARY" * 20_000
    row = seal(content)
    assert b"CANARY" not in store.read(row.id, start=0, length=1_000_000)
    assert len(bytes(SealedObject.objects.get(id=row.id).wrapped_key)) == 40  # RFC 3394: 32 bytes and 8 of check


@pytest.mark.django_db
@pytest.mark.parametrize("step", [1000, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 10, len(CONTENT)])
def test_an_upload_grows_by_pieces_of_any_size_and_every_one_is_durable(store, step):
    row = actions.begin(organisation_id=new_id(), purpose=Purpose.QUARANTINE)
    for start in range(0, len(CONTENT), step):
        piece = CONTENT[start : start + step]
        after = start + len(piece)
        assert actions.append(object_id=row.id, offset=start, content=piece, is_last=after == len(CONTENT)) == after
    actions.finish(object_id=row.id)
    assert opened(row) == CONTENT
    assert SealedObject.objects.get(id=row.id).tail is None


@pytest.mark.django_db
def test_bytes_that_wait_for_their_chunk_wait_under_seal(store):
    row = actions.begin(organisation_id=new_id(), purpose=Purpose.QUARANTINE)
    actions.append(object_id=row.id, offset=0, content=b"CANARY" * 100)
    tail = bytes(SealedObject.objects.get(id=row.id).tail)
    assert b"CANARY" not in tail
    actions.append(object_id=row.id, offset=600, content=b"CANARY" * 100)
    assert bytes(SealedObject.objects.get(id=row.id).tail)[:12] != tail[:12]  # a fresh nonce for the longer piece
    actions.destroy(object_ids=[row.id], reason="test")
    assert SealedObject.objects.get(id=row.id).tail is None


@pytest.mark.django_db
def test_a_piece_written_again_after_a_crash_never_repeats_a_nonce(store):
    row = actions.begin(organisation_id=new_id(), purpose=Purpose.QUARANTINE)
    actions.append(object_id=row.id, offset=0, content=CONTENT[:CHUNK_BYTES])
    SealedObject.objects.filter(id=row.id).update(size_bytes=0)  # it died between the disk and the row
    first = CONTENT[CHUNK_BYTES : 2 * CHUNK_BYTES]
    actions.append(object_id=row.id, offset=0, content=first, is_last=True)
    actions.finish(object_id=row.id)
    assert opened(row) == first
    nonces = {store.read(seal(b"x").id, start=0, length=12) for _ in range(20)}
    assert len(nonces) == 20


@pytest.mark.django_db
@pytest.mark.parametrize("offset", [1, CHUNK_BYTES])
def test_a_piece_at_the_wrong_place_is_refused(store, offset):
    row = actions.begin(organisation_id=new_id(), purpose=Purpose.QUARANTINE)
    with pytest.raises(OffsetMismatch):
        actions.append(object_id=row.id, offset=offset, content=CONTENT)


@pytest.mark.django_db
def test_somebody_appending_at_the_same_time_is_turned_away(store):
    row = actions.begin(organisation_id=new_id(), purpose=Purpose.QUARANTINE)
    with store.alone_with(row.id), pytest.raises(OffsetMismatch):
        actions.append(object_id=row.id, offset=0, content=CONTENT)


@pytest.mark.django_db
def test_nothing_is_added_to_what_is_complete_or_gone(store):
    sealed = seal(b"done")
    gone = actions.begin(organisation_id=new_id(), purpose=Purpose.QUARANTINE)
    actions.destroy(object_ids=[gone.id], reason="test")
    for row in (sealed, gone):
        with pytest.raises(NotOpen):
            actions.append(object_id=row.id, offset=0, content=b"more")
    with pytest.raises(NotFound):
        actions.append(object_id=new_id(), offset=0, content=b"more")


@pytest.mark.django_db
def test_an_unfinished_object_cannot_be_opened(store):
    row = actions.prepare(organisation_id=new_id(), purpose=Purpose.RENDITION, content=b"not yet")
    with pytest.raises(NotFound):
        actions.open_sealed(object_id=row.id)
