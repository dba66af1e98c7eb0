"""Numbers of credit and debit cards: Luhn, the ranges that brands issue, in a row, in groups, or one group a row.

Ranges: ISO/IEC 7812 issuer identification numbers as the brands publish them. Scores: 0.99 with Luhn in groups or
beside a word for a card, 0.9 with Luhn in a row of digits, 0.95 one group below the other, 0.8 in groups on a
picture that speaks of cards although Luhn fails (a misread digit), 0.8 for the expiry of a card whose number was
found.
"""

import re
from collections.abc import Iterator
from typing import Final

from sudare.screening.personal.labels import NOT_PERSONAL, Topic
from sudare.screening.personal.numbers import DIGIT, digits_of, is_mostly_digits, luhn
from sudare.screening.personal.page import Hit, Page, Row, Span
from sudare.screening.terms import Kind

_CERTAIN, _STACKED, _IN_A_ROW, _MISREAD, _EXPIRY = 0.99, 0.95, 0.9, 0.8, 0.8
_CANDIDATE: Final = re.compile(
    rf"(?<![A-Za-z0-9#*])(?<![0-9][-.,])(?:{DIGIT}[ \t]?[-.]?[ ]{{0,2}}){{12,18}}{DIGIT}(?![A-Za-z0-9%#*]|[-.,][0-9])"
)
_GROUPS: Final = re.compile(
    r"\S{4}([ -])[ ]*\S{4}[ -]+\S{4}[ -]+\S{4}(?:[ -]+\S{3})?|\S{4}[ -]+\S{6}[ -]+\S{4,5}|\S{4}(?:[ -]+\S{3}){3}"
)
_QUARTER: Final = re.compile(rf"{DIGIT}{{4}}(?:[ ]+{DIGIT}{{4}})?")
_SPEAKS_OF_CARDS: Final = re.compile(
    r"visa|mastercard|jcb|americanexpress|amex|dinersclub|unionpay|validthru|goodthru|monthyear|month/year"
    r"|クレジット|カード番号|cardnumber|creditcard|debit|デビット|セキュリティコード|cvv|cvc|expires"
)
_MONTH_YEAR: Final = re.compile(r"(?<![0-9/])(?:0[1-9]|1[0-2])[ ]?/[ ]?(?:20)?[2-4][0-9](?![0-9/])")
_EAN_LENGTH = 13
_ROWS_OF_A_CARD = 4


def find(page: Page) -> Iterator[Hit]:
    found = [hit for row in page.rows if row.has_digits for hit in _of_row(page, row)]
    found += _stacked(page)
    yield from found
    if found:
        yield from _expiries(page)


def _of_row(page: Page, row: Row) -> Iterator[Hit]:
    for match in _CANDIDATE.finditer(row.numbers):
        span = Span(row.index, match.start(), match.end())
        score = _score(page, match.group(), topic=page.topic(span))
        if score:
            yield Hit(Kind.CREDIT_CARD, score, (span,))


def _score(page: Page, text: str, *, topic: Topic | None) -> float:
    digits, is_grouped = digits_of(text), _is_grouped(text)
    if topic in NOT_PERSONAL - {Topic.DATE, Topic.PRICE} or not is_mostly_digits(text) or not is_issued(digits):
        return 0.0
    if len(digits) == _EAN_LENGTH and not is_grouped and topic is not Topic.CARD:
        return 0.0
    if luhn(digits):
        return _CERTAIN if is_grouped or topic is Topic.CARD else _IN_A_ROW
    return _MISREAD if (is_grouped and _SPEAKS_OF_CARDS.search(page.words)) or topic is Topic.CARD else 0.0


def _is_grouped(text: str) -> bool:
    return _GROUPS.fullmatch(re.sub(r"[\t .]+", " ", text)) is not None


def is_issued(digits: str) -> bool:
    """Whether some brand issues numbers that begin so and are so long."""
    start, length = int(digits[:4] or 0), len(digits)
    if digits.startswith("4"):
        return length in {13, 16, 19}
    if start // 100 in {34, 37}:
        return length == 15  # noqa: PLR2004 — American Express
    if start // 10 in range(300, 306) or start // 100 in {36, 38, 39}:
        return length in {14, 16}
    if start // 100 in {62, 81}:
        return 16 <= length <= 19  # noqa: PLR2004 — UnionPay
    return length == 16 and _is_of_sixteen(start)  # noqa: PLR2004 — all brands that follow


def _is_of_sixteen(start: int) -> bool:
    """Mastercard, JCB, Discover, Maestro."""
    ranges = (
        (5000, 5099),
        (5100, 5899),
        (2221, 2720),
        (3528, 3589),
        (6011, 6011),
        (6440, 6599),
        (6304, 6304),
        (6759, 6763),
    )
    return any(first <= start <= last for first, last in ranges)


def _stacked(page: Page) -> Iterator[Hit]:
    """Cards that print four digits a row, or eight: cells right below each other that hold nothing else."""
    for row in page.rows:
        for match in _QUARTER.finditer(row.text) if row.has_digits else ():
            spans = _column(page, Span(row.index, match.start(), match.end()))
            digits = "".join(digits_of(page.text(span)) for span in spans)
            if len(spans) > 1 and len(digits) == 16 and is_issued(digits) and luhn(digits):  # noqa: PLR2004 — four groups of four
                yield Hit(Kind.CREDIT_CARD, _STACKED, tuple(spans))


def _column(page: Page, span: Span) -> list[Span]:
    start, end = page.rows[span.row].cell(span.start)
    if page.text(Span(span.row, start, end)).strip() != page.text(span):
        return []
    spans = [span]
    while len(spans) < _ROWS_OF_A_CARD:
        below = page.beneath(spans[-1])
        if below is None or not _QUARTER.fullmatch(page.text(below)):
            break
        spans.append(below)
    return spans


def _expiries(page: Page) -> Iterator[Hit]:
    for row in page.rows:
        for match in _MONTH_YEAR.finditer(row.text) if row.has_digits else ():
            yield Hit(Kind.CREDIT_CARD, _EXPIRY, (Span(row.index, match.start(), match.end()),))
