"""A school counsellor's desk: set up in one step, its own rules, and closed to everybody who doesn't sit at it."""

import pytest

import factories
from cast import Cast
from doorbell import a_browser
from sudare.accounts.models import Minor
from sudare.accounts.terms import Role
from sudare.kit.errors import NotFound
from sudare.reception import actions as reception
from sudare.reception.access import access_staffed, access_visit
from sudare.reception.models import DeskStaff, Reception
from sudare.rooms.access import access_room
from sudare.rooms.errors import MinorsRoom
from sudare.rulebook.queries import policy_in_force
from sudare.senders import actions as senders


@pytest.fixture
def desk(cast: Cast) -> Reception:
    answer = a_browser(cast.alice).post("/desks/new/", {"name": "Counsellor", "profile": "counsellor"})
    assert answer.status_code == 302, answer.content.decode()
    return Reception.objects.select_related("desk").get(desk__name="Counsellor")


def test_it_begins_with_hours_questions_and_rules_of_its_own_and_nobody_sits_there_yet(cast: Cast, desk) -> None:
    rules = policy_in_force(organisation_id=cast.organisation.pk, desk_id=desk.pk)
    assert (rules.profile, rules.ai, rules.sharing, rules.minors, rules.retention_days) == (
        "counsellor",
        "off",
        "off",
        True,
        90,
    )
    assert policy_in_force(organisation_id=cast.organisation.pk).profile == "shop"
    assert desk.hours["mon"] == [["12:30", "13:30"], ["15:00", "17:00"]]
    assert not any(question["is_required"] for question in desk.prechat)
    assert "0120-0-78310" in desk.house_rules["ja"]
    assert not DeskStaff.objects.filter(desk_id=desk.pk).exists()


def test_the_wizard_says_what_it_begins_with_and_what_is_different(cast: Cast) -> None:
    page = a_browser(cast.alice).get("/desks/new/").content.decode()
    assert page.count("What the desk begins with") == 1
    assert "A place of children: No → <strong>Yes</strong>" in page


def test_only_its_counsellors_see_it_and_they_see_nothing_else(cast: Cast, desk) -> None:
    counsellor, agent = (factories.a_viewer(organisation=cast.organisation, role=Role.AGENT) for _ in "ab")
    other = factories.a_reception(owner=cast.alice)
    reception.seat_staff(viewer=cast.alice, desk_id=desk.pk, user_id=counsellor.user_id)
    reception.seat_staff(viewer=cast.alice, desk_id=other.pk, user_id=agent.user_id)
    _, inside = factories.a_visit(desk)
    _, outside = factories.a_visit(other)
    assert access_visit(viewer=counsellor, visit_id=inside.pk)
    reception.take(viewer=counsellor, visit_id=inside.pk)
    assert access_room(viewer=counsellor, room_id=inside.room_id)
    for nosy, visit in ((cast.alice, inside), (agent, inside), (cast.bob, inside), (counsellor, outside)):
        with pytest.raises(NotFound):
            access_visit(viewer=nosy, visit_id=visit.pk)
        with pytest.raises(NotFound):
            access_room(viewer=nosy, room_id=visit.room_id)
    with pytest.raises(NotFound):
        access_staffed(viewer=counsellor, desk_id=other.pk)


def test_nothing_leaves_it_also_where_no_age_was_stated(cast: Cast, desk) -> None:
    counsellor = factories.a_viewer(organisation=cast.organisation, role=Role.AGENT)
    reception.seat_staff(viewer=cast.alice, desk_id=desk.pk, user_id=counsellor.user_id)
    entered, visit = factories.a_visit(desk)
    reception.take(viewer=counsellor, visit_id=visit.pk)
    assert not Minor.objects.exists()
    with pytest.raises(MinorsRoom):
        senders.make_link(viewer=entered.viewer, room_id=visit.room_id, user_id=entered.viewer.user_id, days=7)
