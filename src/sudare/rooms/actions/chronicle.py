"""How a room's log grows: one lock, one number, one row, one hint after the commit."""

from uuid import UUID

from django.db import connection, transaction

from sudare.accounts.terms import Right, Viewer
from sudare.audit.actions import record
from sudare.kit.errors import NotFound
from sudare.kit.events import announce
from sudare.rooms.access import access_room_to
from sudare.rooms.events import RoomLogGrew
from sudare.rooms.models import Message, Room, RoomEvent, RoomMember
from sudare.rooms.terms import EventKind, RoomKind


def lock_room(room_id: UUID) -> Room:
    """The room, held until the transaction ends. Whoever writes to its log comes through here first.

    Raises: NotFound.
    """
    room = Room.objects.select_for_update().filter(pk=room_id).first()
    if room is None:
        raise NotFound
    return room


def enter_and_lock(*, viewer: Viewer, room_id: UUID) -> RoomMember:
    """The viewer's place, looked up while the room is held: somebody taken out a moment ago is out.

    Raises: NotFound; OnlyLooking for whoever is here for the desk alone.
    """
    member = access_room_to(Right.TALK, viewer=viewer, room_id=room_id)  # a stranger must not hold the room's lock
    if connection.features.has_select_for_update:  # else the transaction holds the whole database since it began
        room = lock_room(room_id)
        member = access_room_to(Right.TALK, viewer=viewer, room_id=room_id)
        member.room = room
    return member


def append_event(
    room: Room,
    kind: EventKind,
    *,
    actor_id: UUID | None,
    message: Message | None = None,
    subject_id: UUID | None = None,
) -> int:
    """Write the next row of a locked room's log and return its number. Also: announces RoomLogGrew after the commit."""
    room.last_sequence += 1
    room.save(update_fields=["last_sequence"])
    RoomEvent.objects.create(
        room=room, sequence=room.last_sequence, kind=kind, actor_id=actor_id, message=message, subject_id=subject_id
    )
    grown = RoomLogGrew(
        room_id=room.pk,
        sequence=room.last_sequence,
        kind=kind,
        actor_id=actor_id,
        is_visitors=room.kind == RoomKind.DESK,
    )
    transaction.on_commit(lambda: announce(grown))
    return grown.sequence


def record_deed(
    *, viewer: Viewer, verb: str, subject_id: UUID, room_id: UUID, reason: str = "", user_id: UUID | None = None
) -> None:
    """Tell the audit log, without a word of what was said. Comes last: it holds the organisation's chain."""
    details = {"room_id": str(room_id)} | ({"user_id": str(user_id)} if user_id else {})
    record(
        organisation_id=viewer.organisation_id,
        actor_id=viewer.user_id,
        verb=f"rooms:{verb}",
        subject_id=subject_id,
        reason=reason,
        details=details,
    )
