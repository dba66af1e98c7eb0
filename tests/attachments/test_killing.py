"""Killing a worker in any state loses nothing and shows nothing."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command

from factories import a_judged_picture, scripted_checks
from faults import child_environment
from sudare.attachments import actions
from sudare.attachments.actions.desk import the_queue
from sudare.attachments.actions.notation import edit_of
from sudare.attachments.actions.upkeep import lease
from sudare.attachments.errors import NotReady
from sudare.attachments.models import Attachment, Rendition
from sudare.attachments.terms import State
from sudare.audit.queries import verify_chain
from sudare.imaging.terms import Box, Edit
from sudare.kit.clock import now, standing_at
from sudare.kit.errors import NotFound
from sudare.policy.terms import Decision
from sudare.storage import actions as storage
from sudare.storage.actions.place import the_store
from sudare.storage.models import SealedObject
from sudare.storage.terms import ObjectState
from sudare.viewing.actions import deliver
from sudare.viewing.engines.scripted import without_mark

WORKER = Path(__file__).parent.parent / "doomed_worker.py"


def killed_at(stage: str, *more: str) -> None:
    """Start a worker, wait until it stands at ``stage``, and kill it as the kernel would."""
    worker = subprocess.Popen(
        [sys.executable, WORKER, stage, *more], stdout=subprocess.PIPE, env=child_environment(), text=True
    )
    try:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "there\n"
    finally:
        os.kill(worker.pid, signal.SIGKILL)
        worker.communicate()


def worked() -> None:
    """A worker that does everything that waits, and ends."""
    with scripted_checks():
        call_command("db_worker", queue_name="check", batch=True, interval=0, startup_delay=False, verbosity=0)


def upload(viewer) -> Attachment:
    return actions.receive(viewer=viewer, content=b"a picture", original_name="a.jpg")


def living() -> set:
    return set(SealedObject.objects.exclude(state=ObjectState.DESTROYED).values_list("id", flat=True))


def stored() -> set:
    return {object_id for object_id, _ in the_store().everything()}


@pytest.mark.parametrize("stage", ["opening", "checking", "sealing", "storing"])
def test_a_worker_killed_in_a_check_shows_nothing_and_loses_nothing(lasting_cast, stage):
    attachment = upload(lasting_cast.alice)
    killed_at(stage)
    attachment.refresh_from_db()
    assert attachment.state == State.CHECKING
    assert not Rendition.objects.exists()
    with pytest.raises(NotFound):
        deliver(viewer=lasting_cast.alice, attachment_id=attachment.id, name="full")
    with standing_at(now() + lease() + timedelta(seconds=1)):
        actions.sweep()
    assert the_queue().waiting() == {attachment.id}
    worked()
    attachment.refresh_from_db()
    assert (attachment.state, attachment.checks_started) == (State.CHECKED, 2)
    assert b"".join(deliver(viewer=lasting_cast.alice, attachment_id=attachment.id, name="full").chunks)
    assert_nothing_else_is_left(attachment)


def test_a_worker_killed_right_after_the_verdict_leaves_only_noise(lasting_cast):
    attachment = upload(lasting_cast.alice)
    killed_at("clearing")
    attachment.refresh_from_db()
    assert attachment.state == State.CHECKED
    assert_nothing_else_is_left(attachment)


@pytest.mark.parametrize("stage", ["drawing", "sealing", "storing"])
def test_a_worker_killed_while_it_draws_shows_nothing_less_covered_and_loses_nothing(lasting_cast, stage):
    alice, wanted = lasting_cast.alice, Edit(masks=(Box(0.1, 0.1, 0.3, 0.3),))
    picture = a_judged_picture(Decision.MASK, uploader=alice, room=lasting_cast.room)
    before = _shown(alice, picture)
    actions.edit(viewer=alice, attachment_id=picture.id, edit=wanted)
    killed_at(stage)
    picture.refresh_from_db()
    assert picture.state == State.EDITING
    assert set(picture.renditions.values_list("sealed_id", flat=True)) <= living()
    with pytest.raises(NotReady):
        actions.confirm(viewer=alice, attachment_id=picture.id)
    with standing_at(now() + lease() + timedelta(seconds=1)):
        actions.sweep()
    worked()
    picture.refresh_from_db()
    assert (picture.state, edit_of(picture.edit)) == (State.CHECKED, wanted)
    assert _shown(alice, picture) != before


def _shown(viewer, picture: Attachment) -> bytes:
    return without_mark(b"".join(deliver(viewer=viewer, attachment_id=picture.id, name="full").chunks))


def assert_nothing_else_is_left(attachment: Attachment) -> None:
    """After the next rounds of the sweeps there is the name, three renditions, and no other key or file."""
    with standing_at(now() + timedelta(minutes=11)):
        actions.sweep()
        storage.remove_orphans()
    own = {attachment.original_name_id, *attachment.renditions.values_list("sealed_id", flat=True)}
    assert len(own) == 4
    assert living() == own
    assert stored() == own
    assert verify_chain(attachment.organisation_id).is_whole


@pytest.mark.parametrize("stage", ["receiving", "receiving_late"])
def test_a_web_process_killed_while_receiving_leaves_nothing(lasting_cast, stage):
    alice = lasting_cast.alice
    killed_at(stage, str(alice.user_id), str(alice.organisation_id), str(alice.membership_id))
    assert not Attachment.objects.exists()
    assert living()  # it had begun to seal
    with standing_at(now() + timedelta(minutes=11)):
        actions.sweep()
        storage.remove_orphans()
    assert living() == stored() == set()
