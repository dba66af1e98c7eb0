"""Telephone and fax numbers: Japanese, toll-free, mobile, and international ones written with +.

Shapes: 総務省 電気通信番号計画 (0 + 9 digits, 0 + 10 for 020/050/060/070/080/090/0800), ITU-T E.164 (+ and at most
15 digits).

Scores: 0.98 beside a word for telephone; without one 0.92 for a mobile, free or international number in its usual
groups, 0.88 for a landline in its usual groups, 0.8 for eleven digits of a mobile in a row, 0.7 with blanks for
hyphens and 0.6 with a hyphen missing. Ten digits without hyphen or word are not a number to call.
"""

import re
from collections.abc import Iterator
from typing import Final

from sudare.screening.personal.labels import NOT_PERSONAL, Topic
from sudare.screening.personal.numbers import as_digits, digits_of
from sudare.screening.personal.page import Hit, Page, Row, Span
from sudare.screening.terms import Kind

_LABELLED, _MOBILE, _LANDLINE, _RUN, _BLANKS, _BROKEN = 0.98, 0.92, 0.88, 0.8, 0.7, 0.6
_GAP: Final = r"[ ]?[-.・_~)/ー][ ]?[(]?[ ]?|[ ]?[(][ ]?|[ ]{1,2}"
_INTERNATIONAL: Final = rf"[+][ ]?[1-9][0-9]{{0,2}}(?:{_GAP})?(?:[(]?0[)](?:{_GAP})?)?"
_CANDIDATE: Final = re.compile(
    r"(?:(?<![A-Za-z0-9.#+/_-])|(?<=TEL|Tel|tel|FAX|Fax|fax))(?<![0-9][ ,])"
    rf"(?:{_INTERNATIONAL}|[(]?[0OoQ](?:[ ](?=[5-9]0))?|[(]?(?=[1-9][0-9]{{2}}[)]))"
    rf"(?:[0-9OoIlBS](?:{_GAP})?){{7,13}}[0-9OoBS]"
    r"(?![0-9A-Za-z%#]|[-.,/][0-9]|[ ]?[円個枚年])"
)
_TEN: Final = re.compile(
    r"0[1-9]-[0-9]{4}-[0-9]{4}|0[1-9][0-9]{1,2}-[0-9]{2,3}-[0-9]{4}|0[1-9][0-9]{3}-[0-9]-[0-9]{4}"
    r"|0120-[0-9]{3}-?[0-9]{3}|0120-[0-9]{2}-[0-9]{4}|0[59]70-[0-9]{3}-?[0-9]{3}|0[59]70-[0-9]{2}-[0-9]{4}"
)
_ELEVEN: Final = re.compile(r"0[256789]0-[0-9]{4}-[0-9]{4}|0800-[0-9]{3}-[0-9]{4}|0[5789]0[0-9]-[0-9]{3}-[0-9]{4}")
_ONE_HYPHEN: Final = re.compile(r"0[1-9]-[0-9]{8}|0[1-9][0-9]{4}-[0-9]{4}")
_ONE_OF_TWO: Final = (
    r"(?:[(]0[1-9][0-9]{0,3}[)][0-9]{1,4}-[0-9]{4}|0[1-9]-[0-9]{4}-[0-9]{4}|0[1-9][0-9]-[0-9]{3}-[0-9]{4}"
    r"|0[789]0-[0-9]{4}-[0-9]{4})"
)
_RUN_TOGETHER: Final = re.compile(rf"(?<![0-9A-Za-z#.,-]){_ONE_OF_TWO}{_ONE_OF_TWO}(?![0-9A-Za-z#.,-])")
"""Telephone and fax whose / between OCR didn't see."""
_FOREIGN: Final = re.compile(r"[(]?[2-9][0-9]{2}[)]?[- .][ ]?[2-9][0-9]{2}[- .][0-9]{4}")
_SEPARATED: Final = re.compile(r"[- .・_~)/(ー]+")
_LANDLINE_DIGITS, _MOBILE_DIGITS, _SHORTEST = 10, 11, 9
_MOBILE_STARTS: Final = ("050", "060", "070", "080", "090", "0800")


def find(page: Page) -> Iterator[Hit]:
    for row in page.rows:
        if row.has_digits:
            yield from _of_row(page, row)


def _of_row(page: Page, row: Row) -> Iterator[Hit]:
    for match in _CANDIDATE.finditer(row.numbers):
        span = Span(row.index, match.start(), match.end())
        topic = page.topic(span)
        score = _score(match.group(), is_labelled=topic is Topic.PHONE)
        if score and topic not in NOT_PERSONAL and topic not in _OTHER_NUMBERS:
            yield Hit(Kind.PHONE, score, (span,))
    for match in _RUN_TOGETHER.finditer(row.numbers):
        yield Hit(Kind.PHONE, _LANDLINE, (Span(row.index, match.start(), match.end()),))


_OTHER_NUMBERS: Final = frozenset(
    {
        Topic.MY_NUMBER,
        Topic.LICENCE,
        Topic.CARD,
        Topic.ACCOUNT,
        Topic.PENSION,
        Topic.INSURER,
        Topic.SYMBOL,
        Topic.OFFICE,
    }
)


def _score(text: str, *, is_labelled: bool) -> float:
    digits = digits_of(text)
    if text.startswith("+"):
        return _international(digits, is_labelled=is_labelled)
    if not digits.startswith("0"):
        return _LABELLED if is_labelled and _FOREIGN.fullmatch(text) else 0.0
    if is_labelled:
        return _LABELLED if _SHORTEST <= len(digits) <= _MOBILE_DIGITS else 0.0
    return _unlabelled(text, digits) if text.lstrip("(").startswith("0") or "-" in text else 0.0


def _international(digits: str, *, is_labelled: bool) -> float:
    if not _SHORTEST <= len(digits) <= 15:  # noqa: PLR2004 — E.164
        return 0.0
    return _LABELLED if is_labelled else _MOBILE


def _unlabelled(text: str, digits: str) -> float:
    shape = _SEPARATED.sub("-", as_digits(text.strip("( ").replace(" ", "-")))
    is_mobile = len(digits) == _MOBILE_DIGITS and digits.startswith(_MOBILE_STARTS)
    if not is_mobile and len(digits) != _LANDLINE_DIGITS:
        return 0.0
    if _ELEVEN.fullmatch(shape) if is_mobile else _TEN.fullmatch(shape):
        return _grouped(text, is_mobile=is_mobile)
    if "-" not in shape:
        return _RUN if is_mobile else 0.0
    if _is_with_stray_blank(text, is_mobile=is_mobile):
        return _BLANKS
    return _BROKEN if (is_mobile and shape.count("-") == 1) or _ONE_HYPHEN.fullmatch(shape) else 0.0


def _is_with_stray_blank(text: str, *, is_mobile: bool) -> bool:
    """090-1234-567 8: its hyphens are in the right places, and a blank is in a wrong one."""
    shape = _SEPARATED.sub("-", as_digits(text.strip("( ").replace(" ", "")))
    return bool(_ELEVEN.fullmatch(shape) if is_mobile else _TEN.fullmatch(shape))


def _grouped(text: str, *, is_mobile: bool) -> float:
    if "/" in text or "~" in text or text.count(".") == 1:
        return 0.0
    misread = sum(letter.isalpha() and letter not in "Ooー" for letter in text)
    if misread or not any(mark in text for mark in "-()ー・."):
        return _BLANKS if misread <= 1 else 0.0
    return _MOBILE if is_mobile else _LANDLINE
