"""The door to rooms. Absent, foreign, left: all the same answer."""

from uuid import UUID

from sudare.accounts.terms import Right, Viewer
from sudare.kit.errors import NotAllowed, NotFound
from sudare.rooms import queries
from sudare.rooms.errors import MinorsRoom, OnlyLooking
from sudare.rooms.models import Desk, Message, RoomMember
from sudare.rooms.queries.minors import is_for_minors


def access_room(*, viewer: Viewer, room_id: UUID) -> RoomMember:
    """The viewer's place in a room they are in right now, with the room.

    Raises: NotFound. An auditor has no rooms, even ones they were in before.
    """
    member = queries.own_place(viewer, room_id=room_id)
    member = member or queries.memberships_of(viewer).filter(room_id=room_id).first()
    if member is None:
        raise NotFound
    return member


def access_room_to(right: Right, *, viewer: Viewer, room_id: UUID) -> RoomMember:
    """As ``access_room``, for a deed that needs ``right`` there: the role's layers laid over those of the place.

    Raises: NotFound; OnlyLooking where the room is open to look at alone; NotAllowed.
    """
    member = access_room(viewer=viewer, room_id=room_id)
    if viewer.may(right) and not viewer.may_at(member.place, right):
        raise OnlyLooking
    if not viewer.may(right):
        raise NotAllowed
    return member


def access_desk(*, viewer: Viewer, desk_id: UUID) -> Desk:
    """A desk of the viewer's own organisation.

    Raises: NotAllowed for whoever doesn't look after people; NotFound for an absent one and another house's alike.
    """
    if not viewer.may(Right.MANAGE_PEOPLE):
        raise NotAllowed
    desk = Desk.objects.filter(pk=desk_id, organisation_id=viewer.organisation_id).first()
    if desk is None:
        raise NotFound
    return desk


def access_message(*, viewer: Viewer, message_id: UUID) -> Message:
    """A message in a room the viewer is in right now.

    Raises: NotFound.
    """
    message = Message.objects.select_related("author", "reply_to", "reply_to__author").filter(pk=message_id).first()
    if message is None:
        raise NotFound
    access_room(viewer=viewer, room_id=message.room_id)
    return message


def check_open_outside(*, organisation_id: UUID, room_id: UUID) -> None:
    """Stand before every way by which something of a room reaches somebody outside, when it is made and when it opens.

    Raises: MinorsRoom.
    """
    if is_for_minors(organisation_id=organisation_id, room_id=room_id):
        raise MinorsRoom
