"""How facts are spelled in a package: times twice, ids as they are, people by their id and name."""

from datetime import datetime, timedelta, timezone
from typing import Any, Final

from sudare.evidence.both import Both
from sudare.evidence.record import Case

UTC_ZONE: Final = timezone(timedelta(0), "UTC")
JAPAN: Final = timezone(timedelta(hours=9), "JST")
_WEEKDAYS: Final = "月火水木金土日"
_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def moment(at: datetime) -> str:
    """UTC to the microsecond, as programs read it."""
    return f"{at.astimezone(UTC_ZONE):%Y-%m-%dT%H:%M:%S.%fZ}"


def times(at: datetime | None) -> dict[str, str] | None:
    """The same moment in UTC and in Japan."""
    return at and {"utc": moment(at), "jst": f"{at.astimezone(JAPAN):%Y-%m-%dT%H:%M:%S.%f+09:00}"}  # type: ignore[return-value]


def japanese(at: datetime) -> str:
    """As people read it: 2026年11月22日(日) 15:30:00."""
    return f"{japanese_day(at)} {at.astimezone(JAPAN):%H:%M:%S}"


def japanese_day(at: datetime) -> str:
    there = at.astimezone(JAPAN)
    return f"{there.year}年{there.month}月{there.day}日({_WEEKDAYS[there.weekday()]})"


def english(at: datetime) -> str:
    """Sun 22 Nov 2026, 15:30:00 JST (06:30:00 UTC)."""
    there = at.astimezone(JAPAN)
    day = f"{_DAYS[there.weekday()]} {there.day} {_MONTHS[there.month - 1]} {there.year}"
    return f"{day}, {there:%H:%M:%S} JST ({at.astimezone(UTC_ZONE):%H:%M:%S} UTC)"


def when(at: datetime) -> Both:
    return Both(japanese(at), english(at))


def said(name: str, words: Both) -> dict[str, str]:
    """Both languages as programs find them: under the name, and under the name with ``_en``."""
    return {name: words.japanese} | ({f"{name}_en": words.english} if words.english else {})


def about(case: Case) -> dict[str, Any]:
    """Whose package it is."""
    return {"case_id": case.case_id, "case_number": case.number, "organisation": case.organisation}
