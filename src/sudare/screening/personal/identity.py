"""Numbers of identity papers: 運転免許証, パスポート, 在留カード, マイナンバー aside (see ``my_numbers``).

Sources: 運転免許証の番号 — twelve digits, the first two the 公安委員会 that issued it (警察庁 運転者管理システム),
the eleventh a check digit; 旅券 — ICAO Doc 9303 parts 3, 4, 5 (two letters and seven digits; MRZ of two lines of 44
or three of 30); 在留カード — 出入国在留管理庁 在留カード等仕様書 (two letters, eight digits, two letters).

Scores, licence: 0.99 beside its label or 第…号 with the check digit, 0.97 without, 0.9 on a picture that speaks of
a licence. Passport: 0.99 a machine-readable zone with check digits, 0.9 its shape alone, 0.98 beside the label, 0.85
on a picture that speaks of passports. Residence card: 0.98 beside the label or on a picture that speaks of 在留,
0.75 its shape alone.
"""

import re
from collections.abc import Iterator
from typing import Final

from sudare.screening.personal.labels import NOT_PERSONAL, Topic
from sudare.screening.personal.numbers import DIGIT, digits_of, licence
from sudare.screening.personal.page import Hit, Page, Row, Span
from sudare.screening.terms import Kind

_CHECKED, _LABELLED, _SPOKEN_OF, _RESIDENCE_LABELLED, _SHAPE, _PASSPORT_SPOKEN_OF = 0.99, 0.97, 0.9, 0.98, 0.75, 0.85
_TWELVE: Final = re.compile(rf"(?<![A-Za-z0-9#])(?<![0-9][-.,])(?:{DIGIT}[ ]?){{11}}{DIGIT}(?![A-Za-z0-9#]|[-.,][0-9])")
_NUMBERED: Final = re.compile(r"第[ \t]{0,3}$")
_ISSUERS: Final = frozenset(
    [*range(10, 15), *range(20, 26), 30, *range(40, 56), *range(60, 66), *range(70, 75), *range(80, 84), *range(90, 98)]
)
_SPEAKS_OF_LICENCE: Final = re.compile(
    r"運転免許|免許証|公安委員会|免許の|driver'?slicen[cs]e|driverlicen[cs]e|眼鏡等|中型|準中型"
)
_PASSPORT: Final = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}[ ]?[0-9OlI]{7}(?![A-Za-z0-9])")
_SPEAKS_OF_PASSPORT: Final = re.compile(r"passport|旅券|パスポート")
_RESIDENCE: Final = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}[ ]?[0-9OlI]{8}[ ]?[A-Z]{2}(?![A-Za-z0-9])")
_SPEAKS_OF_RESIDENCE: Final = re.compile(
    r"在留|永住者|residencecard|residentcard|出入国|法務大臣|periodofstay|statusofresidence"
)


def find(page: Page) -> Iterator[Hit]:
    for row in page.rows:
        if row.has_digits:
            yield from _licences(page, row)
            yield from _passports(page, row)
            yield from _residence_cards(page, row)


def _licences(page: Page, row: Row) -> Iterator[Hit]:
    is_spoken_of = _SPEAKS_OF_LICENCE.search(page.words) is not None
    for match in _TWELVE.finditer(row.numbers):
        digits, span = digits_of(match.group()), Span(row.index, match.start(), match.end())
        score = _licence_score(
            digits, page.topic(span), is_numbered=_is_numbered(row, match), is_spoken_of=is_spoken_of
        )
        if score:
            yield Hit(Kind.LICENCE_NUMBER, score, (span,))


def _is_numbered(row: Row, match: re.Match[str]) -> bool:
    """Whether a number stands in 第…号."""
    after = row.text[match.end() :].lstrip(" \t")
    return _NUMBERED.search(row.text[: match.start()]) is not None and after.startswith("号")


def _licence_score(digits: str, topic: Topic | None, *, is_numbered: bool, is_spoken_of: bool) -> float:
    is_issued = int(digits[:2] or 0) in _ISSUERS
    if topic is Topic.REGISTRATION or (topic in NOT_PERSONAL - {Topic.DATE} and not is_numbered):
        return 0.0
    if topic is Topic.LICENCE or (is_numbered and (is_issued or is_spoken_of)):
        return _CHECKED if licence(digits) else _LABELLED
    if is_spoken_of and is_issued and topic not in {Topic.MY_NUMBER, Topic.PHONE, Topic.CARD}:
        return _SPOKEN_OF
    return 0.0


def _passports(page: Page, row: Row) -> Iterator[Hit]:
    for match in _PASSPORT.finditer(row.text):
        span = Span(row.index, match.start(), match.end())
        topic = page.topic(span)
        if topic is Topic.PASSPORT:
            yield Hit(Kind.PASSPORT_NUMBER, _RESIDENCE_LABELLED, (span,))
        elif topic not in NOT_PERSONAL - {Topic.DATE} and _SPEAKS_OF_PASSPORT.search(page.words):
            yield Hit(Kind.PASSPORT_NUMBER, _PASSPORT_SPOKEN_OF, (span,))


def _residence_cards(page: Page, row: Row) -> Iterator[Hit]:
    for match in _RESIDENCE.finditer(row.text):
        span = Span(row.index, match.start(), match.end())
        topic = page.topic(span)
        if topic is Topic.RESIDENCE or _SPEAKS_OF_RESIDENCE.search(page.words):
            yield Hit(Kind.RESIDENCE_CARD_NUMBER, _RESIDENCE_LABELLED, (span,))
        elif topic not in NOT_PERSONAL - {Topic.DATE}:
            yield Hit(Kind.RESIDENCE_CARD_NUMBER, _SHAPE, (span,))
