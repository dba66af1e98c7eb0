"""Destroying the key is the deletion; what is left afterwards is searched for, byte by byte."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction

from faults import unwritable_log
from sudare.audit.errors import LogUnwritable
from sudare.audit.models import Entry
from sudare.kit.clock import now, standing_at
from sudare.kit.errors import NotFound
from sudare.kit.ids import new_id
from sudare.storage import actions
from sudare.storage.actions.place import the_store
from sudare.storage.models import SealedObject
from sudare.storage.stores.local import LocalStore
from sudare.storage.terms import ObjectState, Purpose

pytestmark = pytest.mark.django_db(transaction=True)


def seal(content: bytes = b"sealed") -> SealedObject:
    return actions.seal(organisation_id=new_id(), purpose=Purpose.RENDITION, content=content)


def test_a_destroyed_object_has_no_key_no_ciphertext_and_a_receipt(store):
    row = seal()
    actions.destroy(object_ids=[row.id, row.id], reason="test")
    row.refresh_from_db()
    assert (row.state, row.wrapped_key) == (ObjectState.DESTROYED, None)
    assert row.destroyed_at is not None
    assert list(store.everything()) == []
    with pytest.raises(NotFound):
        actions.open_sealed(object_id=row.id)
    entry = Entry.objects.get(verb="storage:objects:destroyed")
    assert entry.details == {"objects": [str(row.id)]}
    assert entry.organisation_id == row.organisation_id


def test_destroying_twice_or_nothing_changes_nothing(store):
    row = seal()
    actions.destroy(object_ids=[row.id], reason="test")
    destroyed_at = SealedObject.objects.get(id=row.id).destroyed_at
    actions.destroy(object_ids=[row.id, new_id()], reason="again")
    actions.destroy(object_ids=[], reason="nothing")
    assert SealedObject.objects.get(id=row.id).destroyed_at == destroyed_at
    assert Entry.objects.count() == 1


def test_a_deletion_that_is_rolled_back_leaves_the_picture(store):
    row = seal()

    def destroy_and_fail() -> None:
        with transaction.atomic():
            actions.destroy(object_ids=[row.id], reason="test")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        destroy_and_fail()
    assert b"".join(actions.open_sealed(object_id=row.id)) == b"sealed"


def test_nothing_is_destroyed_off_the_record(store):
    row = seal()
    with unwritable_log(), pytest.raises(LogUnwritable):
        actions.destroy(object_ids=[row.id], reason="test")
    assert b"".join(actions.open_sealed(object_id=row.id)) == b"sealed"


class RefusingStore(LocalStore):
    """A disk that removes nothing, for a while."""

    refuses = True

    def remove(self, object_id) -> None:
        if self.refuses:
            raise OSError("the disk refuses")
        super().remove(object_id)


@pytest.fixture
def refusing(tmp_path):
    before, store = the_store(), RefusingStore(tmp_path / "sealed")
    actions.keep_in(store)
    yield store
    actions.keep_in(before)


def test_ciphertext_the_disk_kept_is_keyless_at_once_and_swept_later(refusing):
    row = seal()
    actions.destroy(object_ids=[row.id], reason="test")
    assert [object_id for object_id, _ in refusing.everything()] == [row.id]
    with pytest.raises(NotFound):
        actions.open_sealed(object_id=row.id)
    refusing.refuses = False
    with standing_at(now() + timedelta(hours=1)):
        actions.remove_orphans()
    assert list(refusing.everything()) == []


def test_what_no_row_has_a_key_for_is_removed_and_nothing_else(store):
    kept, orphan = seal(), new_id()
    store.write(orphan, position=0, pieces=[b"noise"])
    actions.remove_orphans()
    assert {object_id for object_id, _ in store.everything()} == {kept.id, orphan}  # too young to be called an orphan
    with standing_at(now() + timedelta(hours=1)):
        actions.remove_orphans()
    assert {object_id for object_id, _ in store.everything()} == {kept.id}


def test_the_sweep_destroys_what_was_begun_and_never_finished(store):
    row = actions.prepare(organisation_id=new_id(), purpose=Purpose.RENDITION, content=b"never finished")
    actions.sweep()
    assert SealedObject.objects.get(id=row.id).state == ObjectState.OPEN
    with standing_at(now() + timedelta(hours=25)):
        actions.sweep()
    assert SealedObject.objects.get(id=row.id).state == ObjectState.DESTROYED
    assert list(store.everything()) == []


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="the files of SQLite")
def test_a_destroyed_key_is_not_left_in_the_databases_files(store):
    row = seal(os.urandom(1000))
    key = bytes(SealedObject.objects.get(id=row.id).wrapped_key)
    assert key in _database_bytes()  # the search finds what is there
    actions.destroy(object_ids=[row.id], reason="test")
    actions.sweep()
    assert key not in _database_bytes()


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="the files of SQLite")
def test_a_reader_in_the_way_delays_the_scrubbing_and_nothing_else(store):
    row = seal(os.urandom(1000))
    key = bytes(SealedObject.objects.get(id=row.id).wrapped_key)
    reader = connection.copy()
    with reader.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("SELECT count(*) FROM storage_sealedobject")
        cursor.fetchone()
        actions.destroy(object_ids=[row.id], reason="test")
        actions.sweep()
        assert key in _database_bytes()
        cursor.execute("ROLLBACK")
    reader.close()
    actions.sweep()
    assert key not in _database_bytes()


def _database_bytes() -> bytes:
    database = Path(connection.settings_dict["NAME"])
    return b"".join(path.read_bytes() for path in sorted(database.parent.glob(f"{database.name}*")))
