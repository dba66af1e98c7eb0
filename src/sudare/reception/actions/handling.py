"""What the staff do with a visit: take it, hand it on, put it back, put it off."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from sudare.accounts.terms import Viewer
from sudare.kit.clock import now
from sudare.kit.errors import NotFound
from sudare.kit.text import clean_line
from sudare.reception.actions.chronicle import let_out, record_visit, tell_the_line, visit_in_hand
from sudare.reception.actions.routing import give, route, route_later
from sudare.reception.errors import NotTaken, SnoozeUnusable, TagsUnusable, TakenAlready, VisitEnded
from sudare.reception.models import Visit
from sudare.reception.queries.desks import staff_of
from sudare.reception.terms import TAG_MAX_CHARACTERS, TAGS_AT_MOST, VisitState
from sudare.rooms.actions.chronicle import append_event
from sudare.rooms.models import DeskSupervisor
from sudare.rooms.terms import EventKind

SNOOZE_AT_MOST: Final = timedelta(days=60)


@transaction.atomic
def take(*, viewer: Viewer, visit_id: UUID, over: bool = False) -> Visit:
    """Look after a visit from now on. ``over``: also when somebody else does.

    Raises: NotFound; VisitEnded; TakenAlready when somebody else was faster. Also: as ``routing.give``.
    """
    visit, room = visit_in_hand(viewer=viewer, visit_id=visit_id)
    if visit.state == VisitState.CLOSED:
        raise VisitEnded
    if visit.assignee_id == viewer.user_id and visit.state == VisitState.OPEN:
        return visit
    if visit.assignee_id not in {None, viewer.user_id} and not over:
        raise TakenAlready
    give(visit, room, staff_id=viewer.user_id, actor_id=viewer.user_id)
    return visit


@transaction.atomic
def hand_over(*, viewer: Viewer, visit_id: UUID, to: UUID | None) -> Visit:
    """Give a visit to somebody else at the desk, or with ``to=None`` back into the line, where it keeps its place.

    Raises: NotFound, also for somebody who doesn't work at this desk; VisitEnded.
    Also: as ``routing.give``; or the room's log tells that they wait again, and the desk's rule finds somebody else.
    """
    visit, room = visit_in_hand(viewer=viewer, visit_id=visit_id)
    if visit.state == VisitState.CLOSED:
        raise VisitEnded
    if to is not None:
        _check_works_at(visit.desk_id, user_id=to)
        give(visit, room, staff_id=to, actor_id=viewer.user_id)
        route_later(visit.desk_id)
        return visit
    before = visit.assignee_id
    if before is not None:
        let_out(room, user_id=before)
    visit.state, visit.assignee_id, visit.taken_at, visit.snoozed_until = VisitState.WAITING, None, None, None
    visit.save(update_fields=["state", "assignee", "taken_at", "snoozed_until"])
    append_event(room, EventKind.VISIT_WAITING, actor_id=viewer.user_id, subject_id=visit.pk)
    tell_the_line(visit.desk_id)
    record_visit(visit, "put_back", actor_id=viewer.user_id)
    route(visit, besides=before)
    return visit


@transaction.atomic
def snooze(*, viewer: Viewer, visit_id: UUID, until: datetime) -> Visit:
    """Put a visit off until a time, or until the visitor writes. Whoever looks after it keeps it.

    Raises: NotFound; VisitEnded; NotTaken while nobody looks after it; SnoozeUnusable.
    Also: entry ``reception:visit:snoozed``; the line moves.
    """
    visit, _ = visit_in_hand(viewer=viewer, visit_id=visit_id)
    if visit.state == VisitState.CLOSED:
        raise VisitEnded
    if visit.assignee_id is None:
        raise NotTaken
    if not now() < until <= now() + SNOOZE_AT_MOST:
        raise SnoozeUnusable
    visit.state, visit.snoozed_until = VisitState.SNOOZED, until
    visit.save(update_fields=["state", "snoozed_until"])
    tell_the_line(visit.desk_id)
    route_later(visit.desk_id)
    record_visit(visit, "snoozed", actor_id=viewer.user_id)
    return visit


@transaction.atomic
def wake(*, viewer: Viewer, visit_id: UUID) -> Visit:
    """Take up again what was put off. Raises: NotFound. Skips: a visit that isn't."""
    visit, _ = visit_in_hand(viewer=viewer, visit_id=visit_id)
    if visit.state == VisitState.SNOOZED:
        wake_up(visit)
        record_visit(visit, "woken", actor_id=viewer.user_id)
    return visit


def wake_up(visit: Visit) -> None:
    """Runs in the caller's transaction, which holds the room."""
    visit.state, visit.snoozed_until = VisitState.OPEN, None
    visit.save(update_fields=["state", "snoozed_until"])
    tell_the_line(visit.desk_id)


@transaction.atomic
def set_tags(*, viewer: Viewer, visit_id: UUID, tags: list[str]) -> Visit:
    """Say in a few words what a visit is about, for the staff only.

    Raises: NotFound, TagsUnusable. Also: the line moves. Skips: the audit log; tags are words.
    """
    visit, _ = visit_in_hand(viewer=viewer, visit_id=visit_id)
    wanted = list(dict.fromkeys(word for untrusted in tags if (word := clean_line(untrusted))))
    if len(wanted) > TAGS_AT_MOST or any(len(word) > TAG_MAX_CHARACTERS for word in wanted):
        raise TagsUnusable
    if wanted != visit.tags:
        visit.tags = wanted
        visit.save(update_fields=["tags"])
        tell_the_line(visit.desk_id)
    return visit


def _check_works_at(desk_id: UUID, *, user_id: UUID) -> None:
    """Raises: NotFound."""
    answers = staff_of([desk_id]).filter(user_id=user_id).exists()
    if not answers and not DeskSupervisor.objects.filter(desk_id=desk_id, user_id=user_id).exists():
        raise NotFound
