"""What a message is weighed by: its pieces of a few letters, the ideas in it, and what the other just said."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from sudare.incidents.signals import dialogue, frames
from sudare.incidents.signals.lexicon import TABLES, compiled

EDGE: Final = "^"
OWN: Final = (1, 2, 3, 4)  # letters
OTHERS: Final = (1, 2, 3)
MOODS: Final = ("will", "ask", "forbid", "if", "unless", "wish", "passive")
AS_A_WHOLE: Final = 4.0  # what all pieces of a message weigh together, as the root of their squares
IDEA: Final = 0.7
MARK_IDEA: Final = "#"
MARK_OTHER: Final = "@"
LEFT_OUT: Final = frozenset({"moods", "audience_to"})


@dataclass(frozen=True, slots=True)
class Window:
    """What one person said, with what just went before of their own, and the last thing another said."""

    own: str
    other: str = ""


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


def pieces(window: Window) -> dict[str, float]:
    """Every piece once, with how much of the whole it is. Longer messages have more and lighter ones."""
    spelled = {piece for piece, _ in letters(window.own, OWN)}
    if window.other:
        spelled |= {MARK_OTHER + piece for piece, _ in letters(window.other, OTHERS)}
    share = AS_A_WHOLE / len(spelled) ** 0.5
    return dict.fromkeys(spelled, share) | dict.fromkeys(meant(window), IDEA)


def meant(window: Window) -> Iterator[str]:
    """The ideas in it."""
    for name, pattern in ideas().items():
        if pattern.search(window.own):
            yield MARK_IDEA + name
        if window.other and pattern.search(window.other):
            yield MARK_IDEA + MARK_OTHER + name


def is_of_other(piece: str) -> bool:
    """Whether a piece is of what the other said. People's own @ would be one: its weight is learned with theirs."""
    return piece.removeprefix(MARK_IDEA).startswith(MARK_OTHER)
