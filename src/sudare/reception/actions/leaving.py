"""A visitor says that this was all."""

from django.db import transaction

from sudare.accounts.terms import Viewer
from sudare.reception import queries
from sudare.reception.access import access_own_visitor
from sudare.reception.actions.closing import end
from sudare.reception.terms import VisitState


@transaction.atomic
def leave(*, viewer: Viewer) -> None:
    """End one's own visit. The room stays, and a new message begins a new visit.

    Raises: NotFound. Also: as ``end``. Skips: a visit that has ended already.
    """
    visitor = access_own_visitor(viewer=viewer, is_held=True)
    visit = queries.newest_visit(visitor.pk)
    if visit is not None and visit.state != VisitState.CLOSED:
        end(visit_id=visit.pk, actor_id=viewer.user_id)
