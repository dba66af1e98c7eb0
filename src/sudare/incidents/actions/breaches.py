"""A breach noted, worked through and closed. Nothing is sent to anybody from here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from sudare.accounts.models import Membership
from sudare.accounts.terms import Viewer
from sudare.audit.actions import record
from sudare.incidents.access import access_breach, check_may_assist
from sudare.incidents.errors import BreachIncomplete
from sudare.incidents.models import Breach
from sudare.incidents.terms import TITLE_MAX_CHARACTERS, Report, Step, Trigger
from sudare.kit.clock import now
from sudare.kit.text import clean_line
from sudare.rooms.models import Room


@dataclass(frozen=True, slots=True)
class Account:
    """What somebody tells of it."""

    title: str
    known_at: datetime
    began_at: datetime
    ended_at: datetime
    triggers: frozenset[Trigger]
    room_id: UUID | None = None
    suspect_id: UUID | None = None


@transaction.atomic
def open_breach(*, viewer: Viewer, account: Account) -> Breach:
    """Note that something happened. The clocks run from ``known_at``.

    Raises: NotAllowed, BreachIncomplete. Also: entry ``incidents:breach:opened``.
    """
    check_may_assist(viewer)
    fresh = Breach(organisation_id=viewer.organisation_id, opened_by_id=viewer.user_id)
    _fill(fresh, _checked(viewer, account))
    fresh.save()
    _record(fresh, viewer, "opened", details={"triggers": sorted(fresh.triggers)})
    return fresh


@transaction.atomic
def change_breach(*, viewer: Viewer, breach_id: UUID, account: Account) -> Breach:
    """Tell it anew, when more is known. Raises: as ``open_breach``, BreachGone. Also: ``incidents:breach:changed``."""
    breach = access_breach(viewer=viewer, breach_id=breach_id)
    _fill(breach, _checked(viewer, account))
    breach.save()
    _record(breach, viewer, "changed", details={"triggers": sorted(breach.triggers)})
    return breach


@transaction.atomic
def tick(*, viewer: Viewer, breach_id: UUID, steps: Iterable[Step]) -> Breach:
    """These steps are done, and no others. Raises: NotAllowed, BreachGone. Also: ``incidents:breach:worked``."""
    breach = access_breach(viewer=viewer, breach_id=breach_id)
    moment = now().isoformat()
    breach.steps = {step.value: breach.steps.get(step.value, moment) for step in dict.fromkeys(steps)}
    breach.save(update_fields=["steps"])
    _record(breach, viewer, "worked", details={"steps": sorted(breach.steps)})
    return breach


@transaction.atomic
def note_report(*, viewer: Viewer, breach_id: UUID, report: Report) -> Breach:
    """A person has sent this report; it stops its clock. Raises: NotAllowed, BreachGone. Also: ``…:reported``."""
    breach = access_breach(viewer=viewer, breach_id=breach_id)
    field = "preliminary_sent_at" if report is Report.PRELIMINARY else "final_sent_at"
    if getattr(breach, field) is None:
        setattr(breach, field, now())
        breach.save(update_fields=[field])
        _record(breach, viewer, "reported", details={"report": report.value})
    return breach


@transaction.atomic
def close_breach(*, viewer: Viewer, breach_id: UUID) -> Breach:
    """It is dealt with; it stays in the list. Raises: NotAllowed, BreachGone. Also: ``incidents:breach:closed``."""
    breach = access_breach(viewer=viewer, breach_id=breach_id)
    if breach.closed_at is None:
        breach.closed_at = now()
        breach.save(update_fields=["closed_at"])
        _record(breach, viewer, "closed", details={})
    return breach


def _checked(viewer: Viewer, account: Account) -> Account:
    moment = now()
    is_in_order = account.began_at <= account.ended_at <= moment and account.began_at <= account.known_at <= moment
    if not clean_line(account.title) or not is_in_order:
        raise BreachIncomplete
    here = {"organisation_id": viewer.organisation_id}
    if account.room_id and not Room.objects.filter(pk=account.room_id, **here).exists():
        raise BreachIncomplete
    if account.suspect_id and not Membership.objects.filter(user_id=account.suspect_id, **here).exists():
        raise BreachIncomplete
    return account


def _fill(breach: Breach, account: Account) -> None:
    breach.title = clean_line(account.title)[:TITLE_MAX_CHARACTERS]
    breach.known_at, breach.began_at, breach.ended_at = account.known_at, account.began_at, account.ended_at
    breach.room_id, breach.suspect_id = account.room_id, account.suspect_id
    breach.triggers = sorted(trigger.value for trigger in account.triggers)


def _record(breach: Breach, viewer: Viewer, deed: str, *, details: dict[str, object]) -> None:
    record(
        organisation_id=breach.organisation_id,
        actor_id=viewer.user_id,
        verb=f"incidents:breach:{deed}",
        subject_id=breach.pk,
        details=details,
    )
