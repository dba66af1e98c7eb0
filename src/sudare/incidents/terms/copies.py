"""A copy that turned up somewhere else: how far it was looked into, and what may be kept of it. No database."""

from enum import StrEnum
from typing import Final

WHERE_MAX_CHARACTERS: Final = 500
COPIES_AT_MOST: Final = 50  # in one case


class CopyState(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    TRACED = "traced"  # whatever the answer is
    TURNED_AWAY = "turned_away"  # it may show a child: nothing of it is left but its hash, and the duty to call
    UNREADABLE = "unreadable"
    FAILED = "failed"  # it couldn't be checked, so it wasn't traced


OVER: Final = frozenset(CopyState) - {CopyState.WAITING, CopyState.RUNNING}


class CopyStanding(StrEnum):
    """What the check found it to be; it decides what is kept."""

    ORDINARY = "ordinary"  # as everybody may see it: covered where the rules cover
    INTIMATE = "intimate"  # or it can't be ruled out: a heavy blur
    CHILD = "child"  # nothing


class MarkSource(StrEnum):
    """Where the number of a copy was read."""

    MARK = "mark"  # the invisible one
    TYPED = "typed"  # six letters, as somebody read them
    LETTERS = "letters"  # the same, as our own reader did
