"""Whether what a visitor is to be told still holds when its turn comes, which may be hours later."""

from sudare.channels.models import Outbound
from sudare.channels.queries import is_behind
from sudare.channels.terms import Told
from sudare.reception.models import Visit
from sudare.reception.queries.desks import is_anybody_here
from sudare.reception.queries.doors import blocks_on
from sudare.reception.queries.visits import newest_visit_in
from sudare.reception.terms import CloseReason, VisitState
from sudare.rooms.queries import hidden_among


def still_holds(row: Outbound) -> bool:
    """Nobody is told words they are spared, or of an answer they have read; where a visit stands is looked up again.

    True for everything else.
    """
    if row.kind == Told.MESSAGE:
        return not hidden_among([row.message_id] if row.message_id else [], user_id=row.visitor_id)
    if row.kind == Told.GONE:
        return is_behind(row.visitor)
    if row.kind not in {Told.AWAY, Told.ENDED}:
        return True
    visit = newest_visit_in(row.visitor.room_id) if row.visitor.room_id else None
    if visit is None:
        return False
    return _is_away(visit) if row.kind == Told.AWAY else _is_to_hear_of_the_end(visit)


def _is_away(visit: Visit) -> bool:
    return visit.state == VisitState.WAITING and not is_anybody_here(visit.desk_id)


def _is_to_hear_of_the_end(visit: Visit) -> bool:
    """Who was shut out, or whose visit was nothing but spam, is asked nothing."""
    is_over = visit.state == VisitState.CLOSED and visit.close_reason != CloseReason.SPAM
    return is_over and not blocks_on(desk_id=visit.visitor.desk_id, visitor_id=visit.visitor_id).exists()
