"""A1 to H1 seen from the disk: after every way a picture can end, not one of its bytes is anywhere in the house.

The canary stands in the sender's file, in its name and in every rendition. The search reads all files of the house:
database and its logs, store, keys, temporary files of this process and its children, and what was logged.
"""

import gzip
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection

from factories import a_room, scripted_checks
from sudare.attachments import actions
from sudare.attachments.engines.scripted import ScriptedChecker, picture_of
from sudare.attachments.models import Attachment
from sudare.attachments.terms import State
from sudare.imaging.terms import Fact
from sudare.intake.terms import CheckedPicture
from sudare.kit.clock import now, standing_at
from sudare.policy.terms import Decision
from sudare.rooms import actions as rooms
from sudare.storage import actions as storage
from sudare.storage.actions.place import the_store
from sudare.storage.models import SealedObject
from sudare.storage.terms import ObjectState, Purpose
from sudare.viewing.actions import deliver

NAME = "CANARY-NAME-8c1f"
FILE = b"CANARY-FILE-77d0"
SHOWN = b"CANARY-SHOWN-2ab9"
TOLD = "CANARY-TOLD-51e3"
MARKS = (NAME.encode(), FILE, SHOWN, TOLD.encode())
CONTENT = FILE * 20_000


def judged(decision: Decision):
    def script(content: bytes) -> CheckedPicture:
        assert content == CONTENT
        picture = picture_of(content, decision)
        if picture.opened is None:
            return picture
        renditions = {
            name: replace(one, content=SHOWN * 5_000 + name.encode()) for name, one in picture.opened.renditions.items()
        }
        return replace(
            picture, opened=replace(picture.opened, renditions=renditions, facts=(Fact(kind="device", detail=TOLD),))
        )

    return script


def broken(content: bytes) -> CheckedPicture:
    raise ValueError(content)


@contextmanager
def later(**passed: float) -> Iterator[None]:
    with standing_at(now() + timedelta(**passed)):
        yield


def received(cast, script=None) -> Attachment:
    picture = actions.receive(viewer=cast.alice, content=CONTENT, original_name=f"{NAME}.jpg")
    if script:
        with scripted_checks(ScriptedChecker(script, is_for_tests=True)):
            actions.check(attachment_id=picture.id)
    picture.refresh_from_db()
    return picture


def sent(cast) -> Attachment:
    picture = received(cast, judged(Decision.ACCEPT))
    actions.confirm(viewer=cast.alice, attachment_id=picture.id)
    rooms.post(viewer=cast.alice, room_id=cast.room.id, text="", attachment_ids=[picture.id])
    picture.refresh_from_db()
    b"".join(deliver(viewer=cast.bob, attachment_id=picture.id, name="full").chunks)
    return picture


def discarded_while_uploading(cast) -> Attachment:
    upload = actions.begin_upload(viewer=cast.alice, size_bytes=len(CONTENT), original_name=f"{NAME}.jpg")
    actions.append_upload(viewer=cast.alice, attachment_id=upload.id, offset=0, content=CONTENT[:200_000])
    actions.discard(viewer=cast.alice, attachment_id=upload.id)
    return upload


def discarded_before_its_check(cast) -> Attachment:
    picture = received(cast)
    actions.discard(viewer=cast.alice, attachment_id=picture.id)
    return picture


def discarded_after_its_check(cast) -> Attachment:
    picture = received(cast, judged(Decision.ACCEPT))
    actions.discard(viewer=cast.alice, attachment_id=picture.id)
    return picture


def never_sent(cast) -> Attachment:
    picture = received(cast, judged(Decision.ACCEPT))
    with later(minutes=15):
        actions.sweep()
    return picture


def held_and_left(cast) -> Attachment:
    picture = received(cast, broken)
    assert picture.state == State.HELD
    with later(minutes=15):
        actions.sweep()
    return picture


def refused_as_unreadable(cast) -> Attachment:
    return received(cast, judged(Decision.UNREADABLE))


def refused_for_good(cast) -> Attachment:
    return received(cast, judged(Decision.NEVER))


def deleted_with_its_message(cast) -> Attachment:
    picture = sent(cast)
    rooms.delete(viewer=cast.alice, message_id=picture.message_id)
    sealed = SealedObject.objects.exclude(state=ObjectState.DESTROYED)
    assert set(sealed.values_list("purpose", flat=True)) <= {
        Purpose.KEPT
    }  # its words, for a while; none of the picture
    with later(days=15):
        rooms.forget_kept_words()
    return picture


def forgotten_on_its_day(cast) -> Attachment:
    picture = sent(cast)
    with later(days=31):
        actions.sweep()
    return picture


# H1: every way a picture can end. A new one is added here, and test_deletion_paths notices when it isn't.
ENDS = [
    discarded_while_uploading,
    discarded_before_its_check,
    discarded_after_its_check,
    never_sent,
    held_and_left,
    refused_as_unreadable,
    refused_for_good,
    deleted_with_its_message,
    forgotten_on_its_day,
]


@pytest.mark.usefixtures("empty_store")
@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.__name__)
def test_not_one_byte_is_left(lasting_cast, house, caplog, end):
    picture = end(lasting_cast)
    assert Attachment.objects.get(id=picture.id).state in {State.DISCARDED, State.REFUSED, State.FORGOTTEN}
    storage.sweep()
    assert list(found_in(house)) == []
    assert not any(mark.decode() in caplog.text for mark in MARKS)
    assert list(the_store().everything()) == []


def test_while_it_lives_nothing_of_it_lies_in_clear(lasting_cast, house):
    received(lasting_cast)
    assert list(found_in(house)) == []
    picture = sent(lasting_cast)
    assert picture.facts[0]["detail"] == TOLD
    outside_the_database = [hit for hit in found_in(house) if "sqlite" not in hit[0]]
    assert outside_the_database == []
    if connection.vendor == "sqlite":
        assert {mark for _, mark in found_in(house)} == {TOLD.encode()}  # what the sender is told is a row


def test_the_search_finds_what_is_there(house):
    planted = house / "tmp" / "planted"
    planted.write_bytes(os.urandom(100_000) + FILE + os.urandom(10))
    try:
        assert list(found_in(house)) == [(str(planted), FILE)]
        planted.write_bytes(gzip.compress(NAME.encode() * 100))
        assert list(found_in(house)) == [(str(planted), NAME.encode())]
    finally:
        planted.unlink()


@pytest.fixture
def empty_store(settings) -> None:
    shutil.rmtree(settings.SEALED_DIR, ignore_errors=True)  # other tests roll back rows and leave their noise


def found_in(house) -> Iterator[tuple[str, bytes]]:
    for path in house.rglob("*"):
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes()
            if content[:2] == b"\x1f\x8b":
                content += gzip.decompress(content)
            yield from ((str(path), mark) for mark in MARKS if mark in content)


def test_a_house_with_two_rooms_forgets_one_picture_only(lasting_cast):
    """The other picture stays whole: deletion is exact."""
    kept = sent(lasting_cast)
    other = a_room(organisation=lasting_cast.organisation, members=[lasting_cast.alice, lasting_cast.bob])
    gone = received(lasting_cast, judged(Decision.ACCEPT))
    actions.confirm(viewer=lasting_cast.alice, attachment_id=gone.id)
    message = rooms.post(viewer=lasting_cast.alice, room_id=other.id, text="", attachment_ids=[gone.id])
    rooms.delete(viewer=lasting_cast.alice, message_id=message.id)
    assert b"".join(deliver(viewer=lasting_cast.bob, attachment_id=kept.id, name="view").chunks).startswith(SHOWN)
