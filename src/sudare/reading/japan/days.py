"""Days and times as tills print them: 令和6年11月21日, R6.11.21, 2024/11/21, 24/11/21, '24.11.21."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

ERAS: Final[Mapping[str, int]] = {"令和": 2018, "令": 2018, "R": 2018, "平成": 1988, "平": 1988, "H": 1988}
WEEKDAYS: Final = "月火水木金土日"
LAST_REIWA: Final = 18  # a year of two digits below it is one of 令和: nobody's till is older than 2018
N: Final = r"[0-9OoDlI|SB]"
YEAR, MONTH = r"[ ]?[年午牛手./-][ ]?", r"[ ]?[月./-][ ]?"
DAY: Final = re.compile(
    rf"(?:(?P<era>令和|平成|令|平|(?<![A-Za-z])[RH])[ .]?(?P<era_year>{N}{{1,2}}|元)"
    rf"|(?<![0-9])(?P<long>2[0Oo]{N}{{2}})|(?<![0-9./-])['’`´]?(?P<short>{N}{{2}}))"
    rf"{YEAR}(?P<month>{N}{{1,2}}){MONTH}(?P<day>[0-3OolI|]{N}|{N}(?![0-9A-Za-z]))(?P<end>[ ]?日)?"
    rf"(?P<weekday>[ ]?[(\[〈]?[ ]?(?P<name>[月火水木金土日])(?:曜日?)?[ ]?[)\]〉]?)?"
)
TIME: Final = re.compile(
    r"(?<![0-9:])(?P<hour>[0-2]?[0-9])(?:[:;](?P<minute>[0-5][0-9])(?:[:;.][0-5][0-9])?|[ ]?時[ ]?(?P<kanji>[0-5]?[0-9])[ ]?分)(?![0-9:])"
)
DIGITS: Final = str.maketrans("OoDlI|SB", "00011158")


@dataclass(frozen=True, slots=True)
class Day:
    """A day in a text. ``is_whole``: nothing about its year was guessed. ``weekday_fits`` is None where none stands."""

    value: dt.date
    start: int
    end: int
    is_whole: bool
    weekday_fits: bool | None


@dataclass(frozen=True, slots=True)
class Time:
    value: str  # 09:05
    start: int
    end: int


def days(text: str) -> list[Day]:
    """All days in a normalised text, from left to right."""
    return [day for match in DAY.finditer(text) if (day := _day(match)) is not None]


def times(text: str) -> list[Time]:
    found = []
    for match in TIME.finditer(text):
        hour, minute = int(match["hour"]), int(match["minute"] or match["kanji"])
        if hour < 24:  # noqa: PLR2004  hours of a day
            found.append(Time(f"{hour:02}:{minute:02}", match.start(), match.end()))
    return found


def _day(match: re.Match[str]) -> Day | None:
    try:
        value = dt.date(_year(match), _number(match["month"]), _number(match["day"]))
    except ValueError:
        return None
    name = match["name"]
    has_brackets = bool(name) and bool(re.search(r"[(\[〈曜]", match["weekday"]))
    fits = (WEEKDAYS[value.weekday()] == name) if name and has_brackets else None
    end = match.end() if has_brackets else max(match.end("day"), match.end("end"))
    return Day(value, match.start(), end, match["short"] is None, fits)


def _year(match: re.Match[str]) -> int:
    if match["era"]:
        return ERAS[match["era"]] + (1 if match["era_year"] == "元" else _number(match["era_year"]))
    if match["long"]:
        return _number(match["long"])
    short = _number(match["short"])
    return short + (ERAS["R"] if short <= LAST_REIWA else 2000)


def _number(digits: str) -> int:
    return int(digits.translate(DIGITS))
