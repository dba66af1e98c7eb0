"""The visible code put together from what a reader of text made of many of them. Pure; no picture comes here."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sudare.imaging.marks.terms import ALPHABET, CODE_LETTERS, code_as_meant

NEAR: Final = 2  # letters that two readings of one code may differ in
LOST: Final = "?"  # a sign that was not read
FILLER: Final = "0"
_SIGNS: Final = re.compile(r"[0-9A-Za-z]+")


@dataclass(frozen=True, slots=True)
class ReadCode:
    """``times``: how many readings it rests on. One alone may be any six letters that stood in the picture."""

    code: str
    times: int


@dataclass(frozen=True, slots=True)
class _Reading:
    code: str
    score: float


def read_code(lines: Iterable[tuple[str, float]]) -> ReadCode | None:
    """The code most readings agree on, letter by letter; ``lines``: what was read, and how surely (0–1)."""
    readings = [reading for text, score in lines for reading in _readings(text, score)]
    whole = [reading for reading in readings if LOST not in reading.code]
    if not whole:
        return None
    near = max((_near(each, readings) for each in whole), key=lambda group: sum(each.score for each in group))
    return ReadCode("".join(_letter(near, place) for place in range(CODE_LETTERS)), len(near))


def _readings(text: str, score: float) -> Iterable[_Reading]:
    """Words of six signs, or of five with one lost at an end; a line that fell apart is tried as one word."""
    words = _SIGNS.findall(text)
    if len(words) > 1 and sum(map(len, words)) == CODE_LETTERS:
        words = ["".join(words)]
    for word in words:
        if len(word) == CODE_LETTERS - 1:
            tried = (code_as_meant(f"{FILLER}{word}"), code_as_meant(f"{word}{FILLER}"))
            ends = (f"{LOST}{tried[0][1:]}", f"{tried[1][:-1]}{LOST}") if tried[0] and tried[1] else ()
            yield from (_Reading(code, score) for code in ends)
        elif (code := code_as_meant(word)) is not None:
            yield _Reading(code, score)


def _near(one: _Reading, readings: Sequence[_Reading]) -> list[_Reading]:
    return [other for other in readings if sum(a != b for a, b in zip(one.code, other.code, strict=True)) <= NEAR]


def _letter(readings: Sequence[_Reading], place: int) -> str:
    votes = dict.fromkeys(ALPHABET, 0.0)
    for each in readings:
        if each.code[place] != LOST:
            votes[each.code[place]] += each.score**2
    return max(votes, key=lambda letter: votes[letter])
