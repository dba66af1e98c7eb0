"""The door to a card: those who talk in the room, and nobody who only looks on."""

from uuid import UUID

from sudare.accounts.terms import Place, Viewer
from sudare.kit.errors import NotFound
from sudare.rooms.access import access_room
from sudare.rooms.models import RoomMember


def access_own_place(*, viewer: Viewer, room_id: UUID) -> RoomMember:
    """The viewer's place as somebody who talks in the room. Raises: NotFound, for whoever looks on, too."""
    member = access_room(viewer=viewer, room_id=room_id)
    if member.place != Place.MEMBER:
        raise NotFound
    return member
