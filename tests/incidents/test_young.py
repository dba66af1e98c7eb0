"""Whether a case concerns somebody young: by whom it marks, who is or was there, and by ages that say so clearly."""

import pytest

import factories
from cast import Cast
from factories import judged
from incidents.casework import a_trouble
from incidents.test_copies import EXPLICIT, filed
from incidents.test_pictures import Shop
from sudare.accounts import actions as accounts
from sudare.accounts.terms import Role, Viewer
from sudare.incidents import actions
from sudare.incidents.errors import CaseGone
from sudare.incidents.models import Case, PreservedPicture
from sudare.incidents.queries.pictures import Shown
from sudare.incidents.queries.young import concerns_somebody_young, is_of_age
from sudare.incidents.terms.cases import Memo, Reason
from sudare.incidents.terms.copies import CopyState
from sudare.kit.clock import now
from sudare.policy.terms import Decision
from sudare.reception import actions as reception
from sudare.rooms import actions as rooms
from sudare.rooms.models import RoomMember

pytestmark = pytest.mark.django_db
AGE = {"name": "age", "kind": "age_band", "is_required": True, "title": {"ja": "年齢", "en": "Age"}}


def mark(cast: Cast, who: Viewer) -> None:
    accounts.mark_minor(viewer=cast.alice, membership_id=who.membership_id, adult_id=cast.alice.user_id)


@pytest.mark.parametrize("words", ["18", "24歳", " ３０ ", "45才", "18さい", "31 years old", "約30歳", "about 40"])
def test_a_clear_age_of_a_grown_up(words: str) -> None:
    assert is_of_age(words)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "",
            "17",
            "17歳",
            "120",
            "十八",
            "18歳未満",
            "18歳以下",
            "もうすぐ18",
            "18になる",
            "18-",
            "18?",
            "18歳より下",
        ),
        *(
            "under 18",
            "not 18 yet",
            "almost 18",
            "約18歳",
            "about 18",
            "高3",
            "2004",
            "2004年生まれ",
            "18 or 17",
            "-18",
            "1.8",
        ),
    ],
)
def test_whatever_isnt_clear_counts_as_young(words: str) -> None:
    assert not is_of_age(words)


def test_a_case_of_grown_ups_concerns_nobody_young(cast: Cast) -> None:
    trouble = a_trouble(cast)
    assert not concerns_somebody_young(trouble.case)
    actions.write_memo(viewer=trouble.dora, report_id=trouble.tap.report_id, memo=Memo(own_age="24", where="at 17"))
    assert not concerns_somebody_young(trouble.case)
    actions.write_memo(viewer=trouble.dora, report_id=trouble.tap.report_id, memo=Memo(stated_age="18歳未満"))
    assert concerns_somebody_young(trouble.case)


def test_who_is_marked_in_the_room_counts_also_once_they_left(cast: Cast) -> None:
    trouble = a_trouble(cast)
    mark(cast, trouble.dora)
    assert concerns_somebody_young(trouble.case)
    RoomMember.objects.filter(room=trouble.room, user_id=trouble.dora.user_id).update(left_at=now())
    assert concerns_somebody_young(trouble.case)


@pytest.mark.parametrize(("stated", "is_young"), [("13_15", True), ("adult", False)])
def test_a_visitor_who_said_that_they_are_young_counts(cast: Cast, stated: str, is_young: bool) -> None:
    desk = factories.a_reception(owner=cast.alice, prechat=[AGE])
    agent = factories.a_viewer(organisation=cast.organisation, name="Eve", role=Role.AGENT)
    reception.seat_staff(viewer=cast.alice, desk_id=desk.desk_id, user_id=agent.user_id)
    entered, visit = factories.a_visit(desk, answers={"age": stated})
    reception.take(viewer=agent, visit_id=visit.pk)
    words = rooms.post(viewer=agent, room_id=visit.room_id, text="pay or else")
    tap = actions.report(viewer=entered.viewer, room_id=visit.room_id, message_id=words.pk, reason=Reason.THREAT)
    assert concerns_somebody_young(Case.objects.get(pk=tap.case_id)) is is_young


@pytest.mark.parametrize(("is_intimate", "copies"), [(True, 1), (False, 2)])
def test_once_somebody_young_is_there_not_even_the_blur_of_an_intimate_one_is_kept(
    cast: Cast, is_intimate: bool, copies: int
) -> None:
    shop = Shop(cast, is_intimate=is_intimate)
    assert PreservedPicture.objects.count() == 1
    mark(cast, shop.dora)
    room_id = shop.picture.room_id
    actions.report(viewer=shop.dora, room_id=room_id, attachment_id=shop.picture.pk, reason=Reason.PRIVACY)
    assert PreservedPicture.objects.count() == copies


def test_not_even_two_people_see_an_intimate_one_there(cast: Cast) -> None:
    shop = Shop(cast, is_intimate=True)
    shop.agree()
    assert b"view" in shop.see(shop.alice)
    mark(cast, shop.dora)
    assert [each.shown for each in actions.case_pictures(viewer=shop.alice, case_id=shop.case_id)] == [Shown.NEVER]
    for is_sharp in (True, False):
        with pytest.raises(CaseGone):
            shop.see(shop.alice, is_sharp=is_sharp)


def test_an_ordinary_one_is_seen_there_as_before(cast: Cast) -> None:
    shop = Shop(cast)
    mark(cast, shop.dora)
    assert b"view" in shop.see(shop.alice)


def test_a_copy_found_elsewhere_that_isnt_plainly_ordinary_counts_as_a_childs_there(cast: Cast) -> None:
    trouble = a_trouble(cast)
    mark(cast, trouble.dora)
    sheet = filed(trouble, judged(Decision.HOLD, findings=EXPLICIT))
    assert (sheet.state, sheet.is_kept) == (CopyState.TURNED_AWAY, False)
