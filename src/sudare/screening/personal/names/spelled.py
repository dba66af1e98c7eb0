"""Names by how they are written: before 様 and 殿, with a blank between all letters, or run together with the word
that announces them, as OCR gives 申請者　山田 太郎 without its blanks.

Scores: 0.9 each of these; 0.86 one proper noun before 様; 0.85 spread letters; 0.75 a surname that is a place too
beside a given name, and whoever says 安藤です.
"""

import re
from collections.abc import Iterator
from typing import Final

from sudare.screening.personal.labels import Topic, words_for
from sudare.screening.personal.names.shapes import (
    ALSO_PLACES,
    GIVEN_TOO,
    HIRAGANA,
    KANA,
    KANJI,
    NO_NAMES,
    SURNAMES_TOO,
    TITLES,
)
from sudare.screening.personal.page import Hit, Row, Span
from sudare.screening.personal.words import words_of
from sudare.screening.terms import Kind

_LABELLED_SHAPE, _TITLED, _FULL, _SPOKEN = 0.9, 0.86, 0.85, 0.75
_PUBLIC: Final = ("市", "区", "町", "村", "県", "府", "都", "道", "駅", "店", "社", "会", "校", "院")
_BEFORE_TITLE: Final = re.compile(
    rf"(?<![一-龥々ァ-ヴ])({KANJI}{{1,3}}[ ]{KANJI}{{1,3}}|{KANJI}{{1,3}}[ ](?:{HIRAGANA}{{2,4}}"
    rf"|{KANA}{{2,5}})|{KANA}{{2,6}}[ ・]{KANA}{{2,6}})[ ]?(?:様|殿)(?![一-龥々])"
)


def find(row: Row) -> Iterator[Hit]:
    yield from _before_title(row)
    yield from _run_together(row)
    yield from _of_a_place(row)
    yield from _spoken(row)
    yield from _spread(row)


def _before_title(row: Row) -> Iterator[Hit]:
    for match in _BEFORE_TITLE.finditer(row.text):
        if match.group(1).replace(" ", "") not in NO_NAMES and not any(
            part in NO_NAMES for part in match.group(1).split()
        ):
            yield Hit(Kind.PERSON_NAME, _LABELLED_SHAPE, (Span(row.index, match.start(1), match.end(1)),))


_ANNOUNCED: Final = re.compile(
    f"(?:{'|'.join(sorted(words_for(Topic.NAME, Topic.STAFF), key=len, reverse=True))})者?(?={KANJI})"
)
_ENDS: Final = ("", " ", "\t", "(", "、", ",", "/")
_BEFORE_POLITE: Final = re.compile(rf"({KANJI}{{3,12}}(?:{HIRAGANA}{{2,4}})?)[ ]?(?:様|殿)(?![一-龥々])")


def _run_together(row: Row) -> Iterator[Hit]:
    """A surname and a given name right behind 申請者, 受取人 and the like, or at the end of letters before 様."""
    for match in _ANNOUNCED.finditer(row.text):
        length = _full_name_in(row.text[match.end() : row.cell(match.start())[1]])
        if length:
            yield Hit(Kind.PERSON_NAME, _LABELLED_SHAPE, (Span(row.index, match.end(), match.end() + length),))
    for match in _BEFORE_POLITE.finditer(row.text):
        words = words_of(match.group(1))
        if len(words) > 1 and (words[-2].name, words[-1].name) == ("姓", "名"):
            start = match.start(1) + words[-2].start
            yield Hit(Kind.PERSON_NAME, _LABELLED_SHAPE, (Span(row.index, start, match.end(1)),))


def _full_name_in(text: str) -> int:
    """Letters of the full name with which a text begins, when no word goes on behind it or its title; else 0."""
    words = words_of(text)
    following = 2 if len(words) > 2 and not words[1].text.strip() else 1  # noqa: PLR2004 — surname, blank, given name
    if len(words) <= following or words[0].name != "姓":
        return 0
    given = words[following]
    if given.name not in {"名", "姓"} and given.text not in GIVEN_TOO:
        return 0
    title = TITLES.match(text, given.end)
    after = text[title.end() if title else given.end :][:1]
    return given.end if after in _ENDS else 0


_TWO_PARTS: Final = re.compile(rf"(?<!\S)({KANJI}{{1,3}})[ \t]({KANJI}{{2,3}}|{HIRAGANA}{{2,4}})(?=$|[ \t(様殿さ])")


def _of_a_place(row: Row) -> Iterator[Hit]:
    """千葉 直樹: a surname that is a prefecture or a town too, and a given name that is nothing else."""
    for match in _TWO_PARTS.finditer(row.text):
        given = words_of(match.group(2))
        is_given = match.group(2) in GIVEN_TOO or [word.name for word in given] == ["名"]
        if match.group(1) in SURNAMES_TOO and is_given and match.group(2) not in NO_NAMES | SURNAMES_TOO | ALSO_PLACES:
            yield Hit(Kind.PERSON_NAME, _SPOKEN, (Span(row.index, match.start(1), match.end(2)),))


_ADDRESSED: Final = re.compile(
    rf"(?<![一-龥々ァ-ヴーぁ-ん])({KANJI}{{2,4}})[ ]?(?:様|殿)"
    r"(?=$|[ \t、。,.)(]|より|から|へ|宛|の|が|は|に|と|も|を|方|邸)"
)
_INTRODUCED: Final = re.compile(
    rf"(?:^|[。、,.!\t ]|の)({KANJI}{{2,4}})(?:です|と申します|でございます)(?=$|[。、.!\t ])"
)


def _spoken(row: Row) -> Iterator[Hit]:
    """久保田様より, お世話になっております。安藤です。 — one word, and a name if it is the name of anything."""
    for match in _ADDRESSED.finditer(row.text):
        words = words_of(match.group(1))
        if len(words) == 1 and words[0].is_proper and not match.group(1).endswith(_PUBLIC):
            yield Hit(Kind.PERSON_NAME, _TITLED, (Span(row.index, match.start(1), match.end(1)),))
    for match in _INTRODUCED.finditer(row.text):
        words = words_of(match.group(1))
        if len(words) == 1 and words[0].name == "姓":
            yield Hit(Kind.PERSON_NAME, _SPOKEN, (Span(row.index, match.start(1), match.end(1)),))


_SPREAD_SHAPE: Final = re.compile(rf"(?<!\S){KANJI}(?:[ ]{KANJI}){{2,5}}(?!\S)")


def _spread(row: Row) -> Iterator[Hit]:
    """A name with a blank between all its letters, as certificates are written: 山 田 太 郎."""
    for match in _SPREAD_SHAPE.finditer(row.text):
        words = words_of(match.group().replace(" ", ""))
        if [word.name for word in words] == ["姓", "名"]:
            yield Hit(Kind.PERSON_NAME, _FULL, (Span(row.index, match.start(), match.end()),))
