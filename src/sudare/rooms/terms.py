"""Kinds of rooms, the facts a room's log can hold, and what lists of rooms and people show."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

TEXT_MAX_CHARACTERS = 8_000  # about five pages of Japanese; longer things are documents
NAME_MAX_CHARACTERS = 80
RULES_MAX_CHARACTERS = 4_000
PICTURES_PER_MESSAGE = 20
PAGE = 50


class RoomKind(StrEnum):
    DIRECT = "direct"
    GROUP = "group"
    DESK = "desk"  # a visitor from outside, and whoever of the staff looks after them


class EventKind(StrEnum):
    MESSAGE_POSTED = "message_posted"
    MESSAGE_EDITED = "message_edited"
    MESSAGE_DELETED = "message_deleted"
    MEMBER_JOINED = "member_joined"
    MEMBER_LEFT = "member_left"
    ROOM_CHANGED = "room_changed"
    PICTURE_FORGOTTEN = "picture_forgotten"
    PICTURE_RELEASED = "picture_released"  # a person has looked at a held one and let it through
    PICTURE_REFUSED = "picture_refused"
    VISIT_WAITING = "visit_waiting"  # a visitor stands in the line
    VISIT_TAKEN = "visit_taken"  # ``subject_id`` looks after them now
    VISIT_AWAY = "visit_away"  # nobody is there; they will be answered by mail or when they come back
    VISIT_CLOSED = "visit_closed"
    VISIT_REOPENED = "visit_reopened"


class KeptKind(StrEnum):
    """Why words lie under seal that nobody sees any more."""

    DELETED = "deleted"
    EDITED = "edited"  # what stood there before


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What may be said of a picture when the picture itself is gone, or must not be copied.

    ``is_intimate``: it starts covered, or the body is shown. ``view_id`` and ``veil_id`` lead to its sealed renditions
    as long as there are any; ``sha256`` is of the view rendition, as everybody was shown it.
    """

    attachment_id: UUID
    message_id: UUID
    name: str
    kinds: tuple[str, ...]
    sha256: str
    media_type: str
    is_intimate: bool
    state: str
    view_id: UUID | None = None
    veil_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """Kept words out of their seal. ``blurs``: a picture's id and what is left of it, grey and unrecognisable."""

    message_id: UUID
    kind: KeptKind
    words: str
    at: datetime
    pictures: tuple[PictureFacts, ...]
    blurs: dict[UUID, bytes]


@dataclass(frozen=True, slots=True)
class LastMessage:
    author_name: str
    text: str
    has_pictures: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class RoomLine:
    """A room as its line in somebody's list shows it; ``name`` is the other person's where two talk."""

    id: UUID
    kind: RoomKind
    name: str
    unread: int
    last_sequence: int
    last_message: LastMessage | None


@dataclass(frozen=True, slots=True)
class DeskLine:
    """A desk with ids and names of its rooms and of those who look after it."""

    id: UUID
    name: str
    rooms: list[tuple[UUID, str]]
    supervisors: list[tuple[UUID, str]]


@dataclass(frozen=True, slots=True)
class Somebody:
    """A member of a room who can come in right now, with the role they have in the organisation."""

    user_id: UUID
    name: str
    role: str
    read_sequence: int
