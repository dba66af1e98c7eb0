"""Pictures of a case before whoever handles it: on record, marked, counted; intimate ones by two, a child's by nobody."""

import pytest

import factories
from cast import Cast
from doorbell import a_browser
from factories import a_judged_picture, judged, scripted_checks
from sudare.accounts.terms import Role
from sudare.attachments import actions as attachments
from sudare.audit.models import Entry
from sudare.imaging.answers import THUMBNAIL_PX
from sudare.imaging.plain import size_of
from sudare.incidents import actions
from sudare.incidents.errors import CaseGone, SecondPersonNeeded
from sudare.incidents.models import Case, PreservedPicture
from sudare.incidents.queries.pictures import Shown
from sudare.incidents.terms.cases import Answer, ApprovalKind, Reason
from sudare.policy.terms import Decision
from sudare.rooms import actions as rooms
from sudare.storage.actions import open_sealed, seal
from sudare.storage.terms import Purpose
from sudare.viewing import actions as viewing
from sudare.viewing.models import ViewCode
from viewing.photographs import a_photograph, sandbox

__all__ = ["sandbox"]
pytestmark = pytest.mark.django_db


class Shop:
    """Bob sent Dora a picture, which she reported; Alice and Ann may handle cases, Eve sits elsewhere in the house."""

    def __init__(self, cast: Cast, *, reason: Reason = Reason.PRIVACY, is_intimate: bool = False) -> None:
        self.cast, self.alice, self.bob, self.charlie = cast, cast.alice, cast.bob, cast.charlie
        here = cast.organisation
        self.dora = factories.a_viewer(organisation=here, name="Dora")
        self.ann = factories.a_viewer(organisation=here, name="Ann", role=Role.ADMIN)
        self.agent = factories.a_viewer(organisation=here, name="Eve", role=Role.AGENT)
        self.auditor = factories.a_viewer(organisation=here, name="Ivo", role=Role.AUDITOR)
        room = factories.a_room(organisation=here, members=[cast.bob, self.dora])
        self.picture = a_judged_picture(Decision.ACCEPT, uploader=cast.bob, room=room, is_veiled=is_intimate)
        attachments.confirm(viewer=cast.bob, attachment_id=self.picture.pk)
        self.message = rooms.post(viewer=cast.bob, room_id=room.pk, text="", attachment_ids=[self.picture.pk])
        self.tap = actions.report(viewer=self.dora, room_id=room.pk, attachment_id=self.picture.pk, reason=reason)
        self.case_id = self.tap.case_id

    def see(self, viewer, *, is_sharp: bool = True) -> bytes:
        found = PreservedPicture.objects.get()
        delivery = actions.see_picture(viewer=viewer, case_id=self.case_id, picture_id=found.pk, is_sharp=is_sharp)
        return b"".join(delivery.chunks)

    def agree(self) -> None:
        asked = actions.escalate(
            viewer=self.alice, case_id=self.case_id, kind=ApprovalKind.SEE_PICTURES, words="to judge it"
        )
        actions.answer_approval(viewer=factories.proved(self.ann), approval_id=asked.pk, answer=Answer.YES)


def test_an_ordinary_one_is_marked_for_the_reviewer_recorded_and_counted(cast: Cast) -> None:
    shop = Shop(cast)
    assert b" marked " in shop.see(shop.alice)
    code = ViewCode.objects.get(user_id=shop.alice.user_id)
    entry = Entry.objects.get(verb="incidents:case:picture_seen")
    assert (entry.actor_id, entry.subject_id, entry.sequence) == (shop.alice.user_id, shop.case_id, code.sequence)
    assert entry.details["picture"] == str(PreservedPicture.objects.get().pk)
    assert str(shop.picture.pk) not in str(entry.details)  # the log alone must not lead to whoever is concerned
    assert actions.exposure_today(shop.alice).seconds > 0
    assert actions.exposure_today(shop.ann).seconds == 0
    assert shop.see(shop.alice) != shop.see(shop.ann)


def test_what_leaves_at_the_first_press_is_a_blur_marked_and_recorded_as_one(cast: Cast) -> None:
    shop = Shop(cast)
    sharp = b"".join(open_sealed(object_id=PreservedPicture.objects.get().sealed_id))
    blurred = shop.see(shop.alice, is_sharp=False)
    assert sharp not in blurred
    assert b"veil" in blurred
    code = ViewCode.objects.get(user_id=shop.alice.user_id)
    assert blurred.endswith(f" marked {code.number}".encode())
    entry = Entry.objects.get(verb="incidents:case:picture_opened")
    assert (entry.subject_id, entry.details["rendition"], entry.sequence) == (shop.case_id, "veil", code.sequence)
    assert not Entry.objects.filter(verb="incidents:case:picture_seen").exists()
    assert actions.exposure_today(shop.alice).seconds == 0
    assert sharp in shop.see(shop.alice)
    assert Entry.objects.get(verb="incidents:case:picture_seen").details["rendition"] == "view"


def test_the_real_blur_is_small_and_says_whose_it_is(cast: Cast, real_marks, sandbox) -> None:
    shop = Shop(cast)
    view = sandbox.open(a_photograph()).renditions["view"].content
    kept = seal(organisation_id=cast.organisation.pk, purpose=Purpose.EVIDENCE, content=view)
    PreservedPicture.objects.update(sealed=kept, media_type="image/jpeg")
    blurred = shop.see(shop.alice, is_sharp=False)
    assert max(size_of(blurred)) == THUMBNAIL_PX
    found = real_marks.find(blurred, real_marks.veil(view).content)
    assert found.number == ViewCode.objects.get(user_id=shop.alice.user_id).number
    assert max(size_of(shop.see(shop.alice))) > 2 * THUMBNAIL_PX


def test_who_sent_it_doesnt_read_in_their_list_that_somebody_looked_for_a_case(cast: Cast) -> None:
    shop = Shop(cast)
    shop.see(shop.ann)
    seen = viewing.views_of(viewer=shop.bob, attachment_id=shop.picture.pk)
    assert "Ann" not in {line.name for line in seen.lines}


def test_it_can_still_be_seen_when_its_sender_deleted_it(cast: Cast) -> None:
    shop = Shop(cast)
    rooms.delete(viewer=shop.bob, message_id=shop.message.pk)
    assert b"view" in shop.see(shop.alice)


def test_an_intimate_one_needs_two_people(cast: Cast) -> None:
    shop = Shop(cast, is_intimate=True)
    assert [each.shown for each in actions.case_pictures(viewer=shop.alice, case_id=shop.case_id)] == [Shown.TWO_PEOPLE]
    with pytest.raises(SecondPersonNeeded):
        shop.see(shop.alice)
    shop.agree()
    assert b"view" not in shop.see(shop.alice, is_sharp=False)
    assert b"view" in shop.see(shop.alice)
    rooms.delete(viewer=shop.bob, message_id=shop.message.pk)
    assert b"veil" in shop.see(shop.alice)  # no case has a copy of it
    assert not actions.case_pictures(viewer=shop.alice, case_id=shop.case_id)[0].has_sharp


def test_where_a_minor_is_concerned_nobody_sees_any(cast: Cast) -> None:
    shop = Shop(cast)
    shop.agree()
    Case.objects.update(is_minor_concerned=True)  # somebody told so later
    assert [each.shown for each in actions.case_pictures(viewer=shop.alice, case_id=shop.case_id)] == [Shown.NEVER]
    with pytest.raises(CaseGone):
        shop.see(shop.alice)
    with pytest.raises(CaseGone):
        shop.see(shop.alice, is_sharp=False)
    assert not Entry.objects.filter(verb__startswith="incidents:case:picture_").exists()
    page = a_browser(shop.alice).get(f"/cases/{shop.case_id}/preserved/{shop.tap.report_id}/").content.decode()
    assert f"/pictures/{PreservedPicture.objects.get().pk}" not in page


def test_nobody_else_sees_any_over_http(cast: Cast) -> None:
    shop = Shop(cast)
    door = f"/api/v1/cases/{shop.case_id}/pictures"
    found = PreservedPicture.objects.get().pk
    for viewer in (shop.bob, shop.dora, shop.agent, shop.auditor, shop.charlie):
        for address in (door, f"{door}/{found}", f"{door}/{found}?sharp=true"):
            assert a_browser(viewer).get(address).status_code == 404, viewer.name
    answer = a_browser(shop.alice).get(f"{door}/{found}")
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
    assert b"view" not in answer.content
    assert b"view" in a_browser(shop.alice).get(f"{door}/{found}?sharp=true").content
    assert a_browser(shop.alice).get(door).json()["items"][0]["shown"] == "yes"


def test_a_copy_found_elsewhere_is_shown_by_the_same_door(cast: Cast) -> None:
    shop = Shop(cast)
    filed = actions.file_copy(viewer=shop.alice, case_id=shop.case_id, content=b"found")
    with scripted_checks(judged(Decision.ACCEPT)):
        actions.look_into_copy(copy_id=filed.pk)
    delivery = actions.see_picture(viewer=shop.alice, case_id=shop.case_id, picture_id=filed.pk)
    assert b" marked " in b"".join(delivery.chunks)


def test_the_page_opens_none_by_itself(cast: Cast) -> None:
    shop = Shop(cast)
    page = a_browser(shop.alice).get(f"/cases/{shop.case_id}/preserved/{shop.tap.report_id}/").content.decode()
    assert f"/api/v1/cases/{shop.case_id}/pictures/" in page
    assert page.count('loading="lazy"') == 2
    assert page.index("data-hard") < page.index("?sharp=true")
