"""A visitor's own room at a desk, and what its log tells of their visit."""

from uuid import UUID

from sudare.rooms.actions.chronicle import append_event, lock_room
from sudare.rooms.actions.opening import seat_member
from sudare.rooms.models import Desk, Room
from sudare.rooms.terms import NAME_MAX_CHARACTERS, EventKind, RoomKind


def open_visit_room(*, desk: Desk, visitor_id: UUID, name: str) -> Room:
    """The room in which one visitor talks to one desk, nobody else in it. Runs in the caller's transaction.

    Also: the log begins with who came in. Skips: the audit log, which has the visit.
    """
    room = Room.objects.create(
        organisation_id=desk.organisation_id, kind=RoomKind.DESK, name=name[:NAME_MAX_CHARACTERS], desk=desk
    )
    seat_member(room, user_id=visitor_id, actor_id=visitor_id)
    return room


def tell_of_visit(*, room_id: UUID, kind: EventKind, actor_id: UUID | None, subject_id: UUID | None = None) -> int:
    """Write into a room's log where its visit stands. Runs in the caller's transaction, and holds the room."""
    return append_event(lock_room(room_id), kind, actor_id=actor_id, subject_id=subject_id)
