"""Visitors given to the staff: by the desk's own rule, as people come and have room."""

from typing import Final
from uuid import UUID

from django.db import transaction

from sudare.kit.clock import now
from sudare.reception.actions.chronicle import let_in, let_out, record_visit, tell_the_line
from sudare.reception.models import Reception, Visit
from sudare.reception.proofs.routing import Wanted, choose
from sudare.reception.queries.desks import candidates, is_anybody_here
from sudare.reception.queries.visits import last_staff_of
from sudare.reception.terms import Routing, VisitState
from sudare.rooms.actions.chronicle import append_event, lock_room
from sudare.rooms.models import Room, RoomEvent
from sudare.rooms.terms import EventKind

AT_ONCE: Final = 50
_STANDINGS: Final = [kind for kind in EventKind if kind.name.startswith("VISIT_")]


def route(visit: Visit, *, besides: UUID | None = None) -> bool:
    """Give a waiting visit to whoever's turn it is; runs in the caller's transaction. Says whether somebody has it now.

    Where nobody is there, the room tells that once, so that the visitor can leave a mail address.
    """
    room = lock_room(visit.room_id)
    visit.refresh_from_db(fields=["state", "assignee"])
    if visit.state != VisitState.WAITING:
        return visit.assignee_id is not None
    tell_the_line(visit.desk_id)
    reception = Reception.objects.select_for_update().get(desk_id=visit.desk_id)  # one at a time: nobody gets too many
    people = [one for one in candidates(visit.desk_id) if one.user_id != besides]
    wanted = Wanted(skill=visit.skill, language=visit.language.split("-")[0], last_staff=last_staff_of(visit))
    chosen = choose(people, routing=Routing(reception.routing), wanted=wanted)
    if chosen is not None:
        give(visit, room, staff_id=chosen, actor_id=None)
        return True
    if not is_anybody_here(visit.desk_id):
        _tell_away(room)
    return False


def route_line(desk_id: UUID) -> int:
    """Give out as many of those who wait as there is room for, the first in the line first. Returns how many."""
    reception = Reception.objects.filter(desk_id=desk_id).first()
    if reception is None or reception.routing == Routing.LINE_UP:
        return 0
    given = 0
    waiting = Visit.objects.filter(desk_id=desk_id, state=VisitState.WAITING).order_by("queued_at", "pk")
    for visit in waiting[:AT_ONCE]:
        if not any(one.has_room for one in candidates(desk_id)):
            break
        with transaction.atomic():
            given += route(visit)
    return given


def route_later(desk_id: UUID) -> None:
    """Somebody may have room now: look at the line after the commit."""
    transaction.on_commit(lambda: route_line(desk_id))


def give(visit: Visit, room: Room, *, staff_id: UUID, actor_id: UUID | None) -> None:
    """Have somebody look after a visit whose room is held: they come into the room, and whoever had it goes.

    Also: entry ``reception:visit:taken``; the room's log tells it; the line moves.
    """
    if visit.assignee_id and visit.assignee_id != staff_id:
        let_out(room, user_id=visit.assignee_id)
    let_in(room, user_id=staff_id)
    visit.state, visit.assignee_id, visit.snoozed_until = VisitState.OPEN, staff_id, None
    visit.taken_at = visit.taken_at or now()
    visit.save(update_fields=["state", "assignee", "snoozed_until", "taken_at"])
    append_event(room, EventKind.VISIT_TAKEN, actor_id=actor_id, subject_id=staff_id)
    tell_the_line(visit.desk_id)
    record_visit(visit, "taken", actor_id=actor_id, user_id=staff_id)


def _tell_away(room: Room) -> None:
    last = RoomEvent.objects.filter(room=room, kind__in=_STANDINGS).order_by("-sequence").first()
    if last is None or last.kind != EventKind.VISIT_AWAY:
        append_event(room, EventKind.VISIT_AWAY, actor_id=None)
