"""The doors to targets: whoever handles their case, and whoever is harmed. Absent and forbidden are the same answer."""

from uuid import UUID

from sudare.accounts.terms import Viewer
from sudare.incidents.access import access_case
from sudare.kit.errors import NotFound
from sudare.takedowns.errors import TakedownGone
from sudare.takedowns.models import Patrol, Takedown


def access_takedown(*, viewer: Viewer, takedown_id: UUID) -> Takedown:
    """A target of a case the viewer handles. Raises: TakedownGone."""
    found = Takedown.objects.filter(pk=takedown_id, organisation_id=viewer.organisation_id).first()
    if found is None or not _handles(viewer, found.case_id):
        raise TakedownGone
    return found


def access_letter(*, viewer: Viewer, takedown_id: UUID) -> Takedown:
    """A target whose letters the viewer may send: their own, or of a case they handle. Raises: TakedownGone."""
    own = Takedown.objects.filter(
        pk=takedown_id, organisation_id=viewer.organisation_id, report__reporter_id=viewer.user_id
    )
    return own.first() or access_takedown(viewer=viewer, takedown_id=takedown_id)


def access_patrol(*, viewer: Viewer, patrol_id: UUID) -> Patrol:
    """Raises: TakedownGone."""
    found = Patrol.objects.filter(pk=patrol_id, organisation_id=viewer.organisation_id).first()
    if found is None or not _handles(viewer, found.case_id):
        raise TakedownGone
    return found


def _handles(viewer: Viewer, case_id: UUID) -> bool:
    try:
        access_case(viewer=viewer, case_id=case_id)
    except NotFound:
        return False
    return True
