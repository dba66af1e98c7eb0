"""What became of cases, told to those whom it concerns: that there is something, never what, of whom or by whom.

Chat tools hear none of it: whoever is reported may read along there.
"""

from uuid import UUID

from sudare.incidents.models import Case
from sudare.incidents.queries.cases import handlers_of
from sudare.notifications import queries
from sudare.notifications.actions.noticing import tell_people
from sudare.notifications.terms import Occasion


def note_new_case(*, case_id: UUID) -> None:
    """To everybody who may handle it and is no party."""
    case = Case.objects.get(pk=case_id)
    about = {"organisation_id": case.organisation_id, "case_id": case.pk}
    tell_people(handlers_of(case), Occasion.CASE, news=f"case:{case.pk}", **about)


def note_overdue(*, case_id: UUID) -> None:
    """To its owner; to everybody who may handle it where nobody owns it, or its owner can't be reached now."""
    case = Case.objects.get(pk=case_id)
    handlers = handlers_of(case)
    about = {"organisation_id": case.organisation_id, "case_id": case.pk}
    owner = [case.owner_id] if case.owner_id in handlers else []
    if not tell_people(owner, Occasion.OVERDUE, news=f"overdue:{case.pk}", **about):
        tell_people(handlers, Occasion.OVERDUE, news=f"overdue:{case.pk}", **about)


def note_decision(*, case_id: UUID) -> None:
    """To whoever reported; to whoever was reported where they may be told something."""
    case = Case.objects.get(pk=case_id)
    news = f"decided:{case.pk}:{int(case.decided_at.timestamp()) if case.decided_at else 0}"
    people = [*queries.reporters_of(case), *([case.reported_id] if case.reported_id and case.told_reported else [])]
    tell_people(people, Occasion.DECISION, news=news, organisation_id=case.organisation_id)


def note_closing(*, case_id: UUID) -> None:
    """To whoever reported."""
    case = Case.objects.get(pk=case_id)
    news = f"closed:{case.pk}:{int(case.closed_at.timestamp()) if case.closed_at else 0}"
    people = queries.reporters_of(case)
    tell_people(people, Occasion.DECISION, news=news, organisation_id=case.organisation_id)
