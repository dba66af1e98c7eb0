"""The states of an upload's life and the renditions made from it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class State(StrEnum):
    UPLOADING = "uploading"
    RECEIVED = "received"
    CHECKING = "checking"
    CHECKED = "checked"
    EDITING = "editing"  # being drawn anew with the sender's masks, turns and crop
    CONFIRMED = "confirmed"
    SENT = "sent"
    HELD = "held"
    REFUSED = "refused"
    DISCARDED = "discarded"
    FORGOTTEN = "forgotten"


FINAL = frozenset({State.REFUSED, State.DISCARDED, State.FORGOTTEN})
UNSENT = frozenset({State.UPLOADING, State.RECEIVED, State.CHECKING, State.CHECKED, State.EDITING, State.CONFIRMED})


class RenditionName(StrEnum):
    THUMBNAIL = "thumbnail"
    VIEW = "view"
    FULL = "full"
    VEIL = "veil"  # grey and blurred beyond recognition, for pictures that start covered


class ReviewState(StrEnum):
    WAITING = "waiting"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    EXPIRED = "expired"  # nobody decided in time: the picture is gone


class ReviewKind(StrEnum):
    HELD = "held"  # the policy wants a person's word
    APPEAL = "appeal"  # the sender objects, once; somebody else decides
    WITHOUT_PICTURE = "without_picture"  # an appeal against *never*: no bytes are left, only what was written


@dataclass(frozen=True, slots=True)
class Change:
    """An upload that has come to another state, or whose check has found more."""

    attachment_id: UUID
    uploader_id: UUID
    state: State
    at: datetime


# --- how long a picture is kept ------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Floor:
    """Until when the law asks to keep a picture, and which law."""

    until: datetime
    source: str


@dataclass(frozen=True, slots=True)
class Fate:
    """A picture's day, and what stands in the way of forgetting it sooner or then."""

    forget_at: datetime | None
    is_held: bool = False
    hold_contact: str = ""
    floor: Floor | None = None
    is_wanted: bool = False  # its sender asked for it already: it goes as soon as it may


@dataclass(frozen=True, slots=True)
class Kept:
    """Why a picture can't be forgotten now: an open case, with whom to ask, or the law until a day."""

    is_held: bool
    hold_contact: str
    floor_until: datetime | None
    is_wanted: bool = False  # its deletion was asked for already: it goes as soon as it may


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a rule would do to the pictures that live now; ``held`` and ``under_floor`` would be due otherwise."""

    total: int
    due_now: int
    held: int
    under_floor: int


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What became of somebody's pictures: gone now, or kept for a case or by law and gone afterwards."""

    forgotten: tuple[UUID, ...] = ()
    kept: tuple[UUID, ...] = ()
    contacts: tuple[str, ...] = ()
