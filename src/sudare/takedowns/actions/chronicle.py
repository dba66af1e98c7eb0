"""What every deed on a target ends with: its line in the log, and the state that follows."""

from datetime import date
from uuid import UUID

from django.utils.timezone import localdate

from sudare.accounts.terms import Viewer
from sudare.audit.actions import record
from sudare.takedowns.errors import DayImpossible
from sudare.takedowns.models import Patrol, Takedown
from sudare.takedowns.proofs.steps import state_of
from sudare.takedowns.queries import course_of, takedown_with_all


def enter(row: Takedown | Patrol, verb: str, *, viewer: Viewer, **details: str) -> None:
    """Write the deed down. Addresses and words are content and never stand in ``details``."""
    record(
        organisation_id=row.organisation_id,
        actor_id=viewer.user_id,
        verb=verb,
        subject_id=row.pk,
        details={**details, "case": str(row.case_id)},
    )


def settle(takedown_id: UUID) -> Takedown:
    """Write down the state that follows from all that is known now."""
    row = takedown_with_all(takedown_id)
    row.state = state_of(course_of(row))
    row.save(update_fields=["state"])
    return row


def check_day(day: date | None) -> date:
    """Today, where no day was given. Raises: DayImpossible."""
    today = localdate()
    if day is not None and day > today:
        raise DayImpossible
    return day or today
