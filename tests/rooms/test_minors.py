"""A room with somebody under age in it: nothing leads out of it, and nobody from outside comes in."""

import pytest
from django.core.cache import cache as seen

import factories
from cast import Cast
from sudare.accounts import actions as accounts
from sudare.accounts.errors import MinorHasDuties
from sudare.accounts.models import Minor
from sudare.accounts.terms import Role
from sudare.kit.errors import NotFound
from sudare.reception import actions as reception
from sudare.reception.models import Visitor
from sudare.reception.terms import CloseReason
from sudare.rooms import actions as rooms
from sudare.rooms.errors import MinorAmongGuests, MinorsRoom
from sudare.rooms.models import RoomMember
from sudare.rooms.queries.minors import is_for_minors, minors_in
from sudare.rulebook import actions as rulebook
from sudare.senders import actions as senders
from sudare.senders.errors import LinkUnusable
from sudare.viewing import actions as viewing
from sudare.viewing.errors import LinkOver


@pytest.fixture(autouse=True)
def shop(cast: Cast) -> None:
    """Rules under which pictures may be shown outside: what refuses here is the minor, nothing else."""
    seen.clear()
    rulebook.choose_preset(
        viewer=cast.alice, scope="organisation", place_id=cast.organisation.pk, profile="shop", reason="for this test"
    )


def mark(cast: Cast, who=None) -> None:
    who = who or cast.bob
    accounts.mark_minor(viewer=cast.alice, membership_id=who.membership_id, adult_id=cast.alice.user_id)


def share(cast: Cast, picture) -> str:
    _, secret = viewing.share(viewer=factories.proved(cast.alice), attachment_id=picture.pk, days=7)
    return secret


def test_no_picture_of_a_minors_room_is_shown_outside_whoever_sent_it(cast: Cast) -> None:
    pictures = [factories.a_sent_picture(uploader=who, room=cast.room) for who in (cast.alice, cast.bob)]
    mark(cast)
    for picture in pictures:
        with pytest.raises(MinorsRoom):
            share(cast, picture)


def test_a_link_made_before_ends_when_somebody_under_age_comes_in(cast: Cast) -> None:
    young = factories.a_viewer(organisation=cast.organisation, name="Dora")
    mark(cast, young)
    secret = share(cast, factories.a_sent_picture(uploader=cast.bob, room=cast.room))
    opening = viewing.open_share(secret=secret)
    rooms.add_member(viewer=cast.alice, room_id=cast.room.pk, user_id=young.user_id)
    with pytest.raises(LinkOver):
        viewing.open_share(secret=secret)
    with pytest.raises(LinkOver):
        viewing.deliver_shared(secret=secret, opening=opening)


def test_sending_the_minor_away_first_doesnt_help(cast: Cast) -> None:
    picture = factories.a_sent_picture(uploader=cast.bob, room=cast.room)
    mark(cast)
    rooms.remove_member(viewer=cast.alice, room_id=cast.room.pk, user_id=cast.bob.user_id)
    assert minors_in([cast.room.pk], with_gone=False) == {}
    with pytest.raises(MinorsRoom):
        share(cast, picture)


def test_it_is_possible_again_once_the_mark_is_lifted(cast: Cast) -> None:
    picture = factories.a_sent_picture(uploader=cast.bob, room=cast.room)
    mark(cast)
    accounts.unmark_minor(
        viewer=factories.proved(cast.alice), membership_id=cast.bob.membership_id, reason="turned eighteen"
    )
    assert viewing.open_share(secret=share(cast, picture))


def test_a_minor_elsewhere_closes_no_room_of_grown_ups(cast: Cast) -> None:
    young = factories.a_viewer(organisation=cast.organisation, name="Dora")
    mark(cast, young)
    elsewhere = factories.seat(organisation=cast.elsewhere, user=accounts_user(cast.bob))
    accounts.mark_minor(viewer=cast.charlie, membership_id=elsewhere.membership_id, adult_id=cast.charlie.user_id)
    assert not is_for_minors(organisation_id=cast.organisation.pk, room_id=cast.room.pk)
    assert share(cast, factories.a_sent_picture(uploader=cast.bob, room=cast.room))


def accounts_user(viewer):
    from sudare.accounts.models import User

    return User.objects.get(pk=viewer.user_id)


def test_a_place_of_minors_shows_nothing_outside_even_where_its_rules_were_opened(cast: Cast) -> None:
    from sudare.policy.library import text_of

    document = text_of("school").replace('sharing = "off"', 'sharing = "on"')
    rulebook.change_policy(
        viewer=cast.alice, scope="organisation", place_id=cast.organisation.pk, document=document, reason="an attack"
    )
    picture = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    with pytest.raises(MinorsRoom):
        share(cast, picture)


def test_no_personal_link_leads_into_a_minors_room(cast: Cast) -> None:
    _, before = senders.make_link(viewer=cast.alice, room_id=cast.room.pk, user_id=cast.bob.user_id, days=7)
    assert senders.open_link(secret=before)
    mark(cast)
    for who in (cast.alice, cast.bob):
        with pytest.raises(MinorsRoom):
            senders.make_link(viewer=cast.alice, room_id=cast.room.pk, user_id=who.user_id, days=7)
    with pytest.raises(LinkUnusable):
        senders.open_link(secret=before)


def test_a_minor_never_sits_with_visitors(cast: Cast) -> None:
    agent = factories.a_viewer(organisation=cast.organisation, name="Dora", role=Role.AGENT)
    desk = factories.a_reception(owner=cast.alice)
    reception.seat_staff(viewer=cast.alice, desk_id=desk.desk_id, user_id=agent.user_id)
    _, visit = factories.a_visit(desk)
    reception.take(viewer=agent, visit_id=visit.pk)
    mark(cast)
    with pytest.raises(MinorAmongGuests):
        reception.seat_staff(viewer=cast.alice, desk_id=desk.desk_id, user_id=cast.bob.user_id)
    with pytest.raises(MinorAmongGuests):
        rooms.add_member(viewer=agent, room_id=visit.room_id, user_id=cast.bob.user_id)
    with pytest.raises(NotFound):
        rooms.join(viewer=cast.bob, room_id=visit.room_id)
    assert not RoomMember.objects.filter(room_id=visit.room_id, user_id=cast.bob.user_id).exists()


def test_who_answers_at_a_desk_leaves_it_before_they_are_marked_and_old_visitors_are_gone_with_it(cast: Cast) -> None:
    desk = factories.a_reception(owner=cast.alice)
    reception.seat_staff(viewer=cast.alice, desk_id=desk.desk_id, user_id=cast.bob.user_id)
    _, visit = factories.a_visit(desk)
    reception.take(viewer=cast.bob, visit_id=visit.pk)
    with pytest.raises(MinorHasDuties):
        mark(cast)
    reception.unseat_staff(viewer=cast.alice, desk_id=desk.desk_id, user_id=cast.bob.user_id)
    with pytest.raises(MinorHasDuties):
        mark(cast)
    RoomMember.objects.get(room_id=visit.room_id, user_id=cast.bob.user_id)
    visit.refresh_from_db()
    visit.state, visit.assignee = "closed", None
    visit.save()
    mark(cast)
    assert not RoomMember.objects.filter(room_id=visit.room_id, user_id=cast.bob.user_id, left_at=None).exists()


AGE = {"name": "age", "kind": "age_band", "is_required": True, "title": {"ja": "年齢", "en": "Age"}}


@pytest.mark.parametrize(("stated", "is_young"), [("under_13", True), ("16_17", True), ("adult", False)])
def test_a_visitor_who_states_it_is_treated_as_a_minor_and_nobody_makes_them_older(
    cast: Cast, stated: str, is_young: bool
) -> None:
    desk = factories.a_reception(owner=cast.alice, prechat=[AGE])
    agent = factories.a_viewer(organisation=cast.organisation, name="Dora", role=Role.AGENT)
    reception.seat_staff(viewer=cast.alice, desk_id=desk.desk_id, user_id=agent.user_id)
    entered, visit = factories.a_visit(desk, answers={"age": stated})
    reception.take(viewer=agent, visit_id=visit.pk)
    assert Minor.objects.filter(membership__user_id=entered.viewer.user_id).exists() is is_young
    assert is_for_minors(organisation_id=cast.organisation.pk, room_id=visit.room_id) is is_young
    if is_young:
        reception.close_visit(viewer=agent, visit_id=visit.pk, reason=CloseReason.SOLVED)
        again = reception.begin(viewer=entered.viewer, answers={"age": "adult"}, rules_accepted=True)
        assert Visitor.objects.get(pk=entered.viewer.user_id).room_id == again.room_id
        assert is_for_minors(organisation_id=cast.organisation.pk, room_id=again.room_id)
