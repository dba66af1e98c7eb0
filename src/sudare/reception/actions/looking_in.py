"""Whoever looks after a desk looks into a visitor's room: when they ask to, in sight of those in it, and on record."""

from uuid import UUID

from django.db import transaction

from sudare.accounts.terms import Viewer
from sudare.kit.errors import NotFound
from sudare.reception.access import may_look_into
from sudare.reception.actions.chronicle import record_visit, visit_in_hand
from sudare.reception.models import Visit
from sudare.rooms.actions.opening import seat_watcher


@transaction.atomic
def look_into(*, viewer: Viewer, visit_id: UUID) -> Visit:
    """Read a visit's room without looking after it, until the visit ends.

    Raises: NotFound, also for one that has ended, and for whoever only answers at the desk: they take the visit.
    Also: entry ``reception:visit:looked_into``; the room's log tells who came. Skips: somebody who is inside.
    """
    visit, room = visit_in_hand(viewer=viewer, visit_id=visit_id)
    if not may_look_into(visit, viewer=viewer):
        raise NotFound
    if seat_watcher(room, user_id=viewer.user_id):
        record_visit(visit, "looked_into", actor_id=viewer.user_id)
    return visit
