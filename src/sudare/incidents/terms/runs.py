"""What can be done to many cases at once, and what is told before it is. No database here."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

BULK_AT_MOST: Final = 200
DELAY_MINUTES: Final = (1, 60)  # never at once: somebody may have meant something else
UNDO_WITHIN: Final = timedelta(hours=24)


class BulkDeed(StrEnum):
    TAKE = "take"
    HAND = "hand"
    CLOSE = "close"


class WhyNot(StrEnum):
    """Why one of the cases stays as it is."""

    WRONG_STATE = "wrong_state"
    SECOND_PERSON = "second_person"
    NOT_THIS_PERSON = "not_this_person"
    GONE = "gone"  # absent, or not the viewer's to handle


@dataclass(frozen=True, slots=True)
class Preview:
    """What would happen, and to which of them nothing."""

    will: tuple[UUID, ...]
    wont: tuple[tuple[UUID, WhyNot], ...]
