"""Who looks after a desk sees its rooms, in sight of everybody, and changes nothing there without joining."""

import pytest

import factories
from cast import Cast
from sudare.accounts import actions as accounts
from sudare.accounts.models import Membership
from sudare.accounts.terms import Role, Viewer
from sudare.audit.models import Entry
from sudare.kit.errors import NotAllowed, NotFound
from sudare.kit.ids import new_id
from sudare.rooms import actions, errors, queries
from sudare.rooms.access import access_room
from sudare.rooms.models import Desk, RoomEvent, RoomMember
from sudare.viewing.actions import deliver


@pytest.fixture
def dana(cast: Cast) -> Viewer:
    return factories.a_viewer(organisation=cast.organisation, name="Dana", role=Role.SUPERVISOR)


@pytest.fixture
def desk(cast: Cast, dana: Viewer) -> Desk:
    made = actions.open_desk(viewer=cast.alice, name="  Sales\t")
    actions.add_supervisor(viewer=cast.alice, desk_id=made.pk, user_id=dana.user_id)
    actions.place_room(viewer=cast.alice, room_id=cast.room.pk, desk_id=made.pk)
    return made


def sees(viewer: Viewer, room_id) -> bool:
    asked = room_id in queries.logs_of([viewer.user_id]).get(viewer.user_id, {})  # as streams ask, every two seconds
    try:
        access_room(viewer=viewer, room_id=room_id)
    except NotFound:
        assert not asked
        return False
    assert asked
    return True


def test_a_supervisor_sees_the_rooms_of_the_desk_and_no_other(cast: Cast, dana: Viewer, desk: Desk) -> None:
    aside = factories.a_room(organisation=cast.organisation, members=[cast.alice, cast.bob], name="Aside")
    assert desk.name == "Sales"
    assert [line.id for line in queries.rooms_of(dana)] == [cast.room.pk]
    assert not sees(dana, aside.pk)
    picture = factories.a_sent_picture(uploader=cast.bob, room=cast.room)
    assert deliver(viewer=dana, attachment_id=picture.pk, name="thumbnail").size_bytes > 0
    assert "Dana" in [one.name for one in queries.people_in(cast.room)]  # nobody looks unseen
    joined = RoomEvent.objects.filter(room=cast.room, kind="member_joined", subject_id=dana.user_id)
    assert joined.count() == 1


def test_looking_changes_nothing(cast: Cast, dana: Viewer, desk: Desk) -> None:
    hers = actions.post(viewer=cast.bob, room_id=cast.room.pk, text="Hi")
    room = {"viewer": dana, "room_id": cast.room.pk}
    for deed in (
        lambda: actions.post(**room, text="Hi"),
        lambda: actions.note_typing(**room),
        lambda: actions.change_room(**room, name="Mine"),
        lambda: actions.add_member(**room, user_id=dana.user_id),
        lambda: actions.remove_member(**room, user_id=dana.user_id),
        lambda: actions.delete(viewer=dana, message_id=hers.pk),
    ):
        with pytest.raises(errors.OnlyLooking):
            deed()
    actions.mark_read(**room, sequence=1)


def test_joining_is_seen_and_recorded_and_leaving_leaves_the_look(cast: Cast, dana: Viewer, desk: Desk) -> None:
    actions.join(viewer=dana, room_id=cast.room.pk)
    actions.join(viewer=dana, room_id=cast.room.pk)
    actions.post(viewer=dana, room_id=cast.room.pk, text="I'm here now")
    assert Entry.objects.filter(verb="rooms:member:joined").count() == 1
    actions.remove_member(viewer=dana, room_id=cast.room.pk, user_id=dana.user_id)
    assert sees(dana, cast.room.pk)
    with pytest.raises(errors.OnlyLooking):
        actions.post(viewer=dana, room_id=cast.room.pk, text="Still?")


def test_a_stranger_cannot_join(cast: Cast, desk: Desk) -> None:
    for viewer in (cast.charlie, factories.a_viewer(organisation=cast.organisation, name="Eve")):
        with pytest.raises(NotFound):
            actions.join(viewer=viewer, room_id=cast.room.pk)


@pytest.mark.parametrize(
    "how", ["removed", "room taken out", "desk closed", "role changed", "access ended", "row alone"]
)
def test_the_look_ends_at_once(cast: Cast, dana: Viewer, desk: Desk, how: str) -> None:
    assert sees(dana, cast.room.pk)
    if how == "removed":
        actions.remove_supervisor(viewer=cast.alice, desk_id=desk.pk, user_id=dana.user_id)
    elif how == "room taken out":
        actions.place_room(viewer=cast.alice, room_id=cast.room.pk, desk_id=None)
    elif how == "desk closed":
        actions.close_desk(viewer=cast.alice, desk_id=desk.pk)
    elif how == "role changed":
        Membership.objects.filter(pk=dana.membership_id).update(role=Role.AGENT)
        dana = Viewer(dana.user_id, dana.organisation_id, dana.membership_id, Role.AGENT, "Dana")
    elif how == "access ended":
        accounts.disable_person(viewer=cast.alice, membership_id=dana.membership_id, reason="Left us")
    else:  # whatever forgot to clear the row away: it opens nothing by itself
        desk.supervisors.all().delete()
        assert RoomMember.objects.filter(room=cast.room, user_id=dana.user_id, left_at=None).exists()
    assert not sees(dana, cast.room.pk)
    assert "Dana" not in [one.name for one in queries.people_in(cast.room)]


def test_a_member_who_looks_after_the_desk_stays_a_member(cast: Cast, desk: Desk) -> None:
    actions.add_supervisor(viewer=cast.alice, desk_id=desk.pk, user_id=cast.alice.user_id)
    actions.remove_supervisor(viewer=cast.alice, desk_id=desk.pk, user_id=cast.alice.user_id)
    actions.post(viewer=cast.alice, room_id=cast.room.pk, text="Still here")


def test_who_makes_desks_and_of_what(cast: Cast, dana: Viewer, desk: Desk) -> None:
    for viewer in (cast.bob, dana):
        with pytest.raises(NotAllowed):
            actions.open_desk(viewer=viewer, name="Mine")
        with pytest.raises(NotAllowed):
            actions.place_room(viewer=viewer, room_id=cast.room.pk, desk_id=None)
        with pytest.raises(NotAllowed):
            actions.add_supervisor(viewer=viewer, desk_id=desk.pk, user_id=viewer.user_id)
    with pytest.raises(errors.DeskNameTaken):
        actions.open_desk(viewer=cast.alice, name="Sales")
    with pytest.raises(errors.MayNotSupervise):
        actions.add_supervisor(viewer=cast.alice, desk_id=desk.pk, user_id=cast.bob.user_id)
    pair = actions.open_direct(viewer=cast.alice, user_id=cast.bob.user_id)
    with pytest.raises(errors.RoomOfTwo):
        actions.place_room(viewer=cast.alice, room_id=pair.pk, desk_id=desk.pk)


def test_desks_of_another_house_are_not_there(cast: Cast, desk: Desk) -> None:
    for desk_id in (desk.pk, new_id()):
        with pytest.raises(NotFound):
            actions.close_desk(viewer=cast.charlie, desk_id=desk_id)
        with pytest.raises(NotFound):
            actions.add_supervisor(viewer=cast.charlie, desk_id=desk_id, user_id=cast.charlie.user_id)
        with pytest.raises(NotFound):
            actions.place_room(viewer=cast.charlie, room_id=cast.other_room.pk, desk_id=desk_id)
    with pytest.raises(NotFound):
        actions.place_room(viewer=cast.charlie, room_id=cast.room.pk, desk_id=None)
    with pytest.raises(NotFound):
        actions.add_supervisor(viewer=cast.alice, desk_id=desk.pk, user_id=cast.charlie.user_id)
