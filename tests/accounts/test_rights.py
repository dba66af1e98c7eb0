"""E5: every principal against every right, written out a second time, so that the table must be wrong in two places."""

import pytest

import factories
from cast import Cast
from sudare.accounts import actions, errors
from sudare.accounts.models import Membership
from sudare.accounts.terms import (
    LAYER_OF,
    LAYERS_AT,
    RIGHTS,
    SEATS,
    BreakGlass,
    Layer,
    Machine,
    Place,
    Right,
    Role,
    Viewer,
)
from sudare.kit.ids import new_id
from sudare.web.names import RIGHT_NAMES, ROLE_NAMES, ROLE_NOTES

WHO = ["owner", "admin", "supervisor", "agent", "member", "auditor", "visitor", "ai"]
#                     O A S A M A V I
TABLE = {
    "see_pictures": "x x x x x . x x",
    "see_views": "x x x . . . . .",
    "supervise": "x x x . . . . .",
    "review": "x x x . . . . .",
    "unmask": "x x x . . . . .",
    "read_log": "x x . . . x . .",
    "trace": "x x . . . x . .",
    "talk": "x x x x x . x .",
    "open_rooms": "x x x x x . . .",
    "approve": "x x x x . . . .",
    "moderate": "x x . . . . . .",
    "invite": "x x x . . . . .",
    "manage_people": "x x . . . . . .",
    "manage_organisation": "x . . . . . . .",
    "change_policy": "x x . . . . . .",
    "hold": "x x . . . . . .",
    "delete_any": "x x . . . . . .",
    "download": "x x x x x . . .",
    "export": "x x . . . . . .",
    "share_outside": "x x x . . . . .",
    "handle_cases": "x x . . . . . .",
}
FROM_THE_DESK = {"see_pictures", "see_views", "supervise", "review", "unmask", "read_log", "trace"}


def principal(name: str) -> Role | Machine:
    return Machine.AI if name == "ai" else Role(name)


def a_viewer(role: Role, **how) -> Viewer:
    return Viewer(new_id(), new_id(), new_id(), role, "Somebody", **how)


@pytest.mark.parametrize("right", Right)
@pytest.mark.parametrize("who", WHO)
def test_role_by_right(who: str, right: Right) -> None:
    expected = TABLE[right].split()[WHO.index(who)] == "x"
    assert (right in RIGHTS[principal(who)]) is expected
    if who == "ai":
        return
    viewer = a_viewer(Role(who))
    assert viewer.may(right) is expected
    assert viewer.may_at(Place.MEMBER, right) is expected
    assert viewer.may_at(Place.DESK, right) is (expected and right in FROM_THE_DESK)
    assert not a_viewer(Role(who), is_frozen=True).may(right)


def test_nothing_is_left_out_of_the_tables() -> None:
    assert set(RIGHTS) == {principal(name) for name in WHO}
    assert set(LAYER_OF) == set(Right) == set(TABLE)
    assert set(LAYERS_AT) == set(Place)
    assert set(LAYERS_AT[Place.MEMBER]) == set(Layer)
    assert set(RIGHT_NAMES) == set(Right)
    assert set(ROLE_NAMES) == set(ROLE_NOTES) == set(Role)
    glass = {"unmask", "export", "release_hold", "delete", "change_role", "share_outside", "agree"}
    assert set(BreakGlass) == glass


def test_nobody_can_be_made_a_visitor_or_the_ai_by_hand(cast: Cast) -> None:
    assert Role.VISITOR not in SEATS
    for role in ("visitor", "ai"):
        with pytest.raises(errors.UnknownRole):
            actions.invite(viewer=cast.alice, role=role)
        with pytest.raises((errors.RoleTooHigh, errors.UnknownRole)):
            actions.change_role(viewer=cast.alice, membership_id=cast.bob.membership_id, role=role)
    assert Membership.objects.get(pk=cast.bob.membership_id).role == Role.MEMBER


@pytest.mark.parametrize("maker", SEATS)
@pytest.mark.parametrize("given", SEATS)
def test_nobody_gives_more_than_they_hold(maker: Role, given: Role) -> None:
    held = {name for name in TABLE if TABLE[name].split()[WHO.index(maker)] == "x"}
    passed_on = {name for name in TABLE if TABLE[name].split()[WHO.index(given)] == "x"}
    assert a_viewer(maker).may_grant(given) is (passed_on <= held)


def test_an_auditor_reads_the_log_and_opens_no_picture(cast: Cast) -> None:
    from sudare.kit.errors import NotFound
    from sudare.viewing.actions import deliver

    auditor = factories.a_viewer(organisation=cast.organisation, name="Eve", role=Role.AUDITOR)
    picture = factories.a_sent_picture(uploader=cast.bob, room=cast.room)
    assert auditor.may(Right.READ_LOG)
    with pytest.raises(NotFound):
        deliver(viewer=auditor, attachment_id=picture.pk, name="thumbnail")
