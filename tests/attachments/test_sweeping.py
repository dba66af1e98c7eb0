"""What happens by itself: unsent uploads vanish, lost work is found, a picture's day comes."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from factories import a_checked_picture, a_confirmed_picture, a_sent_picture, scripted_checks
from faults import stuck_row, unwritable_log
from sudare.attachments import actions, jobs
from sudare.attachments.actions.desk import the_queue
from sudare.attachments.actions.upkeep import MAX_CHECKS, lease
from sudare.attachments.engines.scripted import ScriptedChecker
from sudare.attachments.events import AttachmentForgotten
from sudare.attachments.models import Attachment
from sudare.attachments.queries import expires_at
from sudare.attachments.terms import State
from sudare.config import wiring
from sudare.kit import events
from sudare.kit.clock import now, standing_at
from sudare.kit.ids import new_id
from sudare.storage import actions as storage
from sudare.storage.actions.place import the_store
from sudare.storage.models import SealedObject
from sudare.storage.terms import ObjectState


def later(**passed):
    return standing_at(now() + timedelta(**passed))


def state_of(attachment: Attachment) -> State:
    return Attachment.objects.values_list("state", flat=True).get(id=attachment.id)


def held_picture(viewer) -> Attachment:
    def fail(content: bytes):
        raise RuntimeError

    fresh = actions.receive(viewer=viewer, content=b"x", original_name="a")
    with scripted_checks(ScriptedChecker(fail, is_for_tests=True)):
        actions.check(attachment_id=fresh.id)
    return fresh


def begun(viewer) -> Attachment:
    return actions.begin_upload(viewer=viewer, size_bytes=100, original_name="a")


def received(viewer) -> Attachment:
    return actions.receive(viewer=viewer, content=b"x", original_name="a")


UNSENT_WAYS = {
    "begun": begun,
    "received": received,
    "checked": lambda viewer: a_checked_picture(uploader=viewer),
    "confirmed": lambda viewer: a_confirmed_picture(uploader=viewer),
    "held": held_picture,
}


@pytest.mark.parametrize("make", UNSENT_WAYS.values(), ids=UNSENT_WAYS)
def test_what_is_not_sent_is_gone_within_fifteen_minutes_files_included(lasting_cast, make):
    unsent = make(lasting_cast.alice)
    others = {object_id for object_id, _ in the_store().everything()} - set(_objects())
    with later(minutes=13):
        actions.sweep()
    assert state_of(unsent) != State.DISCARDED
    with later(minutes=15):
        actions.sweep()
    assert state_of(unsent) == State.DISCARDED
    assert not SealedObject.objects.exclude(state=ObjectState.DESTROYED).exists()
    assert {object_id for object_id, _ in the_store().everything()} == others


def _objects():
    return SealedObject.objects.values_list("id", flat=True)


def test_the_printed_time_of_vanishing_is_kept(cast):
    picture = a_checked_picture(uploader=cast.alice)
    with standing_at(expires_at(picture)):
        actions.sweep()
    assert state_of(picture) == State.DISCARDED
    picture.refresh_from_db()
    assert expires_at(picture) is None


def test_a_slow_upload_lives_as_long_as_it_moves(cast):
    upload = actions.begin_upload(viewer=cast.alice, size_bytes=10 * 65_536, original_name="a")
    with later(minutes=14):
        actions.append_upload(viewer=cast.alice, attachment_id=upload.id, offset=0, content=bytes(65_536))
    with later(minutes=20):
        actions.sweep()
    assert state_of(upload) == State.UPLOADING


def test_a_sent_picture_is_not_swept_with_the_unsent(cast):
    sent = a_sent_picture(uploader=cast.alice, room=cast.room)
    with later(days=29):
        actions.sweep()
    assert state_of(sent) == State.SENT


def test_a_sent_pictures_day_comes_and_is_announced(lasting_cast):
    sent = a_sent_picture(uploader=lasting_cast.alice, room=lasting_cast.room)
    heard: list[AttachmentForgotten] = []
    events.listen(AttachmentForgotten, heard.append)
    try:
        with later(days=30, seconds=1):
            actions.sweep()
            actions.sweep()
    finally:
        events._listeners[AttachmentForgotten].remove(heard.append)
    assert state_of(sent) == State.FORGOTTEN
    assert heard == [
        AttachmentForgotten(attachment_id=sent.id, message_id=sent.message_id, room_id=lasting_cast.room.id)
    ]
    assert not SealedObject.objects.exclude(state=ObjectState.DESTROYED).exists()


def lost_in_a_check(viewer, checks_started: int = 1) -> Attachment:
    """As a worker leaves it that was killed: claimed, and its job taken."""
    picture = received(viewer)
    DBTaskResult.objects.update(status="RUNNING")
    Attachment.objects.filter(id=picture.id).update(
        state=State.CHECKING, claim=new_id(), checks_started=checks_started, state_changed_at=now()
    )
    return picture


def test_a_lost_check_is_queued_again_when_its_claim_runs_out(cast):
    lost = lost_in_a_check(cast.alice)
    actions.sweep()
    assert state_of(lost) == State.CHECKING
    with standing_at(now() + lease() + timedelta(seconds=1)):
        actions.sweep()
        assert state_of(lost) == State.RECEIVED
        assert the_queue().waiting() == {lost.id}


def test_a_check_that_is_lost_again_and_again_is_held(cast):
    lost = lost_in_a_check(cast.alice, checks_started=MAX_CHECKS)
    with standing_at(now() + lease() + timedelta(seconds=1)):
        actions.sweep()
    assert state_of(lost) == State.HELD


def test_an_upload_whose_job_was_never_written_is_queued(cast):
    lost = received(cast.alice)
    DBTaskResult.objects.all().delete()
    actions.sweep()
    assert the_queue().waiting() == set()  # a moment's patience: its process may be about to
    with later(seconds=31):
        actions.sweep()
        actions.sweep()
    assert the_queue().waiting() == {lost.id}
    assert DBTaskResult.objects.count() == 1


def test_a_whole_upload_nobody_settled_is_settled(cast):
    upload = actions.begin_upload(viewer=cast.alice, size_bytes=5, original_name="a")
    storage.append(object_id=upload.quarantine_id, offset=0, content=b"12345", is_last=True)
    with later(seconds=31):
        actions.sweep()
    assert state_of(upload) == State.RECEIVED


def test_one_trouble_does_not_stop_the_rest(lasting_cast):
    unsent, received_ = begun(lasting_cast.alice), received(lasting_cast.bob)
    DBTaskResult.objects.all().delete()
    with unwritable_log(), later(minutes=14, seconds=30):
        actions.sweep()
    assert state_of(unsent) == State.UPLOADING  # what can't be recorded isn't done
    with later(seconds=31):
        actions.sweep()
    assert the_queue().waiting() == {received_.id}


def test_ended_jobs_are_pruned_and_waiting_ones_kept(cast):
    received(cast.alice)
    ended = received(cast.alice)
    DBTaskResult.objects.filter(args_kwargs__args__0=str(ended.id)).update(status="SUCCESSFUL")
    with later(days=2):
        jobs.prune()
    assert len(the_queue().waiting()) == 1
    assert DBTaskResult.objects.count() == 1


def test_one_stuck_picture_does_not_keep_the_others(lasting_cast):
    stuck, other = (a_sent_picture(uploader=lasting_cast.alice, room=lasting_cast.room) for _ in range(2))
    with stuck_row("attachments_attachment", stuck.id), later(days=31):
        actions.sweep()
    assert (state_of(stuck), state_of(other)) == (State.SENT, State.FORGOTTEN)


def test_two_sweeps_at_once_forget_and_tell_once(lasting_cast):
    sent = a_sent_picture(uploader=lasting_cast.alice, room=lasting_cast.room)
    heard, together = [], threading.Barrier(2)

    def work() -> None:
        together.wait()
        try:
            actions.sweep()
        finally:
            connection.close()

    events.listen(AttachmentForgotten, heard.append)
    workers = [threading.Thread(target=work) for _ in range(2)]
    try:
        with later(days=31):
            [worker.start() for worker in workers]
            [worker.join() for worker in workers]
    finally:
        events._listeners[AttachmentForgotten].remove(heard.append)
    assert state_of(sent) == State.FORGOTTEN
    assert len(heard) == 1


def test_every_chore_of_the_house_can_be_done_at_any_time(lasting_cast):
    """In an empty house and in one with a picture in every state."""
    chores = {name: chore for name, _, chore in wiring.periodic()}
    [chore() for chore in chores.values()]
    [make(lasting_cast.alice) for make in UNSENT_WAYS.values()]
    sent = a_sent_picture(uploader=lasting_cast.alice, room=lasting_cast.room)
    [chore() for chore in chores.values()]
    assert {"attachments.sweep", "storage.sweep", "storage.remove_orphans"} <= set(chores)
    assert state_of(sent) == State.SENT
