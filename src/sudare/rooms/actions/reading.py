"""Small signs: how far somebody has read, and that they are typing."""

from uuid import UUID

from sudare.accounts.terms import Right, Viewer
from sudare.kit.events import announce
from sudare.rooms.access import access_room, access_room_to
from sudare.rooms.events import SomebodyRead, SomebodyTypes
from sudare.rooms.models import RoomMember


def mark_read(*, viewer: Viewer, room_id: UUID, sequence: int) -> None:
    """Move the read mark forward, never back and never past the end of the log.

    Raises: NotFound. Also: announces SomebodyRead when the mark moved.
    Skips: the audit log, which keeps the viewing of pictures instead.
    """
    member = access_room(viewer=viewer, room_id=room_id)
    reached = min(sequence, member.room.last_sequence)
    behind = RoomMember.objects.filter(pk=member.pk, left_at=None, read_sequence__lt=reached)
    if behind.update(read_sequence=reached):
        announce(SomebodyRead(room_id=room_id, user_id=viewer.user_id, sequence=reached))


def note_typing(*, viewer: Viewer, room_id: UUID) -> None:
    """Let the others know that somebody is typing. Raises: NotFound, OnlyLooking. Skips: storing anything."""
    access_room_to(Right.TALK, viewer=viewer, room_id=room_id)
    announce(SomebodyTypes(room_id=room_id, user_id=viewer.user_id))
