"""Bytes on their way in: once, within limits, resumable, under a name that tells nothing."""

import threading
from datetime import UTC, datetime

import pytest
from django.db import connection

from factories import a_user, a_viewer, seat
from sudare.accounts.terms import Role
from sudare.attachments import actions
from sudare.attachments.access import access_own_attachment
from sudare.attachments.actions.desk import the_queue
from sudare.attachments.actions.uploads import MAX_WAITING
from sudare.attachments.errors import NotReady, TooManyWaiting, UploadEmpty, UploadTooLarge
from sudare.attachments.models import Attachment
from sudare.attachments.terms import State
from sudare.kit.clock import standing_at
from sudare.kit.errors import NotAllowed, NotFound
from sudare.kit.ids import new_id
from sudare.storage.engines.chunks import CHUNK_BYTES
from sudare.storage.errors import OffsetMismatch
from sudare.storage.models import SealedObject
from sudare.storage.terms import ObjectState

CONTENT = bytes(range(256)) * 700  # 179,200 bytes: nearly three chunks


def begin(viewer, size=179_200, **more):
    return actions.begin_upload(viewer=viewer, size_bytes=size, original_name="a.jpg", **more)


def send(viewer, attachment, offset, content):
    return actions.append_upload(viewer=viewer, attachment_id=attachment.id, offset=offset, content=content)


def test_the_same_key_is_the_same_upload(cast):
    first = actions.receive(viewer=cast.alice, content=b"one", original_name="a", idempotency_key="k")
    again = actions.receive(viewer=cast.alice, content=b"other", original_name="b", idempotency_key="k")
    assert again.id == first.id
    assert SealedObject.objects.count() == 2  # one picture, one name
    assert begin(cast.alice, idempotency_key="k").id == first.id
    assert actions.receive(viewer=cast.bob, content=b"one", original_name="a", idempotency_key="k").id != first.id


def test_the_same_key_sent_twice_at_once_is_one_upload(lasting_cast):
    outcomes, together = [], threading.Barrier(3)

    def upload() -> None:
        together.wait()
        try:
            outcomes.append(
                actions.receive(viewer=lasting_cast.alice, content=CONTENT, original_name="a", idempotency_key="k").id
            )
        finally:
            connection.close()

    senders = [threading.Thread(target=upload) for _ in range(3)]
    [sender.start() for sender in senders]
    [sender.join() for sender in senders]
    assert len(outcomes) == 3
    assert set(outcomes) == {Attachment.objects.get().id}
    assert SealedObject.objects.filter(state=ObjectState.SEALED).count() == 2
    assert not SealedObject.objects.filter(state=ObjectState.OPEN).exists()


def test_sizes_are_bounded(cast, settings):
    settings.UPLOAD_MAX_BYTES = 100
    for size, error in ((0, UploadEmpty), (-1, UploadEmpty), (101, UploadTooLarge)):
        with pytest.raises(error):
            begin(cast.alice, size)
    with pytest.raises(UploadTooLarge):
        actions.receive(viewer=cast.alice, content=bytes(101), original_name="a")
    with pytest.raises(UploadTooLarge):
        send(cast.alice, begin(cast.alice, 100), 0, bytes(101))
    assert not Attachment.objects.exclude(state=State.UPLOADING).exists()


def test_a_person_has_only_so_many_waiting(cast):
    waiting = [begin(cast.alice) for _ in range(MAX_WAITING)]
    with pytest.raises(TooManyWaiting):
        begin(cast.alice)
    begin(cast.bob)
    actions.discard(viewer=cast.alice, attachment_id=waiting[0].id)
    begin(cast.alice)


def test_who_may_not_talk_may_not_upload(cast):
    auditor = a_viewer(organisation=cast.organisation, role=Role.AUDITOR)
    with pytest.raises(NotAllowed):
        actions.receive(viewer=auditor, content=b"x", original_name="a")
    with pytest.raises(NotAllowed):
        begin(auditor)


def test_an_upload_goes_on_where_it_stands(cast):
    upload = begin(cast.alice)
    durable = send(cast.alice, upload, 0, CONTENT[:100_000])
    assert durable == 100_000  # the connection broke; everything that came is kept
    with pytest.raises(OffsetMismatch):
        send(cast.alice, upload, CHUNK_BYTES, CONTENT[CHUNK_BYTES:])
    assert send(cast.alice, upload, durable, CONTENT[durable:]) == len(CONTENT)
    upload.refresh_from_db()
    assert upload.state == State.RECEIVED
    assert the_queue().waiting() == {upload.id}
    with pytest.raises(NotReady):
        send(cast.alice, upload, len(CONTENT), b"")


def test_an_upload_whose_last_step_was_lost_is_settled_by_asking_again(cast):
    upload = begin(cast.alice)
    from sudare.storage import actions as storage

    storage.append(object_id=upload.quarantine_id, offset=0, content=CONTENT, is_last=True)  # and then the web died
    assert send(cast.alice, upload, len(CONTENT), b"") == len(CONTENT)
    upload.refresh_from_db()
    assert upload.state == State.RECEIVED


def test_nobody_else_can_add_to_an_upload_or_learn_of_it(cast):
    upload = begin(cast.alice)
    for stranger in (cast.bob, cast.charlie):
        with pytest.raises(NotFound):
            send(stranger, upload, 0, CONTENT)
        with pytest.raises(NotFound):
            access_own_attachment(viewer=stranger, attachment_id=upload.id)
        with pytest.raises(NotFound):
            actions.reveal_original_name(viewer=stranger, attachment_id=upload.id)


def test_an_upload_is_not_carried_from_one_organisation_into_another(cast):
    from sudare.accounts.models import User

    alice_elsewhere = seat(organisation=cast.elsewhere, user=User.objects.get(id=cast.alice.user_id))
    upload = begin(cast.alice)
    with pytest.raises(NotFound):
        access_own_attachment(viewer=alice_elsewhere, attachment_id=upload.id)


def test_names_count_through_the_uploaders_day(cast):
    japanese = seat(organisation=cast.organisation, user=a_user(name="Hanako", language="ja"))
    with standing_at(datetime(2026, 3, 31, 14, 59, tzinfo=UTC)):
        names = [begin(japanese).name, begin(japanese).name, begin(cast.alice).name]
    with standing_at(datetime(2026, 3, 31, 15, 1, tzinfo=UTC)):  # past midnight in Tokyo
        names.append(begin(japanese).name)
    assert names == ["20260331_写真_001", "20260331_写真_002", "20260331_picture_001", "20260401_写真_001"]


TRAVERSALS = [
    "../../../etc/passwd",
    "..\\..\\windows\\system32\\cmd.exe",
    "/etc/shadow",
    "a/../../b.jpg",
    "photo.jpg\0.exe",
    "<img src=x onerror=alert(1)>.jpg",
    "....//....//x",
    "%2e%2e%2fx",
    "\u202egpj.exe",
    "CON",
    "a" * 5000,
    "\ud800broken",
    "line\nbreak: header",
]


@pytest.mark.parametrize("name", TRAVERSALS, ids=range(len(TRAVERSALS)))
def test_an_original_name_touches_nothing(cast, settings, name):
    before = {path for path in settings.DATA_DIR.parent.rglob("*") if path.is_dir()}
    fresh = actions.receive(viewer=cast.alice, content=b"x", original_name=name)
    assert fresh.name.endswith("_picture_001")
    files = [path for path in settings.SEALED_DIR.rglob("*") if path.is_file()]
    assert all(len(path.stem) == 32 and int(path.stem, 16) for path in files)
    grown = {path for path in settings.DATA_DIR.parent.rglob("*") if path.is_dir()} - before
    assert all(path.is_relative_to(settings.SEALED_DIR) for path in grown)
    revealed = actions.reveal_original_name(viewer=cast.alice, attachment_id=fresh.id)
    assert revealed.encode() == name.encode("utf-8", "replace")[:1000]


def test_an_upload_without_a_name_is_fine(cast):
    fresh = actions.receive(viewer=cast.alice, content=b"x", original_name="")
    with pytest.raises(NotFound):
        actions.reveal_original_name(viewer=cast.alice, attachment_id=fresh.id)


def test_an_unknown_id_and_a_foreign_one_say_the_same(cast):
    upload = begin(cast.alice)
    messages = set()
    for attachment_id in (upload.id, new_id()):
        with pytest.raises(NotFound) as refusal:
            access_own_attachment(viewer=cast.charlie, attachment_id=attachment_id)
        messages.add((refusal.value.public_message, str(refusal.value), refusal.value.code))
    assert len(messages) == 1
