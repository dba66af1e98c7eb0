"""Addresses that a person opens again from time to time, and what they saw."""

from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from sudare.accounts.terms import Viewer
from sudare.incidents.access import access_case
from sudare.kit.clock import now
from sudare.kit.text import clean_line
from sudare.takedowns.access import access_patrol
from sudare.takedowns.actions.chronicle import check_day, enter, settle
from sudare.takedowns.errors import AddressMissing
from sudare.takedowns.models import Look, Patrol, Takedown, sealed
from sudare.takedowns.terms import ADDRESS_MAX_CHARACTERS, Found

EVERY_DAYS: Final = 7
SHORTEST, LONGEST = 1, 90


def ask_for_looks(row: Takedown, *, by: UUID) -> Patrol:
    """A new target is looked at again a week later; part of beginning it."""
    return Patrol.objects.create(
        organisation_id=row.organisation_id,
        case_id=row.case_id,
        takedown=row,
        address=row.address,
        every_days=EVERY_DAYS,
        due_on=localdate() + timedelta(days=EVERY_DAYS),
        by_id=by,
    )


@transaction.atomic
def watch(*, viewer: Viewer, case_id: UUID, address: str, every_days: int = EVERY_DAYS) -> Patrol:
    """Put an address on the list where it may turn up again. Raises: CaseGone, AddressMissing. Also: ``…:watched``."""
    case = access_case(viewer=viewer, case_id=case_id)
    words = clean_line(address)
    if not words or len(words) > ADDRESS_MAX_CHARACTERS:
        raise AddressMissing
    days = min(max(every_days, SHORTEST), LONGEST)
    row = Patrol.objects.create(
        organisation_id=case.organisation_id,
        case_id=case.pk,
        address=sealed(words),
        every_days=days,
        due_on=localdate() + timedelta(days=days),
        by_id=viewer.user_id,
    )
    enter(row, "takedowns:address:watched", viewer=viewer)
    return row


@transaction.atomic
def look(*, viewer: Viewer, patrol_id: UUID, found: Found, on: date | None = None) -> Patrol:
    """Somebody opened it themselves and says what they saw. Raises: TakedownGone, DayImpossible.

    Also: entry ``takedowns:address:looked``; the state of its target follows, and the next day to look.
    """
    row = access_patrol(viewer=viewer, patrol_id=patrol_id)
    day = check_day(on)
    Look.objects.create(patrol=row, found=found, on=day, by_id=viewer.user_id)
    row.due_on = day + timedelta(days=row.every_days)
    row.save(update_fields=["due_on"])
    enter(row, "takedowns:address:looked", viewer=viewer, found=found.value)
    if row.takedown_id is not None:
        settle(row.takedown_id)
    return row


@transaction.atomic
def stop_looking(*, viewer: Viewer, patrol_id: UUID) -> Patrol:
    """Take it off the list. Raises: TakedownGone. Also: entry ``takedowns:address:left``."""
    row = access_patrol(viewer=viewer, patrol_id=patrol_id)
    if row.ended_at is None:
        row.ended_at = now()
        row.save(update_fields=["ended_at"])
        enter(row, "takedowns:address:left", viewer=viewer)
    return row
