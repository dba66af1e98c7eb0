"""The house itself, where it does something for nobody in particular: the log then names nobody."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sudare.audit.actions import record
from sudare.incidents.models import Case
from sudare.storage import actions as storage
from sudare.storage.terms import ScopeKind


@dataclass(frozen=True, slots=True)
class House:
    """A holder of holds without a name."""

    organisation_id: UUID
    user_id: UUID | None = None
    name: str = ""

    def may(self, right: Any, /) -> bool:
        del right
        return True

    def has_proved_lately(self, moment: datetime, /) -> bool:
        del moment
        return True


def hold_for(case: Case) -> None:
    """Place the hold that keeps what is preserved for a case. The row is the caller's to save."""
    hold = storage.place_hold(
        viewer=House(case.organisation_id),
        case=str(case.number),
        reason="reported",
        scopes=[(ScopeKind.CASE, case.pk)],
        is_quiet=True,
    )
    case.hold_id = hold.pk


def let_go(case: Case) -> None:
    """Release it again. The row is the caller's to save."""
    if case.hold_id is not None:
        storage.release_hold(viewer=House(case.organisation_id), hold_id=case.hold_id, reason="closed")
    case.hold_id = None


def record_deed(case: Case, deed: str, *, actor_id: UUID | None, details: dict[str, object] | None = None) -> None:
    """Put what was done in a case into the log: by its own id, without its room, its parties or a word of it."""
    record(
        organisation_id=case.organisation_id,
        actor_id=actor_id,
        verb=f"incidents:case:{deed}",
        subject_id=case.pk,
        details=details,
    )
