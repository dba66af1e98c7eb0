"""What people are told of, and by which way."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

PAUSES: Final = (5.0, 60.0, 600.0, 3600.0)  # seconds before each further try; after the last it lies dead
LEASE: Final = timedelta(minutes=5)
KEPT: Final = timedelta(days=7)  # rows of what was told
AT_ONCE: Final = 100
LOOKS_BACK: Final = timedelta(minutes=3)  # a transaction that ended late is seen by the next look
LATE: Final = timedelta(hours=2)  # what nobody was told of for so long isn't news any more
AGAIN_AFTER: Final = timedelta(minutes=10)  # for the same room, while nothing new was read in it
MAIL_AFTER: Final = timedelta(minutes=5)  # somebody who looks in the meantime needs no mail
DEVICES_AT_MOST: Final = 10
TOOLS_AT_MOST: Final = 10
LABEL_AT_MOST: Final = 80
REASON_AT_MOST: Final = 200
URGENT: Final = "urgent:"  # how the key of a notice begins that may ring at night
ADDRESS_AT_MOST: Final = 1_000


class Occasion(StrEnum):
    """What there is to be told."""

    MESSAGE = "message"  # somebody wrote in a room one is in
    VISITOR = "visitor"  # a visitor waits at one's desk
    REVIEW = "review"  # a picture waits for one's word
    CASE = "case"  # something was reported
    OVERDUE = "overdue"  # a case nobody has looked into in time
    DECISION = "decision"  # there is something to read about a case one is a party of
    TEST = "test"  # to try whether it arrives


class Way(StrEnum):
    PUSH = "push"
    MAIL = "mail"
    CHAT = "chat"  # a chat tool of the organisation, set up by whoever looks after people


class NoticeState(StrEnum):
    WAITING = "waiting"
    SENT = "sent"
    SKIPPED = "skipped"  # they have looked by themselves
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class NightHere:
    """Between when nobody under age in a room is rung, as one of its members is told."""

    begins: datetime
    ends: datetime
    is_mine: bool  # it is the reader who isn't rung
    may_ring: bool  # in an emergency, with a reason


_OF_CASES = frozenset({Occasion.CASE, Occasion.OVERDUE, Occasion.DECISION})  # somebody may be in danger
NOBODY_ELSES: Final = _OF_CASES  # who was told of these tells who reported: no list for others names them
DEFAULTS: Final[dict[Way, frozenset[Occasion]]] = {
    Way.PUSH: _OF_CASES | {Occasion.MESSAGE, Occasion.VISITOR, Occasion.REVIEW},  # once a device is registered
    Way.MAIL: _OF_CASES,
}
