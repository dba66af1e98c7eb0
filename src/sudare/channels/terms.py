"""What comes in by LINE and mail and what goes out again: states, limits, pauses."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from sudare.rooms.terms import EventKind

KEY_BYTES: Final = 18  # of the address a service calls: nobody guesses it, and it opens nothing by itself
LINE_TEXT_AT_MOST: Final = 5_000  # characters of one message. Source: LINE Messaging API reference, text message
LINE_PER_CALL: Final = 5  # messages in one push or reply. Source: as above
LINE_EVENTS_AT_MOST: Final = 100  # in one call; LINE sends a handful
REPLY_LASTS: Final = timedelta(seconds=45)  # a reply token is good for a minute; pushing is what comes after
TOO_OLD: Final = timedelta(days=3)  # LINE sends again what wasn't taken for a day at most; older ones are replays
KEPT: Final = timedelta(days=30)  # rows of what was done; longer than anything older is believed
WAITS_FOR_YES: Final = timedelta(days=3)  # words and pictures nobody has agreed to yet, sealed; then they are destroyed
ASK_AGAIN_AFTER: Final = timedelta(hours=6)  # not at each message of somebody who hasn't read the first answer yet
PICTURE_LASTS: Final = timedelta(minutes=15)  # an address of one picture
PICTURE_LOOKS: Final = 3  # the service fetches it once; a broken fetch is repeated
GONE_AFTER: Final = timedelta(minutes=3)  # since a visitor's page was last there, before a mail tells of an answer
MAIL_AGAIN_AFTER: Final = timedelta(minutes=30)  # for somebody who hasn't come back since the last mail
PARTS_AT_MOST: Final = 60  # of one mail, nested ones counted
PICTURES_AT_MOST: Final = 10  # of one mail
SUBJECT_AT_MOST: Final = 120
PAUSES: Final = (5.0, 30.0, 120.0, 600.0, 3600.0)  # seconds before each further try; after the last it lies dead
LEASE: Final = timedelta(minutes=5)  # a worker that died in the middle is replaced after this
AT_ONCE: Final = 50  # of one round
LOOKED_AT_EVERY: Final = timedelta(seconds=5)  # how far the check of what came in is
CHECKED_WITHIN: Final = timedelta(minutes=12)  # an upload nobody sends vanishes after a quarter of an hour
AWAKE: Final = timedelta(minutes=30)  # since their own last words: whoever wrote just now waits for the answer
REASON_AT_MOST: Final = 200
ASKED_AT_MOST: Final = 30  # strangers asked by one desk in an hour: a forged sender gets mail they never wanted
TOLD_ELSEWHERE: Final = (EventKind.MESSAGE_POSTED, EventKind.VISIT_AWAY, EventKind.VISIT_CLOSED)  # by LINE or mail


class InState(StrEnum):
    """Where something that came in stands."""

    WAITING = "waiting"  # for a worker
    ASKING = "asking"  # for the yes of whoever sent it
    CHECKING = "checking"  # its pictures are being looked at
    DONE = "done"
    DROPPED = "dropped"  # nothing for a desk: why stands beside it
    DEAD = "dead"  # given up after many tries; somebody has to look


class OutState(StrEnum):
    """Where something to be told stands."""

    WAITING = "waiting"
    SENT = "sent"
    SKIPPED = "skipped"  # it was taken back, or its reader came by themselves
    DEAD = "dead"


class Told(StrEnum):
    """What a visitor is told by LINE or mail."""

    MESSAGE = "message"  # what the staff said
    ASK = "ask"  # please read and agree first; with the page's address
    GONE = "gone"  # somebody has answered you on the page; never what
    WORDS_ONLY = "words_only"  # only words and pictures can be taken here
    REFUSED = "refused"  # a picture that may not be received
    CLOSED = "closed"  # this desk takes nobody at the moment
    AWAY = "away"  # nobody is there now, and how they will be answered
    ENDED = "ended"  # their visit; and whether it helped


QUIET: Final = frozenset({Told.MESSAGE, Told.GONE, Told.AWAY, Told.ENDED})  # the others answer what just came in


@dataclass(frozen=True, slots=True)
class NightOutside:
    """Between when a visitor under age is told nothing outside, as the staff in their room are told.

    ``is_held``: what is said waits for the morning itself; else it stands on their page, and only a mail waits.
    """

    begins: datetime
    ends: datetime
    is_held: bool
    may_ring: bool  # in an emergency, with a reason
    is_mine: bool = False


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file in a mail, as it came."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail, read: what of it can be used. ``is_vouched``: our own mail server says the sender is who they say."""

    sender: str
    name: str
    subject: str
    text: str
    message_id: str
    refers_to: tuple[str, ...]
    is_vouched: bool
    is_automatic: bool
    enclosures: tuple[Enclosure, ...] = ()
    left_out: int = 0  # files that are no pictures, or too many
