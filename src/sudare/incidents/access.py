"""The door to breaches: for those who look after people here, and for nobody else."""

from uuid import UUID

from sudare.accounts.terms import Right, Viewer
from sudare.incidents.errors import BreachGone
from sudare.incidents.models import Breach
from sudare.kit.errors import NotAllowed


def check_may_assist(viewer: Viewer) -> None:
    """Raises: NotAllowed."""
    if not (viewer.may(Right.MANAGE_PEOPLE) and viewer.may(Right.READ_LOG)):
        raise NotAllowed


def access_breach(*, viewer: Viewer, breach_id: UUID) -> Breach:
    """A breach of the viewer's own organisation. Raises: NotAllowed, BreachGone."""
    check_may_assist(viewer)
    found = Breach.objects.filter(pk=breach_id, organisation_id=viewer.organisation_id).first()
    if found is None:
        raise BreachGone
    return found
