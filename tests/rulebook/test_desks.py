"""Rules of a desk: its rooms follow them, also when a room comes or goes, and their pictures get the desk's days."""

from dataclasses import replace
from datetime import timedelta

import factories
from cast import Cast
from sudare.attachments.actions import recount_days
from sudare.attachments.models import Attachment
from sudare.policy.document import read_policy, write_policy
from sudare.policy.presets import preset
from sudare.rooms import actions as rooms
from sudare.rooms.models import Desk
from sudare.rulebook import queries
from sudare.rulebook.actions import change_policy, choose_preset, follow_organisation
from sudare.rulebook.terms import Scope


def a_desk_with(cast: Cast, *, days: int) -> Desk:

    desk = rooms.open_desk(viewer=cast.alice, name="Repairs")
    policy = read_policy(write_policy(replace(preset("shop"), retention_days=days)))
    change_policy(
        viewer=cast.alice, scope=Scope.DESK, place_id=desk.pk, document=write_policy(policy), reason="Short matters"
    )
    return desk


def days_of(picture: Attachment) -> int:
    picture.refresh_from_db()
    assert picture.forget_at is not None
    assert picture.sent_at is not None
    return (picture.forget_at - picture.sent_at) // timedelta(days=1)


def days_in(cast: Cast) -> int:
    return queries.policy_in_force(organisation_id=cast.organisation.pk, room_id=cast.room.pk).retention_days


def test_a_room_follows_the_rules_of_its_desk_and_its_pictures_their_day(cast: Cast) -> None:
    picture = factories.a_sent_picture(uploader=cast.bob, room=cast.room)
    desk = a_desk_with(cast, days=7)
    assert (days_in(cast), days_of(picture)) == (30, 30)
    rooms.place_room(viewer=cast.alice, room_id=cast.room.pk, desk_id=desk.pk)
    assert (days_in(cast), days_of(picture)) == (7, 7)
    rooms.place_room(viewer=cast.alice, room_id=cast.room.pk, desk_id=None)
    assert (days_in(cast), days_of(picture)) == (30, 30)


def test_a_desk_that_closes_or_gives_its_rules_up_leaves_no_day_behind(cast: Cast) -> None:
    picture = factories.a_sent_picture(uploader=cast.bob, room=cast.room)
    desk = a_desk_with(cast, days=7)
    rooms.place_room(viewer=cast.alice, room_id=cast.room.pk, desk_id=desk.pk)
    follow_organisation(viewer=cast.alice, scope=Scope.DESK, place_id=desk.pk, reason="As everywhere")
    assert recount_days(organisation_id=cast.organisation.pk) == 1
    assert days_of(picture) == 30
    change_policy(
        viewer=cast.alice,
        scope=Scope.DESK,
        place_id=desk.pk,
        document=write_policy(preset("factory")),
        reason="Again",
    )
    assert recount_days(organisation_id=cast.organisation.pk) == 1
    rooms.close_desk(viewer=cast.alice, desk_id=desk.pk)
    assert days_of(picture) == 30


def test_a_rooms_own_rules_beat_the_desks_and_the_desks_the_organisations(cast: Cast) -> None:
    desk = a_desk_with(cast, days=7)
    rooms.place_room(viewer=cast.alice, room_id=cast.room.pk, desk_id=desk.pk)
    choose_preset(
        viewer=cast.alice, scope=Scope.ORGANISATION, place_id=cast.organisation.pk, profile="team", reason="We moved"
    )
    here = {"organisation_id": cast.organisation.pk, "room_id": cast.room.pk}
    assert days_in(cast) == 7
    assert queries.rooms_following(desk.pk, organisation_id=cast.organisation.pk) == [cast.room.pk]
    assert queries.rooms_with_own_rules(cast.organisation.pk) == [cast.room.pk]
    choose_preset(viewer=cast.alice, scope=Scope.ROOM, place_id=cast.room.pk, profile="law", reason="A case")
    assert queries.policy_in_force(**here).profile == "law"
    assert queries.policy_above(**here).retention_days == 7
    assert queries.rooms_following(desk.pk, organisation_id=cast.organisation.pk) == []


def test_where_rules_changed_at_a_desk_its_rooms_are_asked_again(cast: Cast) -> None:
    picture = factories.a_checked_picture(uploader=cast.bob, room=cast.room)
    desk = rooms.open_desk(viewer=cast.alice, name="Repairs")
    rooms.place_room(viewer=cast.alice, room_id=cast.room.pk, desk_id=desk.pk)
    later = picture.created_at + timedelta(seconds=queries.STALE_AFTER + 1)
    assert not queries.has_changed(place_ids=[cast.room.pk], since=later)
    choose_preset(viewer=cast.alice, scope=Scope.DESK, place_id=desk.pk, profile="clinic", reason="Patients")
    assert queries.has_changed(place_ids=[cast.room.pk], since=picture.created_at)


def test_the_room_and_its_desk_are_asked_for_in_one_query(lasting_cast: Cast, django_assert_num_queries) -> None:
    queries.forget_cached()
    with django_assert_num_queries(1):
        queries.policy_in_force(organisation_id=lasting_cast.organisation.pk, room_id=lasting_cast.room.pk)
