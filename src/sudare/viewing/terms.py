"""What leaves the house, and who has seen it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

OPENED: Final = "viewing:rendition:opened"
DOWNLOADED: Final = "viewing:rendition:downloaded"
EXPORTED: Final = "viewing:rendition:exported"
EXPOSED: Final = "viewing:rendition:exposed"  # shown to an AI, covered
SHARED: Final = "viewing:rendition:shared"  # opened by an outsider, through a link
UNMASKED: Final = "viewing:original:unmasked"
ORIGINAL_OPENED: Final = "viewing:original:opened"
ORIGINAL: Final = "original"  # the picture without what the rules cover; no rendition, and never shown without a reason
VEIL: Final = "veil"  # grey and blurred beyond recognition: whoever got only that has seen nothing
VEILED_AS: Final = "image/jpeg"

SAME_PICTURE: Final = 64  # differing bits of 256: letters on a plain ground move up to 54. See docs/decisions/0144
ENOUGH_READINGS: Final = 3  # of the same letters: six that stand in a picture by chance don't stand there thrice
ONE_LOOK: Final = timedelta(minutes=1)  # what is asked for within it, piece by piece, is one look at a picture


class Deed(StrEnum):
    """What somebody did with a picture."""

    OPENED = "opened"
    DOWNLOADED = "downloaded"
    EXPORTED = "exported"
    SHARED = "shared"
    UNMASKED = "unmasked"
    READ_BY_AI = "read_by_ai"


class TracingState(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"  # the picture can't be opened


DEEDS: Final[dict[str, Deed]] = {
    OPENED: Deed.OPENED,
    DOWNLOADED: Deed.DOWNLOADED,
    EXPORTED: Deed.EXPORTED,
    SHARED: Deed.SHARED,
    EXPOSED: Deed.READ_BY_AI,
    UNMASKED: Deed.UNMASKED,
    ORIGINAL_OPENED: Deed.UNMASKED,
}
VERBS: Final[dict[Deed, str]] = {deed: verb for verb, deed in reversed(DEEDS.items())}


@dataclass(frozen=True, slots=True)
class Part:
    """Bytes ``start`` up to, not including, ``end`` (None: to the end of it); or the ``last`` so many."""

    start: int = 0
    end: int | None = None
    last: int | None = None


WHOLE: Final = Part()


@dataclass(frozen=True, slots=True)
class Delivery:
    """Bytes ``start`` up to, not including, ``end`` of a rendition of ``size_bytes``; the entry is already written."""

    media_type: str
    size_bytes: int
    start: int
    end: int
    chunks: Iterator[bytes] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Exposure:
    """A rendition as an AI gets it: covered, of our own making, without a mark; the entry is already written."""

    attachment_id: UUID
    rendition: str
    media_type: str
    sha256: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class View:
    """Somebody looked at a picture once: ``entries`` of the log say so, the first of them at ``sequence``.

    ``role`` is the one they had at that moment. Lifting the masks and looking below them is one line.
    """

    attachment_id: UUID
    user_id: UUID | None
    at: datetime
    deed: Deed
    rendition: str
    sequence: int
    entries: int = 1
    name: str = ""
    role: str = ""
    reason: str = ""
    share_id: UUID | None = None  # the link an outsider came by
    link: str | None = None  # its label
    shared_by: str = ""  # who made it


@dataclass(frozen=True, slots=True)
class AsOf:
    """How far the log went when it was asked: ``size`` entries, and when."""

    size: int
    at: datetime


@dataclass(frozen=True, slots=True)
class WhoSaw:
    """Everybody but the sender who saw a picture, oldest first. No lines is a statement: nobody, up to ``as_of``."""

    lines: list[View]
    as_of: AsOf

    @property
    def is_nobody_yet(self) -> bool:
        return not self.lines


@dataclass(frozen=True, slots=True)
class Caption:
    """What a picture is called in a list that shows none: its name, and whose it was, where."""

    name: str
    sender: str
    room_id: UUID | None
    room: str
    is_forgotten: bool


@dataclass(frozen=True, slots=True)
class ViewPage:
    """Looks, newest first; what is older comes ``before`` that entry, None when nothing is."""

    lines: list[View]
    before: int | None


class LinkState(StrEnum):
    """What has become of a link for somebody outside."""

    OPEN = "open"
    USED_UP = "used_up"
    OVER = "over"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A link for somebody outside, as its list shows it. ``looks_left`` is None where nobody counts."""

    id: UUID
    attachment_id: UUID
    picture: str
    sender: str
    room_id: UUID | None
    room: str
    label: str
    made_by: str
    made_by_id: UUID
    made_at: datetime
    expires_at: datetime
    ended_at: datetime | None
    has_password: bool
    looks: int
    looks_left: int | None
    state: LinkState


@dataclass(frozen=True, slots=True)
class Likeness:
    """A picture that looks like the suspect: ``distance`` of 256 bits differ."""

    attachment_id: UUID
    distance: int

    @property
    def is_same(self) -> bool:
        return self.distance <= SAME_PICTURE


@dataclass(frozen=True, slots=True)
class Candidate:
    """Whose copy it is, by an exact number: never the nearest. ``strength`` is None where somebody read the code."""

    code: str
    strength: float | None
    attachment_id: UUID
    is_forgotten: bool
    rendition: str
    user_id: UUID | None
    name: str
    share: str  # the label of the link it left by
    shared_by: str
    room_id: UUID | None
    room: str
    issued_at: datetime
    log: list[View]  # what the log says of this copy; apart from the mark


@dataclass(frozen=True, slots=True)
class Alike:
    """Which picture it is, by likeness alone: who could have seen it, and who did. It names nobody's copy."""

    attachment_id: UUID
    distance: int
    room_id: UUID | None
    room: str
    sent_at: datetime | None
    is_forgotten: bool
    could_have_seen: list[str] = field(default_factory=list)
    log: list[View] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Letters:
    """The visible code as our own reader made it out, ``times`` over.

    ``is_enough``: often enough, or on a picture that looks like the one the code was given for. Otherwise nobody is
    named by it: any six letters in a picture may be somebody's code.
    """

    code: str
    times: int
    is_enough: bool


@dataclass(frozen=True, slots=True)
class TraceReport:
    """Answers that don't depend on each other. None of them is proof of who passed a picture on.

    ``code`` is what somebody typed, ``letters`` what our own reader saw.
    """

    id: UUID
    state: TracingState
    asked_at: datetime
    done: int
    of: int
    code: str
    by_mark: list[Candidate]
    by_code: list[Candidate]
    letters: Letters | None
    by_letters: list[Candidate]
    by_fingerprint: list[Alike]

    @property
    def is_undecided(self) -> bool:
        """判定できません: nobody's copy could be told."""
        return self.state is TracingState.DONE and not (self.by_mark or self.by_code or self.by_letters)

    @property
    def is_over(self) -> bool:
        return self.state in {TracingState.DONE, TracingState.FAILED}
