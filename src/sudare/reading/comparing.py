"""Two pictures held against each other: rows that only one of them has, and rows in which something changed.

Only what can be read is compared. Where rows stand doesn't matter, so that two photographs of one list agree; what
differs in a letter that neither was sure of is taken for a misreading. See docs/decisions/0194.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any, Final

from sudare.imaging.terms import Box
from sudare.reading.evidence import normalised
from sudare.reading.quoting import Standing, standings
from sudare.reading.templates.terms import Words
from sudare.reading.terms import Page, box_around

ASKS: Final = re.compile(
    r"比べ|くらべ|比較|違い|違う|ちがい|ちがう|変わ|かわった|変化|差分|見比|\bcompar|\bdiff(?:er|s\b)|\bchang(?:e|ed|es)\b|\bsame\b",
    re.IGNORECASE,
)
ALIKE: Final = 0.6  # of the letters beside the figures: the same row with another value
SURE: Final = 0.93  # of both readings, before a letter that differs counts
NEARLY: Final = 0.75  # of all letters: one row, reworded or misread
MOST: Final = 60
DIGITS: Final = re.compile(r"\d[\d.,:/-]*")
ONLY: Final = (
    Words("写真1だけにあります: {first}", "Only in picture 1: {first}"),
    Words("写真2だけにあります: {second}", "Only in picture 2: {second}"),
)
CHANGED: Final = Words("写真1「{first}」→ 写真2「{second}」", "Picture 1 “{first}” → picture 2 “{second}”")
FOUND: Final = Words("読み取れた文字の違いは{count}か所です。", "The text that can be read differs in {count} places.")
NONE: Final = Words("読み取れた文字に違いは見つかりません。", "No difference was found in the text that can be read.")


class Kind(StrEnum):
    ONLY_FIRST = "only_first"
    ONLY_SECOND = "only_second"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One place that differs. ``boxes``: the number of the picture, 0 or 1, and where in it."""

    kind: Kind
    first: str
    second: str
    boxes: tuple[tuple[int, Box], ...]

    def told(self, language: str) -> str:
        words = {Kind.ONLY_FIRST: ONLY[0], Kind.ONLY_SECOND: ONLY[1], Kind.CHANGED: CHANGED}[self.kind]
        return words.of(language).format(first=self.first, second=self.second)

    def as_json(self, language: str) -> dict[str, Any]:
        boxes = [[picture, [round(part, 4) for part in (b.x, b.y, b.width, b.height)]] for picture, b in self.boxes]
        return {"kind": self.kind.value, "message": self.told(language), "boxes": boxes}


def asks_to_compare(words: str) -> bool:
    return bool(ASKS.search(words))


def differences(first: Page, second: Page) -> tuple[Difference, ...]:
    """In the reading order of the first picture, then what only the second has."""
    ones, others = _unmatched(standings([first]), standings([second]))
    found = list[Difference]()
    for one in ones:
        partner = _partner(one, others)
        if partner is None:
            found.append(Difference(Kind.ONLY_FIRST, one.text, "", ((0, _box(one)),)))
            continue
        others.remove(partner)
        if not _is_misread(one, partner):
            boxes = ((0, _box(one)), (1, _box(partner)))
            found.append(Difference(Kind.CHANGED, one.text, partner.text, boxes))
    found += [Difference(Kind.ONLY_SECOND, "", other.text, ((1, _box(other)),)) for other in others]
    return tuple(found[:MOST])


def told(found: Sequence[Difference], *, language: str) -> str:
    """All of them in words, one a line."""
    if not found:
        return NONE.of(language)
    return "\n".join((FOUND.of(language).format(count=len(found)), *(f"・{one.told(language)}" for one in found)))


def _unmatched(ones: Sequence[Standing], others: Sequence[Standing]) -> tuple[list[Standing], list[Standing]]:
    """Rows that don't stand in the other picture as they are; one that stands twice needs two partners."""
    left = [other for other in others if _core(other)]
    kept = list[Standing]()
    for one in ones:
        same = next((other for other in left if _core(other) == _core(one)), None)
        if same is not None:
            left.remove(same)
        elif _core(one):
            kept.append(one)
    return kept, left


def _partner(one: Standing, others: Sequence[Standing]) -> Standing | None:
    """The row that is this one with something changed: the likest that is like enough."""
    likest = max(others, key=lambda other: _likeness(one, other), default=None)
    return likest if likest is not None and _likeness(one, likest) >= ALIKE else None


def _likeness(one: Standing, other: Standing) -> float:
    """Of the words beside the figures, where both rows have figures; else of the whole rows, which must be nearer."""
    words, rivals = (_wordy(row) for row in (one, other))
    if words and rivals and DIGITS.search(_core(one)) and DIGITS.search(_core(other)):
        return SequenceMatcher(None, words, rivals, autojunk=False).ratio()
    whole = SequenceMatcher(None, _core(one), _core(other), autojunk=False).ratio()
    return whole if whole >= NEARLY else 0.0


def _is_misread(one: Standing, other: Standing) -> bool:
    """The same figures, nearly the same letters, and a reader who was unsure of them."""
    if DIGITS.findall(_core(one)) != DIGITS.findall(_core(other)):
        return False
    return min(line.score for row in (one, other) for line in row.row.lines) < SURE


def _core(row: Standing) -> str:
    return normalised(row.text)[0]


def _wordy(row: Standing) -> str:
    return "".join(sign for sign in DIGITS.sub("", _core(row)) if sign.isalpha())


def _box(row: Standing) -> Box:
    return box_around([line.box for line in row.row.lines])
