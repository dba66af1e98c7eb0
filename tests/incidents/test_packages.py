"""What is handed over: whole, signed, stamped now or later, whatever its author deleted first."""

import hashlib
import io
import json
import time
import zipfile
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.conf import settings
from PIL import Image

import factories
from cast import Cast
from doorbell import a_browser, prove
from incidents.casework import a_trouble
from sudare.accounts.actions import mark_minor
from sudare.accounts.terms import Viewer
from sudare.attachments.engines.sandboxed import SandboxedChecker
from sudare.attachments.models import Attachment
from sudare.audit import actions as audit
from sudare.audit.models import Entry
from sudare.evidence import BLUR_MAX_PX, verify
from sudare.evidence.errors import NoTimestamp
from sudare.imaging import small
from sudare.imaging.errors import NoSandbox
from sudare.imaging.plain import size_of
from sudare.imaging.sandbox import Sandbox
from sudare.incidents import actions
from sudare.incidents.errors import PackageOutdated
from sudare.incidents.models import Case, Package, PreservedPicture
from sudare.incidents.terms.cases import Memo, Outcome, Reason, Tap
from sudare.kit.clock import now, standing_at
from sudare.kit.errors import StepUpNeeded
from sudare.policy.presets import preset
from sudare.rooms import actions as rooms
from sudare.rooms.models import Message
from sudare.rooms.queries import minors
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
    assert colours_in(files["screens/0001.png"]) > 1_000  # drawn, and no frame in its place
    (look,) = json.loads(files["views.json"])["views"]
    assert (look["viewer"], look["proof"]["sequence"] > 0) == ("Dora", True)


@dataclass
class Shown:
    """An intimate picture, and the report of it."""

    cast: Cast
    dora: Viewer
    picture: Attachment
    tap: Tap

    def pictures(self) -> dict[str, bytes]:
        """Those in the package; the hash of this one stands in it whatever else does."""
        files = handed_over(self.cast, self.tap.case_id)
        assert self.picture.renditions.get(name="view").sha256 in files["messages.json"].decode()
        return {name: content for name, content in files.items() if name.startswith("pictures/")}


def an_intimate_one(cast: Cast, sandbox: Sandbox, reason: Reason = Reason.SEXUAL) -> Shown:
    dora = factories.a_viewer(organisation=cast.organisation, name="Dora")
    room = factories.a_room(organisation=cast.organisation, members=[cast.bob, dora])
    picture = a_sent_photograph(a_photograph(), uploader=cast.bob, room=room, sandbox=sandbox)
    tap = actions.report(viewer=dora, room_id=room.pk, attachment_id=picture.pk, reason=reason)
    return Shown(cast, dora, picture, tap)


@pytest.mark.django_db(transaction=True)
def test_of_an_intimate_picture_a_heavy_blur_goes_in(lasting_cast: Cast, sandbox) -> None:
    shown = an_intimate_one(lasting_cast, sandbox)
    ((name, content),) = shown.pictures().items()
    assert name == f"pictures/{shown.picture.pk}-blur.png"
    assert max(size_of(content) or ()) == BLUR_MAX_PX
    files = handed_over(lasting_cast, shown.tap.case_id)
    assert name in files["index.html"].decode()
    assert "強くぼかしたもの" in files["index.html"].decode()


@pytest.mark.django_db(transaction=True)
def test_of_a_childs_picture_nothing_is_unsealed(lasting_cast: Cast, sandbox, monkeypatch) -> None:
    monkeypatch.setattr(SandboxedChecker, "small", lambda *_: pytest.fail("a child's picture was opened"))
    shown = an_intimate_one(lasting_cast, sandbox, Reason.MINOR)
    assert not PreservedPicture.objects.exists()
    assert not shown.pictures()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "memo", [Memo(own_age="16"), Memo(own_age="24", stated_age="十七さい"), Memo(stated_age="2009年生まれ")]
)
def test_who_may_be_young_by_what_was_written_down_counts_as_a_child(lasting_cast: Cast, sandbox, memo: Memo) -> None:
    shown = an_intimate_one(lasting_cast, sandbox)
    actions.write_memo(viewer=shown.dora, report_id=shown.tap.report_id, memo=memo)
    assert not shown.pictures()


@pytest.mark.django_db(transaction=True)
def test_a_case_that_came_to_concern_a_child_shows_nothing_more(lasting_cast: Cast, sandbox) -> None:
    shown = an_intimate_one(lasting_cast, sandbox)
    actions.write_memo(viewer=shown.dora, report_id=shown.tap.report_id, memo=Memo(own_age="24歳", stated_age="30"))
    assert len(shown.pictures()) == 1
    Case.objects.update(is_minor_concerned=True)
    assert not shown.pictures()


@pytest.mark.django_db(transaction=True)
def test_where_the_rules_are_made_for_minors_an_intimate_picture_counts_as_a_childs(
    lasting_cast: Cast, sandbox, monkeypatch
) -> None:
    shown = an_intimate_one(lasting_cast, sandbox)
    monkeypatch.setattr(minors, "policy_in_force", lambda **_: preset("school"))
    assert not shown.pictures()


@pytest.mark.django_db(transaction=True)
def test_where_somebody_in_the_room_is_marked_an_intimate_picture_counts_as_a_childs(
    lasting_cast: Cast, sandbox
) -> None:
    shown = an_intimate_one(lasting_cast, sandbox)
    assert len(shown.pictures()) == 1
    alice = lasting_cast.alice
    mark_minor(viewer=alice, membership_id=shown.dora.membership_id, adult_id=alice.user_id)
    assert not shown.pictures()


@pytest.mark.django_db(transaction=True)
def test_without_a_sandbox_there_are_words_and_hashes(lasting_cast: Cast, sandbox, monkeypatch) -> None:
    shown = an_intimate_one(lasting_cast, sandbox)
    monkeypatch.setattr(small, "Sandbox", broken_pool)
    assert not shown.pictures()
    assert "性的な写真(写しなし。値だけ)" in handed_over(lasting_cast, shown.tap.case_id)["index.html"].decode()


@pytest.mark.django_db(transaction=True)
def test_one_made_before_somebody_young_was_known_to_be_concerned_is_made_anew(lasting_cast: Cast, sandbox) -> None:
    shown, alice = an_intimate_one(lasting_cast, sandbox), factories.proved(lasting_cast.alice)
    early = actions.package(viewer=alice, case_id=shown.tap.case_id)
    actions.open_package(viewer=alice, package_id=early.pk)
    mark_minor(viewer=alice, membership_id=shown.dora.membership_id, adult_id=alice.user_id)
    with pytest.raises(PackageOutdated):
        actions.open_package(viewer=alice, package_id=early.pk)
    assert Entry.objects.filter(verb="incidents:case:package_taken").count() == 1
    assert not shown.pictures()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_sure", [True, False])
def test_one_with_an_ordinary_picture_is_made_anew_only_where_a_child_is_concerned(
    lasting_cast: Cast, sandbox, is_sure: bool
) -> None:
    cast, alice = lasting_cast, factories.proved(lasting_cast.alice)
    dora = factories.a_viewer(organisation=cast.organisation, name="Dora")
    room = factories.a_room(organisation=cast.organisation, members=[cast.bob, dora])
    picture = a_sent_photograph(a_photograph(), uploader=cast.bob, room=room, sandbox=sandbox)
    Attachment.objects.filter(pk=picture.pk).update(is_veiled=False)
    tap = actions.report(viewer=dora, room_id=room.pk, attachment_id=picture.pk, reason=Reason.PRIVACY)
    early = actions.package(viewer=alice, case_id=tap.case_id)
    mark_minor(viewer=alice, membership_id=dora.membership_id, adult_id=alice.user_id)
    Case.objects.update(is_minor_concerned=is_sure)
    with pytest.raises(PackageOutdated) if is_sure else nullcontext():
        actions.open_package(viewer=alice, package_id=early.pk)


def test_one_that_holds_no_picture_is_taken_along_as_before(cast: Cast) -> None:
    trouble = a_trouble(cast)
    made = actions.package(viewer=trouble.alice, case_id=trouble.case.pk)
    Case.objects.update(is_minor_concerned=True)
    assert opened(trouble, made)


@pytest.mark.django_db(transaction=True)
def test_whoever_takes_it_along_reads_what_to_do(lasting_cast: Cast, sandbox) -> None:
    shown, browser = an_intimate_one(lasting_cast, sandbox), a_browser(lasting_cast.alice)
    made = actions.package(viewer=lasting_cast.alice, case_id=shown.tap.case_id)
    Case.objects.update(is_minor_concerned=True)
    prove(browser, lasting_cast.alice)
    page = browser.get(f"/cases/packages/{made.pk}/")
    assert page.status_code == 409
    assert "Please make a new one in the case" in page.content.decode()


def broken_pool(**_: object) -> Sandbox:
    raise NoSandbox


def handed_over(cast: Cast, case_id) -> dict[str, bytes]:
    made = actions.package(viewer=cast.alice, case_id=case_id)
    content = actions.open_package(viewer=factories.proved(cast.alice), package_id=made.pk)
    assert verify(content).is_whole
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        return {name: found.read(name) for name in found.namelist()}


def colours_in(screen: bytes) -> int:
    with Image.open(io.BytesIO(screen)) as drawn:
        return len(drawn.convert("RGB").getcolors(drawn.width * drawn.height) or ())


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
