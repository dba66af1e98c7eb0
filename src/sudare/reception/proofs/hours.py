"""When a desk is open: hours by weekday, public holidays of Japan, and days of its own.

Hours are written as ``{"mon": [["09:00", "12:00"], ["13:00", "18:00"]]}`` in the time of the desk's own zone. No days
at all means always open, on public holidays too, but for its own days off. A span whose end lies before its beginning
goes on into the next day; ``"24:00"`` is midnight.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from itertools import pairwise
from typing import Final

import holidays

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
AHEAD: Final = timedelta(days=40)  # a desk that doesn't open within so long doesn't say when it opens
_MINUTES_A_DAY: Final = 24 * 60

Week = Mapping[str, Sequence[tuple[int, int]]]  # minutes after midnight; an end beyond 1440 lies in the next day


@dataclass(frozen=True, slots=True)
class Opening:
    """Whether a desk is open at a moment, and when that changes. ``is_always``: it never closes."""

    is_within: bool
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    holiday: str = ""  # the public holiday that keeps it closed at this moment, by its Japanese name
    is_always: bool = False


def read_week(untrusted_hours: object) -> Week:
    """Hours as written, in minutes. Raises: ValueError for unknown days, times that are none, spans that overlap."""
    if not isinstance(untrusted_hours, Mapping) or set(untrusted_hours) - set(DAYS):
        raise ValueError("hours are written by day, from mon to sun")
    return {str(day): _spans(untrusted) for day, untrusted in untrusted_hours.items()}


def opening(
    hours: object,
    *,
    moment: datetime,
    zone: tzinfo,
    keeps_holidays: bool = True,
    closed_days: Collection[str] = (),
) -> Opening:
    """Whether a desk is open at an aware ``moment``. ``closed_days`` are ISO dates. Raises: as ``read_week``."""
    week = read_week(hours)
    if not week:
        return _without_hours(moment, zone, closed_days=closed_days)
    here = moment.astimezone(zone)
    coming = [
        (begins, ends)
        for day in _days(here.date() - timedelta(days=1), here.date() + AHEAD)
        if not _is_closed(day, keeps_holidays=keeps_holidays, closed_days=closed_days)
        for begins, ends in _on(day, week, zone)
        if ends > moment
    ]
    if coming and coming[0][0] <= moment:
        return Opening(is_within=True, closes_at=_end_of(coming))
    return Opening(
        is_within=False,
        opens_at=coming[0][0] if coming else None,
        holiday=holiday_name(here.date()) if keeps_holidays else "",
    )


def holiday_name(day: date) -> str:
    """The Japanese public holiday of a day, with substitute holidays and those between two others; empty for none.

    Source: the act on national holidays, as the ``holidays`` package tells it.
    """
    return _holidays_of(day.year).get(day, "")


@lru_cache(maxsize=8)
def _holidays_of(year: int) -> dict[date, str]:
    return dict(holidays.country_holidays("JP", years=year, language="ja").items())


def _without_hours(moment: datetime, zone: tzinfo, *, closed_days: Collection[str]) -> Opening:
    """No hours are written: open day and night, but for days off of its own. Who says always means holidays too."""
    if not closed_days:
        return Opening(is_within=True, is_always=True)
    today = moment.astimezone(zone).date()
    for day in _days(today, today + AHEAD):
        is_closed = _is_closed(day, keeps_holidays=False, closed_days=closed_days)
        if day == today and not is_closed:
            return Opening(is_within=True)
        if not is_closed:
            return Opening(is_within=False, opens_at=_at(day, 0, zone))
    return Opening(is_within=False)


def _spans(untrusted_spans: object) -> list[tuple[int, int]]:
    if not isinstance(untrusted_spans, Sequence) or isinstance(untrusted_spans, str):
        raise ValueError("a day has a list of spans")  # noqa: TRY004  one kind of failure for all that is written wrongly
    spans = sorted(_span(untrusted) for untrusted in untrusted_spans)
    if any(ends > begins for (_, ends), (begins, _) in pairwise(spans)):
        raise ValueError("two spans of a day overlap")
    return spans


def _span(untrusted_span: object) -> tuple[int, int]:
    if not isinstance(untrusted_span, Sequence) or isinstance(untrusted_span, str) or len(untrusted_span) != 2:  # noqa: PLR2004  from, to
        raise ValueError("a span has a beginning and an end")
    begins, ends = (_minutes(str(each)) for each in untrusted_span)
    if begins in {ends, _MINUTES_A_DAY}:
        raise ValueError("a span that lasts no time")
    return begins, ends if ends > begins else ends + _MINUTES_A_DAY


def _minutes(untrusted_time: str) -> int:
    if untrusted_time == "24:00":
        return _MINUTES_A_DAY
    read = time.fromisoformat(untrusted_time)
    if read.tzinfo is not None or read.second or read.microsecond:
        raise ValueError("a time of day is written as 09:30")
    return read.hour * 60 + read.minute


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += timedelta(days=1)


def _is_closed(day: date, *, keeps_holidays: bool, closed_days: Collection[str]) -> bool:
    return day.isoformat() in closed_days or (keeps_holidays and bool(holiday_name(day)))


def _on(day: date, week: Week, zone: tzinfo) -> Iterator[tuple[datetime, datetime]]:
    for begins, ends in week.get(DAYS[day.weekday()], ()):
        yield _at(day, begins, zone), _at(day, ends, zone)


def _at(day: date, minutes: int, zone: tzinfo) -> datetime:
    ahead, left = divmod(minutes, _MINUTES_A_DAY)
    return datetime.combine(day + timedelta(days=ahead), time(left // 60, left % 60), tzinfo=zone)


def _end_of(spans: Sequence[tuple[datetime, datetime]]) -> datetime:
    """Where the span we are in ends, together with those that follow it without a break."""
    end = spans[0][1]
    for begins, ends in spans[1:]:
        if begins > end:
            break
        end = max(end, ends)
    return end
