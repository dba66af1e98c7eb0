"""A visit given to another desk of the house."""

from uuid import UUID

from django.db import transaction

from sudare.accounts.terms import Viewer
from sudare.reception.actions.chronicle import let_out, record_visit, tell_the_line, visit_in_hand
from sudare.reception.actions.routing import route, route_later
from sudare.reception.errors import DeskUnfit, VisitEnded
from sudare.reception.models import Visit
from sudare.reception.queries.desks import other_desks
from sudare.reception.terms import VisitState
from sudare.rooms.actions.chronicle import append_event
from sudare.rooms.terms import EventKind


@transaction.atomic
def pass_on(*, viewer: Viewer, visit_id: UUID, desk_id: UUID) -> Visit:
    """Give a visit to another desk, where it stands in the line by the time it came.

    What was promised where the visitor came in goes on to hold: the room, its rules and its day of forgetting stay with
    that desk, and so does a block. Only who answers changes.

    Raises: NotFound; VisitEnded; DeskUnfit for a desk that is closed, unknown, or where nobody answers.
    Also: entry ``reception:visit:passed_on``; the room's log tells that they wait; both lines move.
    """
    visit, room = visit_in_hand(viewer=viewer, visit_id=visit_id)
    if visit.state == VisitState.CLOSED:
        raise VisitEnded
    here = visit.desk_id
    if desk_id not in {one.id for one in other_desks(organisation_id=visit.organisation_id, besides=here)}:
        raise DeskUnfit
    if visit.assignee_id is not None:
        let_out(room, user_id=visit.assignee_id)
    visit.desk_id, visit.skill = desk_id, ""  # skills are words of the desk that asked for them
    visit.state, visit.assignee_id, visit.taken_at, visit.snoozed_until = VisitState.WAITING, None, None, None
    visit.save(update_fields=["desk", "skill", "state", "assignee", "taken_at", "snoozed_until"])
    append_event(room, EventKind.VISIT_WAITING, actor_id=viewer.user_id, subject_id=visit.pk)
    tell_the_line(here)
    tell_the_line(desk_id)
    record_visit(visit, "passed_on", actor_id=viewer.user_id, desk_id=desk_id)
    route(visit)
    route_later(here)
    return visit
