"""Words of a question that stand nowhere in the picture as such: left out, or met by what means the same.

A word for the whole thing (the shop, this bus) needn't be written on it. A word of another language than the row's may
mean the same: there, and only there, sentences are compared by meaning.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from sudare.reading.answering.context import EVERY, Sheet
from sudare.reading.answering.matching import word_in
from sudare.reading.answering.question import FRAME, Question
from sudare.reading.quoting import Standing
from sudare.reading.terms import Nearness
from sudare.reading.typed import Kind, typed

SAME: Final = 0.62  # measured over words of menus and labels: right ones lie above, wrong ones below 0.57
CLEAR: Final = 0.06  # by which the nearest must be nearer than the next
WORTH: Final = 0.85
JAPANESE: Final = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")


def grounded(sheet: Sheet, asked: Question, nearness: Nearness) -> tuple[Sheet, Question]:
    """The sheet that knows what else means the same, and the question without words for the whole thing."""
    there = [word for word in asked.focus if any(word_in(word, row.text) for row in sheet.rows)]
    lost = [word for word in asked.focus if word not in there and word not in FRAME]
    if not lost:
        return sheet, replace(asked, focus=tuple(there))
    phrase = " ".join(lost)
    near = _near(phrase, sheet.rows, nearness)
    if not near:
        return sheet, replace(asked, focus=(*there, *lost))
    return replace(sheet, near={phrase: near}), replace(asked, focus=(*there, phrase))


def _near(phrase: str, rows: Sequence[Standing], nearness: Nearness) -> Mapping[tuple[int, int], float]:
    """Rows whose words mean the phrase in another language."""
    is_japanese = bool(JAPANESE.search(phrase))
    foreign = [(row, words) for row in rows if (words := _words(row)) and bool(JAPANESE.search(words)) != is_japanese]
    if not foreign:
        return {}
    marks = nearness(phrase, [words for _, words in foreign])
    best = max(marks)
    rivals = {words for (_, words), mark in zip(foreign, marks, strict=True) if best - CLEAR < mark < best}
    if best < SAME or rivals:
        return {}
    return {(row.picture, row.number): WORTH for (row, _), mark in zip(foreign, marks, strict=True) if mark == best}


def _words(row: Standing) -> str:
    """The row without its values."""
    text = row.text
    for one in reversed(typed(text, (*EVERY, Kind.NUMBER))):
        text = text[: one.begin] + " " + text[one.end :]
    return " ".join(text.split()).strip(" .…・:：()※*")
