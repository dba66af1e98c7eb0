"""Values of a kind in a line: amounts, days, hours, telephone numbers, addresses. Japanese and English."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sudare.reading.japan.days import days, times
from sudare.reading.japan.letters import normalised
from sudare.reading.japan.money import sums
from sudare.reading.japan.numbers import phones


class Kind(StrEnum):
    MONEY = "money"
    DATE = "date"
    TIME = "time"
    PHONE = "phone"
    EMAIL = "email"
    URL = "url"
    POSTAL_CODE = "postal_code"
    ADDRESS = "address"
    NUMBER = "number"
    PERCENT = "percent"
    LENGTH = "length"  # of time


@dataclass(frozen=True, slots=True)
class Typed:
    """``raw`` as it stands, characters ``begin`` to ``end`` of the line."""

    kind: Kind
    value: int | float | str | dt.date
    raw: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class _Found:
    """In the normalised line."""

    value: int | float | str | dt.date
    begin: int
    end: int


FOREIGN: Final = re.compile(
    r"(?:(?P<sign>US\$|[$€£₩]|USD|EUR|JPY)[ ]?(?P<after>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?|[0-9]+(?:\.[0-9]{1,2})?))"
    r"|(?:(?P<before>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?|[0-9]+(?:\.[0-9]{1,2})?)[ ]?(?P<word>yen|dollars?|euros?|USD|EUR|JPY)\b)",
    re.IGNORECASE,
)
MAN: Final = re.compile(
    r"(?<![0-9])(?P<number>[0-9]{1,5}(?:\.[0-9])?)[ ]?万[ ]?(?P<rest>[0-9]{1,4}(?:,[0-9]{3})?)?[ ]?円"
)
MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905  twelve words
MONTH_NAME: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
ENGLISH_DAY: Final = re.compile(
    rf"\b(?:(?P<first>{MONTH_NAME})[ ]?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9:])(?:,?[ ]?(?P<year>20[0-9]{{2}}))?"
    rf"|(?P<earlier>[0-9]{{1,2}})(?:st|nd|rd|th)?[ ]?(?P<second>{MONTH_NAME})(?:,?[ ]?(?P<later>20[0-9]{{2}}))?)",
    re.IGNORECASE,
)
PART_DAY: Final = re.compile(
    r"(?<![0-9/年.-])(?P<month>1[0-2]|0?[1-9])(?:[ ]?月[ ]?(?P<day>3[01]|[12][0-9]|0?[1-9])[ ]?日?|/(?P<slash>3[01]|[12][0-9]|0?[1-9]))(?![0-9/])"
    r"(?:[ ]?[(\[][月火水木金土日祝・]{1,3}[)\]])?"
)
MONTH_ONLY: Final = re.compile(r"(?:20[0-9]{2}年|令和[0-9元]{1,2}年)[ ]?(?:1[0-2]|0?[1-9])月(?:末)?(?![0-9 ]*[0-9]日)")
ENGLISH_TIME: Final = re.compile(
    r"(?<![0-9:])(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5][0-9]))?[ ]?(?P<half>[ap])\.?m\b\.?", re.IGNORECASE
)
HOUR_ONLY: Final = re.compile(
    r"(?P<half>午前|午後)?[ ]?(?<![0-9])(?P<hour>2[0-4]|1[0-9]|0?[0-9])[ ]?時(?P<more>半|[0-5]?[0-9]分)?(?!間)"
)
EMAIL: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+-]*[ ]?@[ ]?[A-Za-z0-9-]+(?:[ ]?\.[ ]?[A-Za-z0-9-]+)+")
URL: Final = re.compile(
    r"(?:https?://|www\.)[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+|(?<![@A-Za-z0-9.-])(?:[a-z0-9-]+\.)+(?:com|jp|net|org|info|dev|app|shop|io)(?:/[A-Za-z0-9._~/?#=&%-]*)?(?![A-Za-z0-9@])",
    re.IGNORECASE,
)
POSTAL: Final = re.compile(
    r"(?:〒[ ]?(?P<marked>[0-9]{3}[- ]?[0-9]{4})|(?<![0-9-])(?P<plain>[0-9]{3}-[0-9]{4}))(?![0-9-])"
)
PREFECTURE: Final = re.compile(
    r"(?:北海道|東京都|大阪府|京都府|(?:青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|神奈川|新潟|富山|石川|福井|山梨|長野|岐阜|静岡|愛知|三重|滋賀|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄)県)[^ ]*[^ 0-9]*(?:.*[0-9](?:[階F号室]+)?)?"
)
TOWN: Final = re.compile(r"[^ 0-9:：]{1,8}[市区郡][^ 0-9]{1,12}?[ ]?[0-9一二三四五六七八九十]+(?:丁目|番地?|-[0-9]).*")
STREET: Final = re.compile(
    r"\b[0-9]+(?:-[0-9]+)*[ ,]+[A-Z][A-Za-z ]+?(?:Street|St\.|Avenue|Ave\.?|Road|Rd\.?|-cho|-machi|-ku)\b.*"
)
NUMBER: Final = re.compile(r"(?<![0-9A-Za-z.,])-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?![0-9])")
PERCENT: Final = re.compile(
    r"(?P<number>[0-9]+(?:\.[0-9]+)?)[ ]?(?:%|パーセント|percent)|(?P<part>[0-9])[ ]?割(?:引|$|[^合])"
)
LENGTH: Final = re.compile(
    r"(?:約|およそ|about )?[0-9]+(?:\.[0-9]+)?[ ]?(?:時間半?|分間?|日間|週間|[かヶカケ]月間?|年間|泊|hours?|hrs?|minutes?|mins?|days?|weeks?|months?|years?)(?:[ ]?[0-9]+分)?(?![0-9])",
    re.IGNORECASE,
)


def typed(text: str, kinds: Iterable[Kind]) -> list[Typed]:
    """All values of these kinds in a line, from left to right; where two lie over each other the longer."""
    written = normalised(text)
    found: list[Typed] = []
    for kind in kinds:
        for each in FINDERS[kind](written.text):
            begin, end = written.places[each.begin], written.places[each.end - 1] + 1
            found.append(Typed(kind, each.value, text[begin:end].strip(), begin, end))
    kept: list[Typed] = []
    for one in sorted(found, key=lambda each: each.begin - each.end):
        if not any(one.begin < other.end and other.begin < one.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda each: each.begin)


def _money(text: str) -> Iterator[_Found]:
    for match in MAN.finditer(text):
        rest = int((match["rest"] or "0").replace(",", ""))
        yield _Found(round(float(match["number"]) * 10_000) + rest, match.start(), match.end())
    for money in sums(text):
        if money.is_marked:
            yield _Found(money.amount, money.start, money.end)
    for match in FOREIGN.finditer(text):
        number = (match["after"] or match["before"]).replace(",", "")
        yield _Found(float(number) if "." in number else int(number), match.start(), match.end())


def _dates(text: str) -> Iterator[_Found]:
    whole = days(text)
    for day in whole:
        yield _Found(day.value, day.start, day.end)
    for match in ENGLISH_DAY.finditer(text):
        yield _Found(_english_day(match), match.start(), match.end())
    for pattern in (PART_DAY, MONTH_ONLY):
        for match in pattern.finditer(text):
            yield _Found(match[0].strip(), match.start(), match.end())


def _english_day(match: re.Match[str]) -> dt.date | str:
    """The day; as it stands when its year isn't there."""
    month = MONTHS.index((match["first"] or match["second"])[:3].lower()) + 1
    year = match["year"] or match["later"]
    try:
        return dt.date(int(year), month, int(match["day"] or match["earlier"])) if year else match[0].strip()
    except ValueError:
        return match[0].strip()


def _times(text: str) -> Iterator[_Found]:
    for time in times(text):
        yield _Found(time.value, time.start, time.end)
    for match in ENGLISH_TIME.finditer(text):
        hour = int(match["hour"]) % 12 + (12 if match["half"].lower() == "p" else 0)
        yield _Found(f"{hour:02}:{int(match['minute'] or 0):02}", match.start(), match.end())
    for match in HOUR_ONLY.finditer(text):
        hour = int(match["hour"]) + (12 if match["half"] == "午後" and int(match["hour"]) < 12 else 0)  # noqa: PLR2004  noon
        more = match["more"] or "0"
        minute = 30 if more == "半" else int(more.rstrip("分"))
        yield _Found(f"{hour:02}:{minute:02}", match.start(), match.end())


def _phones(text: str) -> Iterator[_Found]:
    for number in phones(text):
        yield _Found(number.value, number.start, number.end)


def _percents(text: str) -> Iterator[_Found]:
    for match in PERCENT.finditer(text):
        number = float(match["number"]) if match["number"] else 10.0 * int(match["part"])
        yield _Found(int(number) if number.is_integer() else number, match.start(), match.end())


def _numbers(text: str) -> Iterator[_Found]:
    for match in NUMBER.finditer(text):
        number = match[0].replace(",", "")
        yield _Found(float(number) if "." in number else int(number), match.start(), match.end())


def _postal(text: str) -> Iterator[_Found]:
    for match in POSTAL.finditer(text):
        digits = re.sub(r"[^0-9]", "", match[0])
        yield _Found(f"{digits[:3]}-{digits[3:]}", match.start(), match.end())


def _as_written(*patterns: re.Pattern[str]) -> Callable[[str], Iterator[_Found]]:
    def find(text: str) -> Iterator[_Found]:
        for pattern in patterns:
            for match in pattern.finditer(text):
                words = match[0].strip()
                yield _Found(words.replace(" ", "") if pattern is EMAIL else words, match.start(), match.end())

    return find


FINDERS: Final[Mapping[Kind, Callable[[str], Iterator[_Found]]]] = {
    Kind.MONEY: _money,
    Kind.DATE: _dates,
    Kind.TIME: _times,
    Kind.PHONE: _phones,
    Kind.EMAIL: _as_written(EMAIL),
    Kind.URL: _as_written(URL),
    Kind.POSTAL_CODE: _postal,
    Kind.ADDRESS: _as_written(PREFECTURE, TOWN, STREET),
    Kind.NUMBER: _numbers,
    Kind.PERCENT: _percents,
    Kind.LENGTH: _as_written(LENGTH),
}
