"""A5: whatever goes wrong in a check ends in *held*; what is refused leaves nothing; one worker wins."""

import threading
from dataclasses import replace

import pytest
from django.db import connection

from factories import scripted_checks
from faults import failing_disk, unwritable_log
from sudare.attachments import actions
from sudare.attachments.engines.scripted import ScriptedChecker, picture_of
from sudare.attachments.errors import NotReady
from sudare.attachments.events import AttachmentChecked
from sudare.attachments.models import Attachment, Rendition
from sudare.attachments.queries import told_to
from sudare.attachments.terms import State
from sudare.audit.models import Entry
from sudare.kit import events
from sudare.policy.terms import Decision
from sudare.storage import actions as storage
from sudare.storage.models import SealedObject
from sudare.storage.terms import ObjectState, Purpose


def receive(viewer) -> Attachment:
    return actions.receive(viewer=viewer, content=b"a picture", original_name="a.jpg")


def checked(attachment: Attachment, script=picture_of) -> Attachment:
    with scripted_checks(ScriptedChecker(script, is_for_tests=True)):
        actions.check(attachment_id=attachment.id)
    attachment.refresh_from_db()
    return attachment


def living(purpose: Purpose) -> int:
    return SealedObject.objects.filter(purpose=purpose).exclude(state=ObjectState.DESTROYED).count()


def raising(error: BaseException):
    def script(content: bytes):
        raise error

    return script


def without_a_rendition(content: bytes):
    picture = picture_of(content)
    del picture.opened.renditions["view"]
    return picture


FAULTS = {
    "the quarantine can't be read": {"disk": {"read": 0}},
    "the first rendition can't be written": {"disk": {"write": 0}},
    "the last rendition can't be written": {"disk": {"write": 2}},
    "the first rendition can't be finished": {"disk": {"finish": 0}},
    "the last rendition can't be finished": {"disk": {"finish": 2}},
    "the checker fails": {"script": raising(RuntimeError("broken"))},
    "the checker runs out of memory": {"script": raising(MemoryError())},
    "the checker forgets a rendition": {"script": without_a_rendition},
    "the checker answers nonsense": {"script": lambda content: None},
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_fault_in_any_stage_holds_the_picture(lasting_cast, fault):
    upload = receive(lasting_cast.alice)
    with failing_disk(**fault.get("disk", {})):
        checked(upload, fault.get("script", picture_of))
    assert upload.state == State.HELD
    assert upload.verdict["reasons"][0]["rule"] == "check_failed"
    assert not Rendition.objects.exists()
    assert living(Purpose.RENDITION) == 0
    assert living(Purpose.QUARANTINE) == 1
    actions.check_again(viewer=lasting_cast.alice, attachment_id=upload.id)
    assert checked(upload).state == State.CHECKED


def test_a_check_nobody_can_record_shows_nothing_and_is_found_again(lasting_cast):
    upload = receive(lasting_cast.alice)
    with unwritable_log():
        checked(upload)
    assert upload.state == State.CHECKING  # not even *held* could be written; its claim runs out
    assert not Rendition.objects.exists()
    assert living(Purpose.QUARANTINE) == 1


@pytest.mark.parametrize("decision", [Decision.UNREADABLE, Decision.NEVER])
def test_what_is_refused_leaves_nothing_but_the_reason(lasting_cast, decision):
    upload = checked(receive(lasting_cast.alice), lambda content: picture_of(content, decision))
    assert upload.state == State.REFUSED
    assert upload.verdict["decision"] == decision
    assert upload.verdict["reasons"] == [{"rule": "scripted", "policy": "scripted@1", "findings": []}]
    assert not SealedObject.objects.exclude(state=ObjectState.DESTROYED).exists()


def test_never_keeps_no_finding_either(cast):
    upload = checked(receive(cast.alice), lambda content: picture_of(content, Decision.NEVER))
    assert (upload.facts, upload.removed, upload.advice, upload.width_px) == ([], [], [], 0)


def test_what_is_held_is_kept_with_a_veil_for_whoever_reviews_it(cast):
    upload = checked(receive(cast.alice), lambda content: picture_of(content, Decision.HOLD))
    assert upload.state == State.HELD
    assert {made.name for made in upload.renditions.all()} == {"thumbnail", "view", "full", "veil"}
    assert living(Purpose.QUARANTINE) == 0
    with pytest.raises(NotReady):
        actions.check_again(viewer=cast.alice, attachment_id=upload.id)


def test_what_is_masked_is_shown_masked_and_nothing_else(cast):
    upload = checked(receive(cast.alice), lambda content: picture_of(content, Decision.MASK))
    assert upload.state == State.CHECKED
    shown = [b"".join(storage.open_sealed(object_id=made.sealed_id)) for made in upload.renditions.all()]
    assert sorted(shown) == [b"RIFF scripted masked " + name for name in (b"full", b"thumbnail", b"view")]
    assert upload.verdict["masks"] == [[0.25, 0.25, 0.5, 0.5]]


def unmasked(content: bytes):
    return replace(picture_of(content, Decision.MASK), masked={})


def covering_nothing(content: bytes):
    return picture_of(content, Decision.MASK, masks=())


@pytest.mark.parametrize("script", [unmasked, covering_nothing])
def test_a_mask_that_was_not_painted_is_a_hold(lasting_cast, script):
    upload = checked(receive(lasting_cast.alice), script)
    assert (upload.state, upload.verdict["reasons"][0]["rule"]) == (State.HELD, "check_failed")
    assert living(Purpose.RENDITION) == living(Purpose.ORIGINAL) == 0


def test_findings_are_told_to_the_sender_alone(cast):
    upload = checked(receive(cast.alice))
    told = told_to(user_id=cast.alice.user_id, attachment=upload)
    assert told.facts == ({"kind": "gps_location", "detail": ""},)
    assert told.removed == ("exif.gps",)
    assert told.verdict is not None
    for other in (cast.bob, cast.charlie):
        nothing = told_to(user_id=other.user_id, attachment=upload)
        assert (nothing.verdict, nothing.facts, nothing.removed, nothing.advice) == (None, (), (), ())


def test_the_log_keeps_the_verdict_and_no_content(cast):
    upload = checked(receive(cast.alice))
    entry = Entry.objects.get(verb="attachments:attachment:checked")
    assert (entry.subject_id, entry.actor_id) == (upload.id, None)
    assert entry.details == {"decision": "accept", "rules": []}


def test_of_two_workers_one_checks(lasting_cast):
    upload = receive(lasting_cast.alice)
    looked, together = [], threading.Barrier(2)

    def look(content: bytes):
        looked.append(content)
        return picture_of(content)

    def work() -> None:
        together.wait()
        try:
            actions.check(attachment_id=upload.id)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    with scripted_checks(ScriptedChecker(look, is_for_tests=True)):
        [worker.start() for worker in workers]
        [worker.join() for worker in workers]
    assert looked == [b"a picture"]
    assert Rendition.objects.count() == 3


def test_a_worker_that_lost_its_claim_changes_nothing(lasting_cast):
    upload = receive(lasting_cast.alice)

    def discarded_meanwhile(content: bytes):
        actions.discard(viewer=lasting_cast.alice, attachment_id=upload.id)
        return picture_of(content)

    assert checked(upload, discarded_meanwhile).state == State.DISCARDED
    assert not SealedObject.objects.exclude(state=ObjectState.DESTROYED).exists()
    assert not Rendition.objects.exists()


def test_the_end_of_a_check_is_announced_after_it_is_stored(lasting_cast):
    heard = []

    def listener(event: AttachmentChecked) -> None:
        heard.append(Attachment.objects.get(id=event.attachment_id).state)

    events.listen(AttachmentChecked, listener)
    try:
        checked(receive(lasting_cast.alice))
    finally:
        events._listeners[AttachmentChecked].remove(listener)
    assert heard == [State.CHECKED]
