"""What a message is weighed by: pieces of a few letters, Latin words, ideas, and what the other just said."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Final

from sudare.incidents.signals import dialogue, frames
from sudare.incidents.signals.lexicon import TABLES, compiled

EDGE: Final = "^"
OWN: Final = (1, 2, 3, 4)  # letters
OTHERS: Final = (1, 2, 3)
WORD: Final = re.compile(r"[a-z0-9']+")
MOODS: Final = ("will", "ask", "forbid", "if", "unless", "wish", "passive")
LETTERS: Final = 4.0  # what all pieces of a message weigh together, as the root of their squares
WORDS: Final = 3.0  # what all its Latin words do
IDEA: Final = 0.3
LONG: Final = 80  # characters: longer messages count no more
MARK_IDEA: Final = "#"
MARK_OTHER: Final = "@"
MARK_WORD: Final = "="
LENGTH: Final = "length"  # pieces of four letters at most never read like these two
ANSWERS: Final = "answers"
LEFT_OUT: Final = frozenset({"moods", "audience_to"})


@dataclass(frozen=True, slots=True)
class Window:
    """What one person said, with what just went before of their own, and the last thing another said."""

    own: str
    other: str = ""


@dataclass(frozen=True, slots=True)
class Ideas:
    """What is meant in a text, looked up once however often it is asked: the next message answers the same words."""

    known: dict[str, frozenset[str]] = field(default_factory=dict)

    def of(self, text: str) -> frozenset[str]:
        if text not in self.known:
            self.known[text] = frozenset(name for name, pattern in ideas().items() if pattern.search(text))
        return self.known[text]


@cache
def ideas() -> dict[str, re.Pattern[str]]:
    """Every table of words, every verb in the moods that matter, and what the two-person rules listen for."""
    words = [name for name, entry in TABLES.items() if isinstance(entry, str) and name not in LEFT_OUT]
    verbs = [name for name, entry in TABLES.items() if not isinstance(entry, str) and name not in LEFT_OUT]
    names = words + [f"{verb}.{mood}" for verb in verbs for mood in MOODS]
    turns = {
        "says.no": dialogue.NO,
        "says.no_en": dialogue.NO_EN,
        "says.press": dialogue.PRESSES,
        "says.object": dialogue.OBJECT,
        "says.accept": dialogue.ACCEPTS,
        "says.neutral": dialogue.NEUTRAL,
        "says.about": frames.ABOUT,
        "says.about_en": frames.ABOUT_EN,
    }
    return {name: compiled(f"<{name}>") for name in names} | turns


def letters(text: str, sizes: tuple[int, ...]) -> Iterator[tuple[str, int]]:
    """Each piece and where it begins in ``text`` (the first edge stands at -1)."""
    framed = EDGE + text.replace("\n", EDGE) + EDGE
    for size in sizes:
        for at in range(len(framed) - size + 1):
            yield framed[at : at + size], at - 1


def pieces(window: Window, known: Ideas) -> Mapping[str, float]:
    """Every piece once, with how much of the whole it is. Longer messages have more and lighter ones."""
    spelled = {piece for piece, _ in letters(window.own, OWN)}
    if window.other:
        spelled |= {MARK_OTHER + piece for piece, _ in letters(window.other, OTHERS)}
    found = dict.fromkeys(spelled, LETTERS / len(spelled) ** 0.5)
    if worded := set(words(window.own)):
        found |= dict.fromkeys(worded, WORDS / len(worded) ** 0.5)
    found |= dict.fromkeys((MARK_IDEA + name for name in known.of(window.own)), IDEA)
    found[LENGTH] = min(len(window.own), LONG) / LONG
    if window.other:
        found |= dict.fromkeys((MARK_IDEA + MARK_OTHER + name for name in known.of(window.other)), IDEA)
        found[ANSWERS] = 1.0
    return found


def words(text: str) -> Iterator[str]:
    """Each Latin word, each with the next, and each with the one after that."""
    every = WORD.findall(text)
    yield from (MARK_WORD + word for word in every)
    yield from (f"{MARK_WORD}{one} {two}" for one, two in pairwise(every))
    yield from (f"{MARK_WORD}{one} _ {two}" for one, two in zip(every, every[2:], strict=False))


def is_of_other(piece: str) -> bool:
    """Whether a piece is of what the other said. People's own @ would be one: its weight is learned with theirs."""
    return piece.removeprefix(MARK_IDEA).startswith(MARK_OTHER)
