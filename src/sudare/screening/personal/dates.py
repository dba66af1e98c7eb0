"""Dates of birth: a date beside a word for birth, or one that says 生 itself. Any other date is nobody's.

Scores: 0.98 with a word for birth, 0.97 with 生 behind it, 0.9 with an age in brackets behind it.
"""

import re
from collections.abc import Iterator
from typing import Final

from sudare.screening.personal.labels import Topic
from sudare.screening.personal.page import Hit, Page, Row, Span
from sudare.screening.terms import Kind

_LABELLED, _BORN, _AGED = 0.98, 0.97, 0.9
_MONTHS: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_ERA: Final = r"(?:明治|大正|昭和|平成|令和|[MTSHRmtshr]\.?)[ ]?(?:[0-9OlI]{1,2}|元)"
_DAY: Final = r"[0-9OlI]{1,2}"
DATE: Final = re.compile(
    rf"(?<![0-9])(?:(?:{_ERA}|(?:18|19|20)[0-9OlI]{{2}})[ ]?[年./-][ ]?{_DAY}[ ]?[月./-][ ]?{_DAY}(?:[ ]?日)?"
    rf"|{_DAY}[ ./-](?:{_DAY}|{_MONTHS})[ ./-][ ]?(?:19|20)[0-9]{{2}}"
    rf"|{_MONTHS}[ ]?{_DAY},?[ ]?(?:19|20)[0-9]{{2}}"
    r"|(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))(?![0-9])",
    re.IGNORECASE,
)
_SHORT: Final = re.compile(
    r"(?:[0-9]{1,2}|元)[ ]?[年./-][ ]?[0-9]{1,2}[ ]?[月./-][ ]?[0-9]{1,2}[ ]?日?"
    r"|[0-9]{1,2}月[ ]?[0-9]{1,2}日|(?:19|20)[0-9]{2}年"
)
_BORN_AFTER: Final = re.compile(r"[ ]?[(]?[ ]?(?:生まれ|[0-9]{1,3}[歳才]?生|生(?![ぁ-んァ-ヶ一-龥A-Za-z]))")
_AGE_AFTER: Final = re.compile(r"[ ]?[(]?[ ]?(?:満[ ]?)?[0-9]{1,3}[ ]?[歳才]")
_NOT_BIRTH: Final = frozenset({Topic.DATE})


def find(page: Page) -> Iterator[Hit]:
    for row in page.rows:
        yield from _with_label(page, row)
        if row.has_digits:
            yield from _alone(page, row)


def _with_label(page: Page, row: Row) -> Iterator[Hit]:
    for label in row.labels:
        span = page.value(row, label) if label.topic is Topic.BIRTH else None
        if span is not None:
            text = page.text(span)
            match = DATE.search(text) or _SHORT.search(text)
            if match:
                yield Hit(
                    Kind.BIRTH_DATE, _LABELLED, (Span(span.row, span.start + match.start(), span.start + match.end()),)
                )


def _alone(page: Page, row: Row) -> Iterator[Hit]:
    for match in DATE.finditer(row.text):
        span = Span(row.index, match.start(), match.end())
        if _BORN_AFTER.match(row.text, match.end()):
            yield Hit(Kind.BIRTH_DATE, _BORN, (span,))
        else:
            topic = page.topic(span)
            if topic is Topic.BIRTH:
                yield Hit(Kind.BIRTH_DATE, _LABELLED, (span,))
            elif topic not in _NOT_BIRTH and _AGE_AFTER.match(row.text, match.end()):
                yield Hit(Kind.BIRTH_DATE, _AGED, (span,))
