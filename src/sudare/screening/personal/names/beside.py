"""Names that a word beside them announces: 氏名, お名前, 担当, Name.

Scores: 0.97 label and dictionary, 0.9 label and the shape of a name, 0.85 and 0.7 a full name and a surname beside 担当
and the like.
"""

import re
from collections.abc import Iterator
from typing import Final

from sudare.screening.personal.labels import Label, Topic
from sudare.screening.personal.letters import listed
from sudare.screening.personal.names.shapes import (
    HIRAGANA,
    KANA,
    KANJI,
    LONGEST_GIVEN,
    LONGEST_SURNAME,
    NO_NAMES,
    SHAPE,
)
from sudare.screening.personal.page import Hit, Page, Row, Span
from sudare.screening.personal.romaji import is_run_together
from sudare.screening.personal.words import words_of
from sudare.screening.terms import Kind

_LABELLED, _LABELLED_SHAPE, _FULL, _STAFF = 0.97, 0.9, 0.85, 0.7
_LATIN_SHAPE: Final = re.compile(r"[A-Z][A-Za-z'.-]+(?:,?[ ][A-Z][A-Za-z'.-]*){0,3}")
_NO_LATIN_NAMES: Final = listed(
    "name date size type kind modified status value id description price version path email phone address "
    "company product file folder default null none true false undefined string user role total amount title "
    "required optional enter your the and of for new all"
)


def find(page: Page, row: Row) -> Iterator[Hit]:
    for label in row.labels:
        if label.topic in {Topic.NAME, Topic.KANA, Topic.STAFF}:
            span = page.value(row, label)
            if span is not None:
                yield from _judged(page, row, label, span)


def _judged(page: Page, row: Row, label: Label, span: Span) -> Iterator[Hit]:
    span = _with_next_cell(page, _without_title(page, span))
    text = page.text(span).replace("\t", " ")
    if _is_no_name(text):
        return
    surnames, given = _parts(text)
    if label.topic is Topic.STAFF:
        if surnames and len(text) <= LONGEST_SURNAME + LONGEST_GIVEN + 1 and SHAPE.fullmatch(text):
            yield Hit(Kind.PERSON_NAME, _FULL if given else _STAFF, (span,))
    elif (surnames or given) and SHAPE.fullmatch(text):
        yield Hit(Kind.PERSON_NAME, _LABELLED, (span,))
    elif SHAPE.fullmatch(text) or (_LATIN_SHAPE.fullmatch(text) and _is_latin_name(row, label, text)):
        yield Hit(Kind.PERSON_NAME, _LABELLED_SHAPE, (span,))


def _without_title(page: Page, span: Span) -> Span:
    text = page.text(span)
    title = re.search(r"[ ]?(?:様|殿|さん|さま|先生|氏|印|㊞|\(|（).*$", text)
    end = span.start + title.start() if title and title.start() > 0 else span.end
    return page.trimmed(Span(span.row, span.start, end)) or span


def _with_next_cell(page: Page, span: Span) -> Span:
    """Surname and given name in cells of their own are one value."""
    row = page.rows[span.row]
    first = page.text(span)
    if len(first) > LONGEST_SURNAME or row.text[span.end : span.end + 1] != "\t":
        return span
    start, end = row.cell(span.end + 1)
    other = page.trimmed(Span(row.index, start, end))
    if other is None or any(label.start < other.end and label.end > other.start for label in row.labels):
        return span
    second = page.text(other)
    is_one = len(second) <= LONGEST_GIVEN and re.fullmatch(rf"{KANJI}+|{HIRAGANA}+|{KANA}+", second)
    return Span(row.index, span.start, other.end) if is_one and second not in NO_NAMES else span


def _is_no_name(text: str) -> bool:
    bare = text.replace(" ", "")
    return (
        bare in NO_NAMES
        or any(letter.isdigit() for letter in bare)
        or any(
            bare.endswith(end)
            for end in (
                "会社",
                "店",
                "部",
                "課",
                "係",
                "銀行",
                "病院",
                "医院",
                "組合",
                "センター",
                "してください",
                "入力",
            )
        )
        or bare.startswith(("株式", "有限", "合同", "(株)", "を", "は", "が", "の", "に", "で", "と", "お"))
    )


def _parts(text: str) -> tuple[bool, bool]:
    """Whether the dictionary knows a surname and a given name in a text, also when its letters are spread."""
    bare = text.replace(" ", "").replace("\t", "")
    words = [word for word in words_of(text) if not word.text.isspace()]
    if bare != text:
        words += words_of(bare)
    return any(word.name == "姓" for word in words), any(word.name == "名" for word in words)


def _is_latin_name(row: Row, label: Label, text: str) -> bool:
    """Name: Taro Yamada — and not the heading of a list of files."""
    words = text.replace(",", "").split()
    if any(word.lower() in _NO_LATIN_NAMES for word in words):
        return False
    if label.word not in {"name", "holder", "signature"} or len(words) > 1:
        return True
    return is_run_together(text) or _is_said_twice(row, label)


def _is_said_twice(row: Row, label: Label) -> bool:
    """氏名 NAME, お名前/Name: a form in two languages, where a single word is enough."""
    return any(
        other.topic is Topic.NAME and not row.text[other.end : label.start].strip(" /・(:|")
        for other in row.labels
        if other.end <= label.start
    )
