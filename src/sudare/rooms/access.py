"""The door to rooms. Absent, foreign, left: all the same answer."""

from uuid import UUID

from sudare.accounts.terms import Viewer
from sudare.kit.errors import NotFound
from sudare.rooms import queries
from sudare.rooms.models import Message, RoomMember


def access_room(*, viewer: Viewer, room_id: UUID) -> RoomMember:
    """The viewer's place in a room they are in right now, with the room.

    Raises: NotFound. An auditor has no rooms, even ones they were in before.
    """
    member = queries.memberships_of(viewer).filter(room_id=room_id).first()
    if member is None:
        raise NotFound
    return member


def access_message(*, viewer: Viewer, message_id: UUID) -> Message:
    """A message in a room the viewer is in right now.

    Raises: NotFound.
    """
    message = Message.objects.select_related("author", "reply_to", "reply_to__author").filter(pk=message_id).first()
    if message is None:
        raise NotFound
    access_room(viewer=viewer, room_id=message.room_id)
    return message
