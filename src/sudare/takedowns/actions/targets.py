"""A place where a picture stands: noted as it was stated, worked on, closed."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

from django.db import transaction

from sudare.accounts.terms import Viewer
from sudare.incidents.access import access_case, access_own_report
from sudare.incidents.models import Report
from sudare.kit.clock import now
from sudare.kit.text import clean_line, clean_text
from sudare.takedowns.access import access_takedown
from sudare.takedowns.actions.chronicle import check_day, enter, settle
from sudare.takedowns.actions.patrolling import ask_for_looks
from sudare.takedowns.errors import AddressMissing, WhoseUnclear
from sudare.takedowns.models import Takedown, sealed
from sudare.takedowns.queries import people_harmed
from sudare.takedowns.terms import (
    ADDRESS_MAX_CHARACTERS,
    PLACE_MAX_CHARACTERS,
    WORDS_MAX_CHARACTERS,
    Platform,
    Shows,
)

_SCHEMES: Final = frozenset({"http", "https"})


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody states of a place. Nobody goes there to see whether it is so."""

    platform: Platform
    shows: Shows
    address: str = ""
    place: str = ""
    words: str = ""
    may_be_minor: bool = False
    is_without_consent: bool = True
    found_on: date | None = None
    posted_on: date | None = None


@transaction.atomic
def begin(*, viewer: Viewer, case_id: UUID, statement: Statement, report_id: UUID | None = None) -> Takedown:
    """Note a target in a case, for whoever made ``report_id``; where only one person reported, for them.

    Raises: CaseGone, AddressMissing, DayImpossible, WhoseUnclear. Also: entry ``takedowns:takedown:begun``.
    """
    case = access_case(viewer=viewer, case_id=case_id)
    harmed = people_harmed(case.pk)
    chosen = [report for report in harmed if report_id in {None, report.pk}]
    if len(chosen) != 1:
        raise WhoseUnclear
    return _begin(viewer, chosen[0], statement, is_minor=case.is_minor_concerned)


@transaction.atomic
def state_own(*, viewer: Viewer, report_id: UUID, statement: Statement) -> Takedown:
    """The person harmed tells where they found it. Raises: ReportGone, AddressMissing, DayImpossible.

    Also: as ``begin``.
    """
    report = access_own_report(viewer=viewer, report_id=report_id)
    return _begin(viewer, report, statement, is_minor=report.case.is_minor_concerned)


@transaction.atomic
def close(*, viewer: Viewer, takedown_id: UUID) -> Takedown:
    """Done with, or no longer wished. Raises: TakedownGone. Also: entry ``takedowns:takedown:closed``."""
    row = access_takedown(viewer=viewer, takedown_id=takedown_id)
    if row.closed_at is None:
        Takedown.objects.filter(pk=row.pk).update(closed_at=now())
        enter(row, "takedowns:takedown:closed", viewer=viewer, platform=row.platform)
    return settle(row.pk)


@transaction.atomic
def reopen(*, viewer: Viewer, takedown_id: UUID) -> Takedown:
    """It is there again. Raises: TakedownGone. Also: entry ``takedowns:takedown:reopened``."""
    row = access_takedown(viewer=viewer, takedown_id=takedown_id)
    if row.closed_at is not None:
        Takedown.objects.filter(pk=row.pk).update(closed_at=None)
        enter(row, "takedowns:takedown:reopened", viewer=viewer, platform=row.platform)
    return settle(row.pk)


def untrusted_address(untrusted: str, platform: Platform) -> str:
    """The address as one line that a browser would take. It is read as words; nothing is opened.

    Raises: AddressMissing.
    """
    address = clean_line(untrusted)
    if not address and platform is Platform.NOWHERE_YET:
        return ""
    if address and "://" not in address:
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise AddressMissing from error
    if parts.scheme not in _SCHEMES or "." not in parts.netloc or len(address) > ADDRESS_MAX_CHARACTERS:
        raise AddressMissing
    return address


def _begin(viewer: Viewer, report: Report, statement: Statement, *, is_minor: bool) -> Takedown:
    address = untrusted_address(statement.address, statement.platform)
    row = Takedown.objects.create(
        organisation_id=report.organisation_id,
        case_id=report.case_id,
        report=report,
        platform=statement.platform,
        shows=statement.shows,
        address=sealed(address),
        place=sealed(clean_line(statement.place)[:PLACE_MAX_CHARACTERS]),
        words=sealed(clean_text(statement.words)[:WORDS_MAX_CHARACTERS]),
        may_be_minor=statement.may_be_minor or is_minor,
        is_without_consent=statement.is_without_consent,
        found_on=check_day(statement.found_on),
        posted_on=check_day(statement.posted_on) if statement.posted_on else None,
        noted_by_id=viewer.user_id,
    )
    enter(row, "takedowns:takedown:begun", viewer=viewer, platform=row.platform)
    if address:
        ask_for_looks(row, by=viewer.user_id)
    return settle(row.pk)
