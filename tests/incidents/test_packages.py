"""What is handed over: whole, signed, stamped now or later, whatever its author deleted first."""

import hashlib
import io
import json
import time
import zipfile
from datetime import timedelta

import pytest
from django.conf import settings

import factories
from cast import Cast
from incidents.casework import a_trouble
from sudare.audit import actions as audit
from sudare.audit.models import Entry
from sudare.evidence import verify
from sudare.evidence.errors import NoTimestamp
from sudare.incidents import actions
from sudare.incidents.models import Package, PreservedPicture
from sudare.incidents.terms.cases import Memo, Outcome, Reason
from sudare.kit.clock import now, standing_at
from sudare.kit.errors import StepUpNeeded
from sudare.rooms import actions as rooms
from sudare.rooms.models import Message
from sudare.storage.actions import open_sealed
from sudare.storage.models import SealedObject
from sudare.viewing import actions as viewing
from viewing.photographs import a_photograph, a_sent_photograph, sandbox

__all__ = ["sandbox"]


def opened(trouble, made: Package) -> dict[str, bytes]:
    content = actions.open_package(viewer=factories.proved(trouble.alice), package_id=made.pk)
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        return {name: found.read(name) for name in found.namelist()}


def test_a_package_holds_what_its_author_deleted_and_checks_without_us(cast: Cast) -> None:
    trouble = a_trouble(cast, text="pay or else")
    rooms.delete(viewer=trouble.bob, message_id=trouble.message.pk)
    actions.write_memo(viewer=trouble.dora, report_id=trouble.tap.report_id, memo=Memo(demanded="5000 yen"))
    made = actions.package(viewer=trouble.alice, case_id=trouble.case.pk)
    with pytest.raises(StepUpNeeded):
        actions.open_package(viewer=trouble.alice, package_id=made.pk)
    content = actions.open_package(viewer=factories.proved(trouble.alice), package_id=made.pk)
    found = verify(content)
    assert (found.is_whole, found.faults, found.stamp.state) == (True, (), "pending")
    assert not made.is_stamped
    files = opened(trouble, made)
    said = json.loads(files["messages.json"])
    assert "pay or else" in json.dumps(said, ensure_ascii=False)
    assert "5000 yen" in files["memo.json"].decode()
    taken = Entry.objects.filter(verb="incidents:case:package_taken").first()
    assert taken.details == {"package": str(made.pk), "sha": made.sha256}


def test_one_byte_more_or_less_is_found(cast: Cast) -> None:
    trouble = a_trouble(cast)
    made = actions.package(viewer=trouble.alice, case_id=trouble.case.pk)
    content = bytearray(actions.open_package(viewer=factories.proved(trouble.alice), package_id=made.pk))
    place = content.find(b"pay or else")
    assert place > 0
    content[place] ^= 1
    assert not verify(bytes(content)).is_whole


@pytest.mark.django_db(transaction=True)
def test_plain_pictures_go_in_with_who_saw_them_also_when_deleted_since(
    lasting_cast: Cast, sandbox, real_marks
) -> None:
    cast = lasting_cast
    dora = factories.a_viewer(organisation=cast.organisation, name="Dora")
    room = factories.a_room(organisation=cast.organisation, members=[cast.bob, dora])
    picture = a_sent_photograph(a_photograph(), uploader=cast.bob, room=room, sandbox=sandbox)
    pictures = type(picture).objects.filter(pk=picture.pk)
    pictures.update(is_veiled=False)  # as an ordinary one is
    b"".join(viewing.deliver(viewer=dora, attachment_id=picture.pk, name="view").chunks)
    done = actions.report(viewer=dora, room_id=room.pk, attachment_id=picture.pk, reason=Reason.PRIVACY)
    copy = PreservedPicture.objects.get()
    rooms.delete(viewer=cast.bob, message_id=picture.message_id)
    audit.publish_checkpoints()
    files = handed_over(cast, done.case_id)
    (shown,) = [name for name in files if name.startswith("pictures/")]
    assert hashlib.sha256(files[shown]).hexdigest() == copy.sha256
    (look,) = json.loads(files["views.json"])["views"]
    assert (look["viewer"], look["proof"]["sequence"] > 0) == ("Dora", True)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("reason", [Reason.SEXUAL, Reason.MINOR])
def test_of_an_intimate_picture_only_its_hash_goes_in(lasting_cast: Cast, sandbox, reason: Reason) -> None:
    cast = lasting_cast
    dora = factories.a_viewer(organisation=cast.organisation, name="Dora")
    room = factories.a_room(organisation=cast.organisation, members=[cast.bob, dora])
    picture = a_sent_photograph(a_photograph(), uploader=cast.bob, room=room, sandbox=sandbox)
    sealed = picture.renditions.get(name="view").sha256
    done = actions.report(viewer=dora, room_id=room.pk, attachment_id=picture.pk, reason=reason)
    assert [one.is_blur for one in PreservedPicture.objects.all()] == [True] * (reason is Reason.SEXUAL)
    files = handed_over(cast, done.case_id)
    assert not [name for name in files if name.startswith("pictures/")]
    assert sealed in files["messages.json"].decode()


def handed_over(cast: Cast, case_id) -> dict[str, bytes]:
    made = actions.package(viewer=cast.alice, case_id=case_id)
    content = actions.open_package(viewer=factories.proved(cast.alice), package_id=made.pk)
    assert verify(content).is_whole
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        return {name: found.read(name) for name in found.namelist()}


class Refusing:
    def stamp(self, signature: bytes) -> bytes:
        raise NoTimestamp


def test_without_an_authority_it_waits_and_is_asked_again(cast: Cast) -> None:
    trouble = a_trouble(cast)
    actions.stamp_with(Refusing())
    try:
        made = actions.package(viewer=trouble.alice, case_id=trouble.case.pk)
        assert not made.is_stamped
        with standing_at(now() + timedelta(minutes=11)):
            actions.complete_stamps()
        tried = Package.objects.get()
        assert tried.stamp_tried_at > made.stamp_tried_at
        assert verify(b"".join(files_of(tried))).is_whole
    finally:
        actions.stamp_with(None)


def files_of(made: Package):
    return open_sealed(object_id=made.sealed_id)


def test_five_hundred_messages_take_less_than_ten_seconds(cast: Cast) -> None:
    """Processor time: how busy the machine is with others is not what is promised."""
    dora = factories.a_viewer(organisation=cast.organisation, name="Dora")
    room = rooms.open_direct(viewer=cast.bob, user_id=dora.user_id)
    Message.objects.bulk_create(
        Message(room=room, author_id=cast.bob.user_id, sequence=number, text=f"言葉 {number} " * 5)
        for number in range(10, 510)
    )
    begun = time.process_time()
    done = actions.report(viewer=dora, room_id=room.pk, reason=Reason.THREAT)
    made = actions.package(viewer=cast.alice, case_id=done.case_id)
    assert made.messages == 500
    assert time.process_time() - begun < 10


def test_long_after_it_was_closed_what_was_preserved_goes(cast: Cast) -> None:
    trouble = a_trouble(cast)
    actions.package(viewer=trouble.alice, case_id=trouble.case.pk)
    actions.decide(viewer=trouble.alice, case_id=trouble.case.pk, outcome=Outcome.NOTHING, told_reporter="seen")
    actions.close(viewer=trouble.alice, case_id=trouble.case.pk)
    living = SealedObject.objects.filter(purpose="evidence", destroyed_at=None)
    actions.forget_old_cases()
    assert living.count() == 2
    with standing_at(now() + timedelta(days=settings.CASE_DAYS + 1)):
        actions.forget_old_cases()
    assert living.count() == 0
