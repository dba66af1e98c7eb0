"""What was taken back stays under seal for whoever may report it, and is gone from everywhere on its day."""

import secrets
import string
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction

import factories
from cast import Cast
from sudare.audit.models import Entry
from sudare.kit.clock import now, standing_at
from sudare.kit.ids import new_id
from sudare.policy.terms import Decision
from sudare.rooms import actions
from sudare.rooms.models import KeptWords, Message
from sudare.rooms.terms import KeptKind
from sudare.storage import actions as storage
from sudare.storage.actions.place import the_store
from sudare.storage.models import SealedObject
from sudare.storage.terms import ObjectState, ScopeKind


def canary() -> str:
    return "kept-" + "".join(secrets.choice(string.ascii_letters) for _ in range(30))


def say(cast: Cast, text: str, **more) -> Message:
    return actions.post(viewer=cast.bob, room_id=cast.room.pk, text=text, **more)


def later(days: float = 15):
    return standing_at(now() + timedelta(days=days))


def everything_on_disk() -> bytes:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    files = [path for path in Path(settings.DATA_DIR).rglob("*") if path.is_file()]
    return b"".join(path.read_bytes() for path in files)


def test_deleted_words_open_for_a_case_and_the_log_names_no_message(cast: Cast) -> None:
    said = canary()
    message = say(cast, said)
    actions.delete(viewer=cast.bob, message_id=message.pk)
    assert Message.objects.get(pk=message.pk).text == ""
    case = new_id()
    (opened,) = actions.open_kept(message_ids=[message.pk], because_of=case)
    assert (opened.words, opened.kind) == (said, KeptKind.DELETED)
    entry = Entry.objects.get(verb="rooms:kept:opened")
    assert (entry.actor_id, entry.subject_id, entry.details) == (None, case, {"messages": 1})


def test_words_before_each_change_are_kept_in_order(cast: Cast) -> None:
    message = say(cast, "first")
    actions.edit(viewer=cast.bob, message_id=message.pk, text="second")
    actions.edit(viewer=cast.bob, message_id=message.pk, text="second")  # no change, nothing kept
    actions.delete(viewer=cast.bob, message_id=message.pk)
    opened = actions.open_kept(message_ids=[message.pk], because_of=new_id())
    assert [(one.kind, one.words) for one in opened] == [(KeptKind.EDITED, "first"), (KeptKind.DELETED, "second")]


@pytest.mark.django_db(transaction=True)
def test_after_the_window_the_words_are_gone_from_database_and_disk(lasting_cast: Cast) -> None:
    said = canary()
    message = say(lasting_cast, said)
    with transaction.atomic():
        actions.delete(viewer=lasting_cast.bob, message_id=message.pk)
    row = KeptWords.objects.get()
    assert said.encode() not in everything_on_disk()  # sealed: not in clear for a moment
    with later(13):
        actions.forget_kept_words()
    assert SealedObject.objects.get(pk=row.sealed_id).state == ObjectState.SEALED
    with later():
        actions.forget_kept_words()
    assert not KeptWords.objects.exists()
    sealed = SealedObject.objects.get(pk=row.sealed_id)
    assert (sealed.state, sealed.wrapped_key) == (ObjectState.DESTROYED, None)
    assert not any(known == row.sealed_id for known, _ in the_store().everything())
    assert said.encode() not in everything_on_disk()


@pytest.mark.parametrize("kind", [ScopeKind.ROOM, ScopeKind.PERSON, ScopeKind.ORGANISATION])
def test_a_hold_keeps_them_beyond_their_day(cast: Cast, kind: ScopeKind) -> None:
    actions.delete(viewer=cast.bob, message_id=say(cast, "words").pk)
    target = {
        ScopeKind.ROOM: cast.room.pk,
        ScopeKind.PERSON: cast.bob.user_id,
        ScopeKind.ORGANISATION: cast.organisation.pk,
    }[kind]
    hold = storage.place_hold(viewer=cast.alice, case="x", reason="x", scopes=[(kind, target)])
    with later():
        actions.forget_kept_words()
        assert KeptWords.objects.count() == 1
        storage.release_hold(viewer=factories.proved(cast.alice), hold_id=hold.pk, reason="over")
        actions.forget_kept_words()
    assert not KeptWords.objects.exists()


def test_held_words_keep_no_others_from_their_day(cast: Cast) -> None:
    actions.delete(viewer=cast.bob, message_id=say(cast, "held").pk)
    actions.delete(
        viewer=cast.charlie,
        message_id=actions.post(viewer=cast.charlie, room_id=cast.other_room.pk, text="free").pk,
    )
    storage.place_hold(viewer=cast.alice, case="x", reason="x", scopes=[(ScopeKind.ROOM, cast.room.pk)])
    with later():
        actions.forget_kept_words()
    assert [row.room_id for row in KeptWords.objects.all()] == [cast.room.pk]


def test_of_a_deleted_picture_stay_hash_and_class_and_of_a_covered_one_the_blur(cast: Cast) -> None:
    plain = factories.a_confirmed_picture(uploader=cast.bob, room=cast.room)
    covered = factories.a_judged_picture(Decision.ACCEPT, uploader=cast.bob, room=cast.room, is_veiled=True)
    factories.attachments.confirm(viewer=cast.bob, attachment_id=covered.id)
    shown = {
        one.attachment_id: one.sha256 for one in plain.renditions.model.objects.filter(name="view")
    }  # what everybody was shown
    message = say(cast, "", attachment_ids=[plain.pk, covered.pk])
    actions.delete(viewer=cast.bob, message_id=message.pk)
    (opened,) = actions.open_kept(message_ids=[message.pk], because_of=new_id())
    assert {one.attachment_id: one.sha256 for one in opened.pictures} == shown
    assert {one.attachment_id: one.is_intimate for one in opened.pictures} == {plain.pk: False, covered.pk: True}
    assert set(opened.blurs) == {covered.pk}


def test_a_window_of_nothing_keeps_nothing(cast: Cast, settings) -> None:
    settings.REPORTING_WINDOW_DAYS = 0
    actions.delete(viewer=cast.bob, message_id=say(cast, "words").pk)
    assert not KeptWords.objects.exists()


def test_whoever_is_forgotten_is_forgotten_here_too(cast: Cast) -> None:
    actions.delete(viewer=cast.bob, message_id=say(cast, "words").pk)
    assert actions.forget_kept_of(organisation_id=cast.organisation.pk, author_id=cast.bob.user_id) == (1, 0)
    assert not KeptWords.objects.exists()
