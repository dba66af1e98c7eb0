"""What every deed at a visit does besides: who is in the room, the entry in the log, and the line that moved."""

from uuid import UUID

from django.db import transaction

from sudare.accounts.terms import Viewer
from sudare.audit.actions import record
from sudare.kit.clock import now
from sudare.kit.events import announce
from sudare.reception.access import access_visit
from sudare.reception.events import LineMoved
from sudare.reception.models import Visit
from sudare.rooms.actions.chronicle import lock_room
from sudare.rooms.actions.desks import let_watchers_go
from sudare.rooms.events import MemberGone
from sudare.rooms.models import Room, RoomMember


def visit_in_hand(*, viewer: Viewer, visit_id: UUID) -> tuple[Visit, Room]:
    """A visit as it is while its room is held: of two who take it at once, the second sees the first's work.

    Raises: NotFound.
    """
    room_id = access_visit(viewer=viewer, visit_id=visit_id).room_id
    room = lock_room(room_id)
    return access_visit(viewer=viewer, visit_id=visit_id), room


def let_in(room: Room, *, user_id: UUID) -> None:
    """Make somebody of the staff a member of a visitor's room.

    Skips: the room's log, which tells who looks after the visit; the house rules, which are for visitors.
    """
    RoomMember.objects.update_or_create(
        room=room, user_id=user_id, defaults={"left_at": None, "is_from_desk": False, "rules_accepted_at": now()}
    )


def let_out(room: Room, *, user_id: UUID) -> None:
    """Somebody of the staff is no member any more; what they hold open ends."""
    seats = RoomMember.objects.filter(room=room, user_id=user_id, left_at=None, is_from_desk=False)
    if seats.update(left_at=now()):
        gone = MemberGone(room_id=room.pk, user_id=user_id)
        transaction.on_commit(lambda: announce(gone))


def let_staff_out(room: Room, *, visitor_id: UUID) -> None:
    """Everybody but the visitor; whoever only looked is told of as they were when they came."""
    inside = RoomMember.objects.filter(room=room, left_at=None).exclude(user_id=visitor_id)
    for user_id in list(inside.filter(is_from_desk=False).values_list("user_id", flat=True)):
        let_out(room, user_id=user_id)
    let_watchers_go(room, user_ids=list(inside.filter(is_from_desk=True).values_list("user_id", flat=True)))


def tell_the_line(desk_id: UUID) -> None:
    """Whoever looks at this desk's line looks again, after the commit."""
    moved = LineMoved(desk_id=desk_id)
    transaction.on_commit(lambda: announce(moved))


def record_visit(visit: Visit, deed: str, *, actor_id: UUID | None, why: str = "", **about: UUID | None) -> None:
    """Tell the audit log, without a word of what was said. Comes last: it holds the organisation's chain."""
    details = {"room_id": str(visit.room_id), "why": why, **{name: str(one or "") for name, one in about.items()}}
    record(
        organisation_id=visit.organisation_id,
        actor_id=actor_id,
        verb=f"reception:visit:{deed}",
        subject_id=visit.pk,
        details={name: value for name, value in details.items() if value},
    )
