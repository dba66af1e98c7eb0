"""Timetables as they hang at stops: an hour at the left, minutes beside it."""

import re
from typing import Final

from sudare.reading.answering.context import Sheet
from sudare.reading.answering.found import Found
from sudare.reading.answering.question import Question, Wish
from sudare.reading.quoting import Quote, Standing

HOUR: Final = re.compile(
    r"^[^0-9]{0,2}(?P<hour>[0-9]{1,2})[ ]?時?[ ]*(?P<minutes>(?:[^0-9]{0,2}[0-5][0-9][^0-9]{0,2}(?=[ ]|[0-9]|$))+)$"
)
ASKED_HOUR: Final = re.compile(
    r"(?P<ja>[0-9]{1,2})時台|(?:in the|at|during the) (?P<en>[0-9]{1,2}) o'?clock|between (?P<from>[0-9]{1,2})"
)
FEWEST_ROWS: Final = 3
DEPARTS: Final = re.compile(r"バス|電車|列車|便|発車|出発|終電|始発|終バス|\bbus\b|\btrain\b|departure|\bleave")


def departure(sheet: Sheet, asked: Question) -> Found | None:
    """The first or last departure, of the day or of an hour; None when the page is no such timetable."""
    rows = [(row, match) for row in sheet.rows if (match := HOUR.match(row.text)) is not None]
    hour = ASKED_HOUR.search(asked.text)
    if len(rows) < FEWEST_ROWS or not (hour or DEPARTS.search(asked.text.lower())):
        return None
    if hour is not None:
        wanted = int(hour["ja"] or hour["en"] or hour["from"])
        rows = [(row, match) for row, match in rows if int(match["hour"]) == wanted]
    if not rows:
        return None
    is_last = asked.wish is Wish.LAST
    row, match = max(rows, key=_hour) if is_last else min(rows, key=_hour)
    return _minute(row, match, is_last=is_last, is_whole=hour is not None and asked.wish not in {Wish.FIRST, Wish.LAST})


def _hour(one: tuple[Standing, re.Match[str]]) -> int:
    return int(one[1]["hour"])


def _minute(row: Standing, match: re.Match[str], *, is_last: bool, is_whole: bool) -> Found:
    minutes = list(re.finditer(r"[0-5][0-9]", match["minutes"]))
    chosen = minutes[-1 if is_last else 0]
    start = match.start("minutes")
    times = [f"{int(match['hour'])}:{each[0]}" for each in minutes]
    if is_whole:
        return Found(" ".join(times), " ".join(times), [Quote(row, start, match.end("minutes"))], 0.8)
    time = f"{int(match['hour']):02}:{chosen[0]}"
    return Found(time, time, [Quote(row, start + chosen.start(), start + chosen.end())], 0.8)
