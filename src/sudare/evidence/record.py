"""What a package is made of, as plain facts. Whoever has the rows fills these in; nothing here knows a database.

Times are aware; they are written out in UTC and in Japanese time. Ids are the house's own, as text.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sudare.evidence.both import NOTHING, Both
from sudare.imaging.terms import Pixels

BLUR_MAX_PX = 24  # longest side of what may be shown of an intimate picture
PIXELS_MAX_PX = 640  # longest side of a picture inside a drawn screen


class Standing(StrEnum):
    """How a picture may go into a package."""

    ORDINARY = "ordinary"  # as the reporter saw it
    INTIMATE = "intimate"  # its hash, and at most a heavy blur
    CHILD = "child"  # its hash alone


@dataclass(frozen=True, slots=True)
class Picture:
    """``sha256`` is that of the rendition people saw (hex). ``content`` are that rendition's bytes, ORDINARY only."""

    picture_id: str
    sha256: str
    standing: Standing = Standing.ORDINARY
    kinds: tuple[str, ...] = ()  # what was found on it, as codes: explicit, face, …
    width_px: int = 0
    height_px: int = 0
    content: bytes = field(default=b"", repr=False)  # JPEG, PNG or WebP, of our own making
    blur: bytes = field(default=b"", repr=False)  # INTIMATE only; no side longer than BLUR_MAX_PX
    pixels: Pixels | None = None  # for the drawn screens; of an INTIMATE one no larger than its blur


@dataclass(frozen=True, slots=True)
class Earlier:
    """Words as they stood until they were edited at ``until``."""

    words: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Message:
    """``words`` is None where they weren't kept. An ``author_id`` of "" is the house itself."""

    message_id: str
    number: int  # its place in the room's own count
    author_id: str
    at: datetime
    words: str | None
    pictures: tuple[Picture, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    edited_at: datetime | None = None
    deleted_at: datetime | None = None
    reply_to: str = ""
    is_reported: bool = False
    is_later: bool = False  # said after the last report: as it stood in the room when the package was made


@dataclass(frozen=True, slots=True)
class Participant:
    """``declared`` are label and value as they declared them themselves; nobody has checked them."""

    participant_id: str
    name: str
    seat: Both = NOTHING
    declared: tuple[tuple[str, str], ...] = ()
    is_reporter: bool = False
    is_reported: bool = False


@dataclass(frozen=True, slots=True)
class Proof:
    """That an entry is in the log: what leads from it to the root of the tree of ``size``. All hashes in hex."""

    sequence: int  # from 1
    size: int
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    """One look at a picture. ``entry`` is the very text the log's leaf was hashed from."""

    at: datetime
    viewer: str
    picture_id: str
    rendition: str
    entry: str = ""
    proof: Proof | None = None


@dataclass(frozen=True, slots=True)
class ViewLog:
    """``checkpoint``: a signed note whose size is every proof's. ``key``: the log's, as ``sudare audit key`` says."""

    views: tuple[View, ...] = ()
    checkpoint: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Whose copy it is, by an exact number. ``source`` says for people where the number was read.

    ``strength``: how many standard deviations the mark stands above chance; None where it was read as letters.
    """

    source: Both
    code: str
    strength: float | None
    name: str
    room: str
    picture_id: str
    rendition: str
    issued_at: datetime


@dataclass(frozen=True, slots=True)
class Alike:
    """One of the house's pictures it looks like: ``distance`` of 256 bits differ."""

    picture_id: str
    distance: int
    room: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy found elsewhere. ``sha256``: of the file as it was found; ``picture``: what was kept of it."""

    picture: Picture
    filed_at: datetime
    filed_by: str
    sha256: str
    where: str = ""  # as somebody stated it; nobody has opened it
    is_traced: bool = True
    why_not: Both = NOTHING
    marks: tuple[Candidate, ...] = ()
    alike: tuple[Alike, ...] = ()
    views: tuple[View, ...] = ()


@dataclass(frozen=True, slots=True)
class Custody:
    """Who had it in hand, when, and did what."""

    at: datetime
    who: str
    deed: Both
    note: str = ""


@dataclass(frozen=True, slots=True)
class MemoLine:
    """One question of the short form and what the reporter answered."""

    question: Both
    answer: str


@dataclass(frozen=True, slots=True)
class Clock:
    """Where the times come from: ``source`` in words; by how much it was off when it was last compared."""

    source: Both
    offset_seconds: float | None = None
    compared_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """The case as the house knows it. ``reason`` and ``room`` are words for people, ``reason_code`` for programs."""

    case_id: str
    number: int
    organisation_id: str
    organisation: str
    address: str  # of the installation
    room_id: str
    room: str
    reason_code: str
    reason: Both
    opened_at: datetime
    reported_at: datetime


@dataclass(frozen=True, slots=True)
class Record:
    """Everything one package says. ``scope`` tells in words what is in it and what isn't."""

    case: Case
    participants: tuple[Participant, ...]
    messages: tuple[Message, ...]
    clock: Clock
    made_at: datetime
    made_by: str
    scope: Both
    memo: tuple[MemoLine, ...] = ()
    views: ViewLog = ViewLog()
    custody: tuple[Custody, ...] = ()
    copies: tuple[Copy, ...] = ()
