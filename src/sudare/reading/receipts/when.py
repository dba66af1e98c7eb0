"""The day and the time of the purchase, among other days that stand on the paper."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sudare.reading.japan import days
from sudare.reading.japan.days import Day, Time
from sudare.reading.japan.letters import folded
from sudare.reading.receipts.strips import GAP, Quote, Strip

OURS: Final = re.compile(
    r"発行|取引日|取扱日|お取扱日|購入日|売上日|領収日|お買上|利用日|精算|出庫|請求日|請求書日付|日付|日時|受付日|会計|来店|date",
    re.IGNORECASE,
)
OTHERS: Final = re.compile(
    r"期限|有効|予定|まで|以降|から|入庫|到着|入店|チェックイン|arrival|check-?in|出発|departure|注文日|生年月日|次回|お渡し|仕上|締切|上映|開演|支払日|登録|改定|制定|宿泊日|ご利用期間|～|キャンペーン|抽選|賞味|消費",
    re.IGNORECASE,
)
ISSUED: Final = re.compile(r"発行|精算|領収日|取引日|購入日|お買上日|請求日", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class When:
    day: Day | None = None
    day_quotes: tuple[Quote, ...] = ()
    time: Time | None = None
    time_quote: Quote | None = None


def when_of(strips: Sequence[Strip]) -> When:
    """The day that its label, its place and a time beside it speak for; the same day elsewhere supports it."""
    found = [(strip, day) for strip in strips for day in days.days(strip.text)]
    if not found:
        return When(None, (), *_lone_time(strips))
    counts = [day.value for _, day in found]
    strip, day = max(
        found, key=lambda each: (_weight(each[0], each[1], strips) + 0.3 * counts.count(each[1].value), -each[0].number)
    )
    quotes = [each.quote(other.start, other.end) for each, other in found if other.value == day.value]
    quotes.sort(key=lambda quote: quote.strip.number != strip.number)
    time, quote = _time(strip, day, strips)
    return When(day, tuple(quotes), time, quote)


def _weight(strip: Strip, day: Day, strips: Sequence[Strip]) -> float:
    label = folded(_around(strip, day))
    weight = 1.0 * bool(OURS.search(label)) + 0.8 * bool(ISSUED.search(label)) - 1.5 * bool(OTHERS.search(label))
    if strip.number and len(strips[strip.number - 1].text) < len("お取扱年月日") + 2:
        weight += 0.5 * bool(OURS.search(folded(strips[strip.number - 1].text)))
    weight += 0.6 * bool(days.times(strip.text[day.end :])) + 0.5 * (day.weekday_fits is True)
    weight -= 0.6 * (day.weekday_fits is False)
    return weight + 0.3 * day.is_whole


def _around(strip: Strip, day: Day) -> str:
    """The words that speak of this day: those in front of it since the day before, and a little behind."""
    start = max((other.end for other in days.days(strip.text) if other.end <= day.start), default=0)
    behind = strip.text[day.end : day.end + 6]
    return strip.text[start : day.start] + ("" if GAP in behind[:1] else behind)


def _time(strip: Strip, day: Day, strips: Sequence[Strip]) -> tuple[Time | None, Quote | None]:
    """Behind the day, else elsewhere on its row, else alone on the row below."""
    behind = days.times(strip.text[day.end :])
    if behind:
        time = behind[0]
        return time, strip.quote(day.end + time.start, day.end + time.end)
    for each in (strip, *strips[strip.number + 1 : strip.number + 2]):
        if each is strip or not days.days(each.text):
            times = days.times(each.text)
            if len(times) == 1:
                return times[0], each.quote(times[0].start, times[0].end)
    return None, None


def _lone_time(strips: Sequence[Strip]) -> tuple[Time | None, Quote | None]:
    for strip in strips:
        for time in days.times(strip.text)[:1]:
            return time, strip.quote(time.start, time.end)
    return None, None
