"""What risky talk is made of: what was said, what was noticed in it, and how far it has gone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum

from sudare.policy.terms import Words


class Signal(StrEnum):
    """What is listened for."""

    EXPOSURE = "exposure"  # a threat to show something to others
    PICTURES = "pictures"  # a demand for pictures of oneself
    INSISTING = "insisting"  # asking again after a no
    AGE = "age"  # somebody may be under age, or goes round the question
    SECRECY = "secrecy"  # it is to be kept from others
    ELSEWHERE = "elsewhere"  # it is to go on in another app
    MONEY = "money"  # money asked for or offered, gift cards
    MEETING = "meeting"  # to meet somebody known only from here, or out of sight
    SELF_HARM = "self_harm"  # somebody may want to die or hurt themselves, or is told to


class Stage(IntEnum):
    """How far it has gone. A cue means nothing by itself and is never shown; several together are noticed."""

    CUE = 1
    NOTICED = 2
    SERIOUS = 3
    URGENT = 4


class Age(StrEnum):
    """What the place knows about a participant. Who isn't known to be grown up is never taken for it."""

    ADULT = "adult"
    MINOR = "minor"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Said:
    """One message: ``author`` is any id that tells the participants apart."""

    author: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Profile:
    """What the place says about itself and its people."""

    ages: Mapping[str, Age] = field(default_factory=dict)
    minors: bool = False  # a place of minors: whoever is not known to be grown up counts as one

    def age_of(self, author: str) -> Age:
        return self.ages.get(author, Age.MINOR if self.minors else Age.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of one message as it was written: its index, its first character and one past its last."""

    message: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing noticed: where it stands in the original, by which rule, how far it has gone, and why in a sentence."""

    signal: Signal
    rule: str
    author: str
    parts: tuple[Part, ...]  # several where one phrase was split over messages
    stage: Stage
    because: Words


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one participant has gone with one signal, since which message."""

    signal: Signal
    author: str
    stage: Stage
    since: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What was noticed; ``state`` goes on with the next messages and holds no words."""

    hits: tuple[Hit, ...]
    stages: tuple[Standing, ...]
    treated_as_minors: frozenset[str]  # asked for something sexual and not known to be grown up
    state: "State"

    @property
    def signals(self) -> frozenset[Signal]:
        return frozenset(hit.signal for hit in self.hits)


@dataclass(frozen=True, slots=True)
class Cue:
    """Something that means nothing yet: a rule that spoke, and where. No words."""

    signal: Signal
    rule: str
    author: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """What the last turns of a conversation amounted to, by message index; none of them has words."""

    asked: Mapping[str, int] = field(default_factory=dict)  # author → when they last asked for something personal
    refused: Mapping[str, int] = field(default_factory=dict)  # author → when they last said no
    asked_age: int = -1  # when an age was last asked for
    age_asker: str = ""
    sought_help: int = -1  # when somebody last wanted to tell others
    help_seeker: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """All that is remembered between two readings: places, rules and stages."""

    read: int = 0  # messages so far
    turn: Turn = field(default_factory=Turn)
    cues: tuple[Cue, ...] = ()
    stages: tuple[Standing, ...] = ()
    minors: frozenset[str] = frozenset()
