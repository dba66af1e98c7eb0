"""Reads at the door: a desk by its key, and the visit of a room. None of them decides what somebody may see."""

from uuid import UUID

from sudare.reception.models import Reception, Visit
from sudare.reception.terms import VisitState


def reception_by_key(key: str) -> Reception | None:
    return Reception.objects.select_related("desk", "organisation").filter(key=key).first()


def visit_at_hand(room_id: UUID) -> Visit | None:
    """The visit of this room that hasn't ended."""
    return (
        Visit.objects.select_related("visitor", "desk").filter(room_id=room_id).exclude(state=VisitState.CLOSED).first()
    )
