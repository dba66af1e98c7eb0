"""How a visit ends, and how it begins again; and whether it helped."""

from uuid import UUID

from django.db import transaction

from sudare.accounts.terms import Viewer
from sudare.kit.clock import now
from sudare.kit.errors import NotFound
from sudare.kit.text import clean_text
from sudare.reception.actions.chronicle import let_staff_out, record_visit, tell_the_line, visit_in_hand
from sudare.reception.actions.routing import give, route_later
from sudare.reception.errors import OpinionUnusable, VisitEnded
from sudare.reception.models import Visit
from sudare.reception.queries.visits import newest_visit_in
from sudare.reception.terms import OPINION_MAX_CHARACTERS, CloseReason, VisitState
from sudare.rooms.actions.chronicle import append_event, lock_room
from sudare.rooms.models import Room
from sudare.rooms.terms import EventKind

SCORES = (1, 2, 3)


@transaction.atomic
def close_visit(*, viewer: Viewer, visit_id: UUID, reason: CloseReason) -> Visit:
    """End a visit. Whoever looked after it leaves the room: a closed matter is nobody's to look through.

    Raises: NotFound, VisitEnded. Also: entry ``reception:visit:closed`` with the reason; the room's log tells it, and
    the visitor is asked whether it helped; whoever has room now gets the next one.
    """
    visit, room = visit_in_hand(viewer=viewer, visit_id=visit_id)
    if visit.state == VisitState.CLOSED:
        raise VisitEnded
    _close(visit, room, reason=reason, actor_id=viewer.user_id)
    return visit


@transaction.atomic
def end(*, visit_id: UUID, actor_id: UUID | None, reason: CloseReason | None = None) -> None:
    """End a visit from the visitor's side, or because they had themselves forgotten. Skips: one that has ended.

    Without a ``reason`` it is what it looks like: they left before anybody took it, or it was solved.
    """
    found = Visit.objects.filter(pk=visit_id).first()
    if found is None:
        return
    room = lock_room(found.room_id)
    visit = Visit.objects.get(pk=visit_id)
    if visit.state != VisitState.CLOSED:
        seen = CloseReason.SOLVED if visit.first_answer_at else CloseReason.VISITOR_LEFT
        _close(visit, room, reason=reason or seen, actor_id=actor_id)


@transaction.atomic
def reopen(*, viewer: Viewer, visit_id: UUID) -> Visit:
    """Take up a visit that has ended, and look after it. Raises: NotFound; VisitEnded when a newer one has begun.

    Also: entries ``reception:visit:reopened`` and ``…:taken``; the room's log tells both.
    """
    visit, room = visit_in_hand(viewer=viewer, visit_id=visit_id)
    if visit.state != VisitState.CLOSED:
        return visit
    newest = newest_visit_in(visit.room_id)
    if newest is None or newest.pk != visit.pk:
        raise VisitEnded
    begin_again(visit, room, actor_id=viewer.user_id)
    give(visit, room, staff_id=viewer.user_id, actor_id=viewer.user_id)
    return visit


def begin_again(visit: Visit, room: Room, *, actor_id: UUID | None) -> None:
    """Put a closed visit back into the line, at its end. Runs in the caller's transaction, which holds the room."""
    visit.state, visit.assignee_id = VisitState.WAITING, None
    visit.queued_at, visit.taken_at, visit.snoozed_until = now(), None, None
    visit.closed_at, visit.closed_by_id, visit.close_reason = None, None, ""
    visit.save()
    append_event(room, EventKind.VISIT_REOPENED, actor_id=actor_id, subject_id=visit.pk)
    tell_the_line(visit.desk_id)
    record_visit(visit, "reopened", actor_id=actor_id)


@transaction.atomic
def judge(*, viewer: Viewer, score: int, words: str = "") -> Visit:
    """The visitor says whether it helped: 1 not at all, 2 so-so, 3 yes. Saying it again changes it.

    Raises: NotFound for whoever never visited; OpinionUnusable. Skips: the audit log; an opinion isn't a deed.
    """
    said = clean_text(words)
    if score not in SCORES or len(said) > OPINION_MAX_CHARACTERS:
        raise OpinionUnusable
    mine = Visit.objects.filter(visitor_id=viewer.user_id, organisation_id=viewer.organisation_id)
    visit = mine.order_by("-queued_at", "-pk").first()
    if visit is None:
        raise NotFound
    visit.satisfaction, visit.satisfaction_words = score, said
    visit.save(update_fields=["satisfaction", "satisfaction_words"])
    return visit


def _close(visit: Visit, room: Room, *, reason: CloseReason, actor_id: UUID | None) -> None:
    visit.state, visit.close_reason = VisitState.CLOSED, reason
    visit.closed_at, visit.closed_by_id = now(), actor_id
    visit.visitor_spoke_at, visit.snoozed_until = None, None
    visit.save(update_fields=["state", "close_reason", "closed_at", "closed_by", "visitor_spoke_at", "snoozed_until"])
    append_event(room, EventKind.VISIT_CLOSED, actor_id=actor_id, subject_id=visit.pk)
    let_staff_out(room, visitor_id=visit.visitor_id)
    tell_the_line(visit.desk_id)
    route_later(visit.desk_id)
    record_visit(visit, "closed", actor_id=actor_id, why=reason.value)
