"""Who is helped by what, and how somebody answered when they were asked."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from sudare.incidents.signals.terms import Signal, Stage
from sudare.policy.terms import Words

WINDOW: Final = 80  # messages looked at together: about a tenth of a second of one core
CONTACTS_AT_MOST: Final = 6


class ListeningAnswer(StrEnum):
    """What somebody said when they were asked whether their words may be listened to."""

    UNASKED = "unasked"
    YES = "yes"
    NO = "no"


class Trouble(StrEnum):
    """What a card is about, the gravest first."""

    OWN = "own"  # the reader wrote of not wanting to live, or of hurting themselves
    EXPOSURE = "exposure"
    URGED = "urged"  # somebody was told to die
    SELF_HARM = "self_harm"  # somebody else may want to die
    PICTURES = "pictures"
    MONEY = "money"
    MEETING = "meeting"
    INSISTING = "insisting"
    SECRECY = "secrecy"
    ELSEWHERE = "elsewhere"


KIND_OF: Final[dict[Signal, Trouble]] = {
    Signal.EXPOSURE: Trouble.EXPOSURE,
    Signal.PICTURES: Trouble.PICTURES,
    Signal.INSISTING: Trouble.INSISTING,
    Signal.SECRECY: Trouble.SECRECY,
    Signal.ELSEWHERE: Trouble.ELSEWHERE,
    Signal.MONEY: Trouble.MONEY,
    Signal.MEETING: Trouble.MEETING,
    Signal.SELF_HARM: Trouble.SELF_HARM,
}  # an age alone is nobody's deed: it only changes whom a card names


@dataclass(frozen=True, slots=True)
class Listening:
    """Where listening stands in one room, for one person in it. It never says who else answered what."""

    is_on: bool  # the organisation switched it on, and this is a room where it can be
    is_listened: bool  # everybody here agreed
    answer: ListeningAnswer
    is_refused_here: bool  # the asker's own "not in this room"
    version: int
    text: str

    @property
    def is_asked(self) -> bool:
        return self.is_on and self.answer == ListeningAnswer.UNASKED


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to do or to leave, with a name programs can hold on to."""

    code: str
    words: Words


@dataclass(frozen=True, slots=True)
class Card:
    """Help for one reader of one room. ``sequence`` is the newest message it is about; ``guides``: for the young."""

    kinds: tuple[Trouble, ...]
    stage: Stage
    title: Words
    says: tuple[Words, ...]
    dont: tuple[Advice, ...]
    now: tuple[Advice, ...]
    contacts: tuple[str, ...]
    message_ids: tuple[UUID, ...]
    sequence: int
    is_as_minor: bool
    guides: tuple[Advice, ...] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """What a card is made of: a hit as its reader may know it."""

    kind: Trouble
    stage: Stage
    message_id: UUID
    sequence: int
    is_as_minor: bool


@dataclass(frozen=True, slots=True)
class Consented:
    """Since when everybody in a room has agreed, and who they are."""

    since: datetime
    user_ids: frozenset[UUID]
