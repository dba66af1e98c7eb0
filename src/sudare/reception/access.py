"""The doors of reception: of the staff to a visit, and of anybody to a desk by its public key."""

from uuid import UUID

from sudare.accounts.terms import Right, Viewer
from sudare.kit.errors import NotFound
from sudare.reception import queries
from sudare.reception.errors import DeskUnknown
from sudare.reception.models import DeskStaff, Reception, Visit
from sudare.rooms.models import DeskSupervisor


def access_reception(*, key: str) -> Reception:
    """A desk by the key on the shop's page. Raises: DeskUnknown."""
    found = queries.reception_by_key(key)
    if found is None:
        raise DeskUnknown
    return found


def access_visit(*, viewer: Viewer, visit_id: UUID) -> Visit:
    """A visit at a desk where the viewer answers or which they look after. Raises: NotFound."""
    visit = Visit.objects.select_related("visitor__user", "desk", "assignee").filter(pk=visit_id).first()
    if visit is None or visit.organisation_id != viewer.organisation_id or not works_at(viewer, visit.desk_id):
        raise NotFound
    return visit


def works_at(viewer: Viewer, desk_id: UUID) -> bool:
    """Whether somebody answers at this desk, or looks after it."""
    if not viewer.may(Right.TALK):
        return False
    is_staff = DeskStaff.objects.filter(desk_id=desk_id, user_id=viewer.user_id).exists()
    return is_staff or DeskSupervisor.objects.filter(desk_id=desk_id, user_id=viewer.user_id).exists()
