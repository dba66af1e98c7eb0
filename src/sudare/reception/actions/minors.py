"""Somebody under age and the visitors: who is marked sits with none of them, and who says it is taken at their word."""

from uuid import UUID

from sudare.accounts.actions import note_stated_minor
from sudare.accounts.errors import MinorHasDuties
from sudare.reception.actions.chronicle import let_out
from sudare.reception.models import DeskStaff, Visit, Visitor
from sudare.reception.terms import UNDER_AGE, VisitState
from sudare.rooms.actions.chronicle import lock_room
from sudare.rooms.models import RoomMember
from sudare.rooms.terms import RoomKind


def part_from_guests(organisation_id: UUID, user_id: UUID) -> None:
    """Take somebody out of every visitor's room, in the transaction that marks them as under age.

    Raises: MinorHasDuties while they answer at a desk or look after a visit: others take that over first.
    """
    at_desk = DeskStaff.objects.filter(desk__organisation_id=organisation_id, user_id=user_id)
    visits = Visit.objects.filter(organisation_id=organisation_id, assignee_id=user_id)
    if at_desk.exists() or visits.exclude(state=VisitState.CLOSED).exists():
        raise MinorHasDuties
    seats = RoomMember.objects.filter(user_id=user_id, left_at=None, room__organisation_id=organisation_id)
    for room_id in seats.filter(room__kind=RoomKind.DESK).values_list("room_id", flat=True):
        let_out(lock_room(room_id), user_id=user_id)


def believe_age(visitor: Visitor, *, stated: str | None) -> None:
    """Who says they are under age is treated so from here on, in the caller's transaction; nobody is made older."""
    if stated in UNDER_AGE:
        note_stated_minor(organisation_id=visitor.organisation_id, user_id=visitor.pk)
