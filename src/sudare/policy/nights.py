"""The hours in which nobody under age is rung, as a policy says them: wall clock in, moments out."""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

OFF: Final = "off"
USUAL: Final = "21:00-06:00"
SHAPE: Final = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)")


def hours_of(quiet: str) -> tuple[time, time] | None:
    """When the hours begin and end on the clock, the end on the next day where it isn't later; None for ``off``.

    Raises: ValueError for anything else, and for hours that end as they begin.
    """
    if quiet == OFF:
        return None
    found = SHAPE.fullmatch(quiet)
    if found is None or found[0][:5] == found[0][6:]:
        raise ValueError
    begins_hour, begins_minute, ends_hour, ends_minute = (int(part) for part in found.groups())
    return time(begins_hour, begins_minute), time(ends_hour, ends_minute)


def night_at(quiet: str, *, moment: datetime, zone: tzinfo) -> tuple[datetime, datetime] | None:
    """The quiet hours ``moment`` lies in, or the next ones after it: begin (inclusive) and end (exclusive), in UTC.

    Where clocks are put forward or back within them, they begin at the earlier and end at the later reading of the
    clock, so that a night never ends, begins anew, and rings in between.
    """
    hours = hours_of(quiet)
    if hours is None:
        return None
    today = moment.astimezone(zone).date()
    nights = (_night_of(today + timedelta(days=n), hours, zone) for n in (-1, 0, 1, 2))
    return next((begins, ends) for begins, ends in nights if moment < ends)


def ends_at(quiet: str, *, moment: datetime, zone: tzinfo) -> datetime | None:
    """When the quiet hours end that ``moment`` lies in; None outside of them."""
    night = night_at(quiet, moment=moment, zone=zone)
    return night[1] if night and night[0] <= moment else None


def _night_of(day: date, hours: tuple[time, time], zone: tzinfo) -> tuple[datetime, datetime]:
    begins, ends = hours
    last = day if begins < ends else day + timedelta(days=1)
    return min(_readings(day, begins, zone)), max(_readings(last, ends, zone))


def _readings(day: date, at: time, zone: tzinfo) -> list[datetime]:
    """The moments a clock shows this: one, or two where an hour is missing or comes twice."""
    return [datetime.combine(day, at, zone).replace(fold=fold).astimezone(UTC) for fold in (0, 1)]
