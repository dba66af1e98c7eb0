"""What a visitor's words do to their visit: who waits for an answer, what wakes, what begins again.

The room's log is the truth. What is kept here follows from it and can be worked out again at any time.
"""

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from sudare.kit.clock import now
from sudare.reception.actions.chronicle import tell_the_line
from sudare.reception.actions.closing import begin_again
from sudare.reception.actions.handling import wake_up
from sudare.reception.actions.routing import route, route_line
from sudare.reception.models import Reception, Visit
from sudare.reception.queries.visits import answered_at, newest_visit_in, unanswered_since
from sudare.reception.terms import Routing, VisitState
from sudare.rooms.actions.chronicle import lock_room
from sudare.rooms.models import RoomEvent
from sudare.rooms.terms import EventKind

MISSED_FOR: Final = timedelta(minutes=10)


def note_message(*, room_id: UUID, speaker_id: UUID | None) -> None:
    """Answers rooms' RoomLogGrew for a message. Skips: rooms without visits, and words that change nothing.

    Who waits for an answer already, waits; who was answered already, was. Whatever is under way beside this is worked
    out by its own call, which reads all that was said by then.
    """
    visit = newest_visit_in(room_id)
    if visit is None:
        return
    is_theirs = speaker_id == visit.visitor_id
    if visit.state == VisitState.OPEN and visit.first_answer_at and is_theirs == bool(visit.visitor_spoke_at):
        return
    settle(room_id=room_id, speaker_id=speaker_id)


@transaction.atomic
def settle(*, room_id: UUID, speaker_id: UUID | None = None) -> None:
    """Work out anew where a room's visit stands. ``speaker_id`` has said something just now.

    Words of the visitor wake a visit that was put off, and begin one again that had ended.
    """
    room = lock_room(room_id)
    visit = newest_visit_in(room_id)
    if visit is None:
        return
    spoke_at = unanswered_since(room_id=room_id, visitor_id=visit.visitor_id)
    if visit.state == VisitState.CLOSED and spoke_at and visit.closed_at and spoke_at > visit.closed_at:
        begin_again(visit, room, actor_id=visit.visitor_id)
    if visit.state == VisitState.CLOSED:
        return
    if visit.state == VisitState.SNOOZED and speaker_id == visit.visitor_id:
        wake_up(visit)
    first = visit.first_answer_at or answered_at(room_id=room_id, visitor_id=visit.visitor_id, since=visit.queued_at)
    if (visit.visitor_spoke_at, visit.first_answer_at) != (spoke_at, first):
        visit.visitor_spoke_at, visit.first_answer_at = spoke_at, first
        visit.save(update_fields=["visitor_spoke_at", "first_answer_at"])
        tell_the_line(visit.desk_id)
    if visit.state == VisitState.WAITING:
        route(visit)


def sweep() -> None:
    """What time does: wake what was put off, settle what was missed, give out who still waits."""
    for visit_id in list(
        Visit.objects.filter(state=VisitState.SNOOZED, snoozed_until__lte=now()).values_list("pk", flat=True)
    ):
        _wake_due(visit_id)
    spoken = RoomEvent.objects.filter(kind=EventKind.MESSAGE_POSTED, at__gt=now() - MISSED_FOR)
    missed = spoken.filter(room__visits__visitor_spoke_at=None).exclude(room__visits=None)
    for room_id in list(missed.values_list("room_id", flat=True).distinct()):
        settle(room_id=room_id)
    for desk_id in list(Reception.objects.exclude(routing=Routing.LINE_UP).values_list("pk", flat=True)):
        route_line(desk_id)


@transaction.atomic
def _wake_due(visit_id: UUID) -> None:
    visit = Visit.objects.get(pk=visit_id)
    lock_room(visit.room_id)
    visit.refresh_from_db()
    if visit.state == VisitState.SNOOZED and visit.snoozed_until and visit.snoozed_until <= now():
        wake_up(visit)
