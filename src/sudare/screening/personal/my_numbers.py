"""マイナンバー: twelve digits of which the last checks the others.

Source: 平成 26 年総務省令第 85 号, article 5. Scores: 0.99 where the check digit holds on a picture that names
個人番号 or マイナンバー, 0.8 beside that word although the check digit fails (a misread or missing digit), 0.75 in
groups of four with blanks and no word for anything else. Parcel numbers have twelve digits too: with a word for
them, or with hyphens and their own check digit, they are none.
"""

import re
from collections.abc import Iterator
from typing import Final

from sudare.screening.personal.labels import NOT_PERSONAL, Topic
from sudare.screening.personal.numbers import DIGIT, digits_of, is_mostly_digits, my_number, yamato
from sudare.screening.personal.page import Hit, Page, Row, Span
from sudare.screening.terms import Kind

_CERTAIN, _MISREAD, _GROUPED = 0.99, 0.8, 0.65
_CANDIDATE: Final = re.compile(
    rf"(?<![A-Za-z0-9#])(?<![0-9][-.,])(?:{DIGIT}[ \t]?[-.]?[ ]{{0,2}}){{9,12}}{DIGIT}"
    rf"(?![A-Za-z0-9%#]|[-.,][0-9]|[ ]{DIGIT}{{4}}(?!{DIGIT}))"
)
_GROUPS: Final = re.compile(r"\S{4}[ \t]{1,3}\S{4}[ \t]{1,3}\S{4}")
_HYPHENS: Final = re.compile(r"\S{4}-\S{4}-\S{4}")
_SPEAKS_OF_IT: Final = re.compile(r"個人番号|マイナンバー|通知カード|mynumber|individualnumber")
_LENGTH = 12
_FEWEST_DIGITS = 5  # different ones; 1000 2000 3000 is a scale
_ELSEWHERE: Final = NOT_PERSONAL | {
    Topic.PHONE,
    Topic.CARD,
    Topic.LICENCE,
    Topic.ACCOUNT,
    Topic.PENSION,
    Topic.INSURER,
    Topic.PERSON_ID,
}


def find(page: Page) -> Iterator[Hit]:
    for row in page.rows:
        if row.has_digits:
            yield from _of_row(page, row)


def _of_row(page: Page, row: Row) -> Iterator[Hit]:
    for match in _CANDIDATE.finditer(row.numbers):
        span = Span(row.index, match.start(), match.end())
        score = _score(page, match.group(), topic=page.topic(span))
        if score:
            yield Hit(Kind.MY_NUMBER, score, (span,))


def _score(page: Page, text: str, *, topic: Topic | None) -> float:
    digits = digits_of(text)
    if topic in _ELSEWHERE - {Topic.DATE} or not is_mostly_digits(text):
        return 0.0
    is_valid = len(digits) == _LENGTH and my_number(digits)
    if is_valid and (topic is Topic.MY_NUMBER or _SPEAKS_OF_IT.search(page.words)):
        return _CERTAIN
    if topic is Topic.MY_NUMBER:
        return _MISREAD
    if not is_valid:
        return _MISREAD if _GROUPS.fullmatch(text) and _SPEAKS_OF_IT.search(page.words) else 0.0
    return _GROUPED if _is_grouped(text, digits) and len(set(digits)) >= _FEWEST_DIGITS else 0.0


def _is_grouped(text: str, digits: str) -> bool:
    return bool(_GROUPS.fullmatch(text) or (_HYPHENS.fullmatch(text) and not yamato(digits)))
