"""E5: every role against every verb of accounts and rooms, as one table that must be wrong in two places to be wrong."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

import factories
from cast import Cast
from sudare.accounts import actions as accounts
from sudare.accounts.terms import Role, Viewer
from sudare.kit.errors import NotAllowed, NotFound, SudareError
from sudare.rooms import actions as rooms
from sudare.rooms.models import Message, Room, RoomMember

INSIDERS = ["owner", "admin", "supervisor", "agent", "member", "auditor"]
EVERYBODY = [*INSIDERS, "left", "stranger"]
TALKERS = {"owner", "admin", "supervisor", "agent", "member"}
MODERATORS = {"owner", "admin"}


@dataclass
class Stage:
    cast: Cast
    room: Room
    bobs_message: Message
    own_message: Message
    newcomer: Viewer
    closed: Viewer
    invitation_id: object


Verb = Callable[[Stage, Viewer], object]


def _sets_the_rules(stage: Stage, viewer: Viewer) -> object:
    return rooms.change_room(viewer=viewer, room_id=stage.room.pk, house_rules="Be kind.")


VERBS: dict[str, tuple[Verb, set[str]]] = {
    "post": (lambda s, v: rooms.post(viewer=v, room_id=s.room.pk, text="Hi"), TALKERS),
    "reply": (
        lambda s, v: rooms.post(viewer=v, room_id=s.room.pk, text="Hi", reply_to=s.bobs_message.pk),
        TALKERS,
    ),
    "edit own": (lambda s, v: rooms.edit(viewer=v, message_id=s.own_message.pk, text="Ho"), TALKERS),
    "edit another's": (lambda s, v: rooms.edit(viewer=v, message_id=s.bobs_message.pk, text="Ho"), set()),
    "delete own": (lambda s, v: rooms.delete(viewer=v, message_id=s.own_message.pk), TALKERS),
    "delete another's": (lambda s, v: rooms.delete(viewer=v, message_id=s.bobs_message.pk), MODERATORS),
    "mark read": (lambda s, v: rooms.mark_read(viewer=v, room_id=s.room.pk, sequence=1), TALKERS),
    "type": (lambda s, v: rooms.note_typing(viewer=v, room_id=s.room.pk), TALKERS),
    "accept rules": (lambda s, v: rooms.accept_house_rules(viewer=v, room_id=s.room.pk), TALKERS),
    "rename": (lambda s, v: rooms.change_room(viewer=v, room_id=s.room.pk, name="New"), TALKERS),
    "set rules": (_sets_the_rules, MODERATORS),
    "add member": (
        lambda s, v: rooms.add_member(viewer=v, room_id=s.room.pk, user_id=s.newcomer.user_id),
        TALKERS,
    ),
    "remove another": (
        lambda s, v: rooms.remove_member(viewer=v, room_id=s.room.pk, user_id=s.cast.bob.user_id),
        MODERATORS,
    ),
    "leave": (lambda s, v: rooms.remove_member(viewer=v, room_id=s.room.pk, user_id=v.user_id), TALKERS),
    "open group": (
        lambda s, v: rooms.open_group(viewer=v, name="New", user_ids=[s.newcomer.user_id]),
        TALKERS | {"left"},
    ),
    "open direct": (lambda s, v: rooms.open_direct(viewer=v, user_id=s.newcomer.user_id), TALKERS | {"left"}),
    "invite a member": (
        lambda s, v: accounts.invite(viewer=v, role=Role.MEMBER),
        {"owner", "admin", "supervisor", "stranger"},  # the stranger invites into an organisation of their own
    ),
    "withdraw": (
        lambda s, v: accounts.withdraw_invitation(viewer=v, invitation_id=s.invitation_id),
        {"owner", "admin", "supervisor"},
    ),
    "change a role": (
        lambda s, v: accounts.change_role(
            viewer=factories.proved(v), membership_id=s.cast.bob.membership_id, role=Role.AGENT
        ),
        MODERATORS,
    ),
    "disable": (
        lambda s, v: accounts.disable_person(viewer=v, membership_id=s.cast.bob.membership_id, reason="Because"),
        MODERATORS,
    ),
    "enable": (lambda s, v: accounts.enable_person(viewer=v, membership_id=s.closed.membership_id), MODERATORS),
}


def a_stage(cast: Cast, who: str) -> tuple[Stage, Viewer]:
    organisation = cast.elsewhere if who == "stranger" else cast.organisation
    role = {"left": Role.MEMBER, "stranger": Role.OWNER}.get(who) or Role(who)
    viewer = factories.a_viewer(organisation=organisation, name="Acting", role=role)
    RoomMember.objects.create(
        room=cast.room, user_id=viewer.user_id
    )  # even for the stranger: a row alone opens nothing
    writing = Viewer(viewer.user_id, cast.organisation.pk, viewer.membership_id, Role.MEMBER, "Acting")
    own = rooms.post(viewer=writing, room_id=cast.room.pk, text="Mine")
    if who == "left":
        rooms.remove_member(viewer=viewer, room_id=cast.room.pk, user_id=viewer.user_id)
    closed = factories.a_viewer(organisation=cast.organisation, name="Closed")
    accounts.disable_person(viewer=cast.alice, membership_id=closed.membership_id, reason="Holiday")
    return (
        Stage(
            cast=cast,
            room=cast.room,
            bobs_message=rooms.post(viewer=cast.bob, room_id=cast.room.pk, text="Bob's"),
            own_message=own,
            newcomer=factories.a_viewer(organisation=cast.organisation, name="New"),
            closed=closed,
            invitation_id=accounts.invite(viewer=cast.alice, role=Role.MEMBER)[0].pk,
        ),
        viewer,
    )


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("verb", VERBS)
def test_role_by_verb(cast: Cast, verb: str, who: str) -> None:
    act, allowed = VERBS[verb]
    stage, viewer = a_stage(cast, who)
    before = Message.objects.count(), Room.objects.count(), Room.objects.get(pk=stage.room.pk).last_sequence
    if who in allowed:
        act(stage, viewer)
        return
    with pytest.raises(SudareError) as refused:
        act(stage, viewer)
    # Who is inside may hear that a role is too small; who is outside hears what they would hear of nothing at all.
    outside = who in {"left", "stranger", "auditor"} and not verb.startswith(("open", "invite", "withdraw"))
    manages = verb in {"change a role", "disable", "enable"}
    if outside and not manages:
        assert refused.type is NotFound
    elif who == "stranger":
        assert refused.type in {NotFound, NotAllowed}
    assert isinstance(refused.value, NotFound | NotAllowed)
    assert before == (Message.objects.count(), Room.objects.count(), Room.objects.get(pk=stage.room.pk).last_sequence)
