"""Rooms and what is said in them, over the wire."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from sudare.accounts.terms import Place, Role
from sudare.connect.attachment_schemas import Attachment
from sudare.connect.schemas import TEXT_MAX, Author, Incoming, Name, Schema, Sequence
from sudare.rooms.terms import EventKind, RoomKind

RULES_MAX = 4_000
PICTURES_PER_MESSAGE_MAX = 20


class Quoted(Schema):
    id: UUID
    author_name: str
    text: str
    deleted: bool


class Message(Schema):
    """``hidden``: the reader asked to be spared it; then there are no words and no pictures."""

    id: UUID
    room_id: UUID
    sequence: int
    author: Author
    text: str
    reply_to: Quoted | None
    attachments: list[Attachment]
    created_at: datetime
    edited_at: datetime | None
    deleted_at: datetime | None
    hidden: bool = False


class Messages(Schema):
    """Oldest first. ``last_sequence`` is where ``events?after=`` goes on without a gap."""

    items: list[Message]
    next_cursor: str | None
    last_sequence: int


class NewMessage(Incoming):
    text: Annotated[str, Field(max_length=TEXT_MAX)] = ""
    attachments: Annotated[list[UUID], Field(default_factory=list, max_length=PICTURES_PER_MESSAGE_MAX)]
    reply_to: UUID | None = None


class ChangedMessage(Incoming):
    text: Annotated[str, StringConstraints(min_length=1, max_length=TEXT_MAX)]


class EventMember(Schema):
    user_id: UUID
    name: str


class Event(Schema):
    sequence: int
    kind: EventKind
    at: datetime
    actor: Author | None
    message: Message | None
    member: EventMember | None


class Events(Schema):
    items: list[Event]
    last_sequence: int


class LastMessage(Schema):
    author_name: str
    text: str
    has_pictures: bool
    at: datetime


class RoomSummary(Schema):
    id: UUID
    kind: RoomKind
    name: str
    unread: int
    last_sequence: int
    last_message: LastMessage | None


class Rooms(Schema):
    items: list[RoomSummary]
    next_cursor: str | None = None


class Member(Schema):
    user_id: UUID
    name: str
    role: Role
    read_sequence: int
    is_me: bool


class Night(Schema):
    """Between when nobody under age here is rung. It doesn't say who they are; ``is_mine``: it is the reader."""

    begins: datetime
    ends: datetime
    is_mine: bool
    may_ring: bool  # in an emergency, with a reason
    is_held: bool = False  # what is sent to a visitor at LINE or by mail leaves in the morning


class EmergencyRing(Incoming):
    reason: Annotated[str, Field(max_length=200)]


class Rung(Schema):
    people: int


class Room(RoomSummary):
    """``place``: as a member, or only looking because one looks after its desk; then one joins before writing."""

    house_rules: str
    rules_accepted: bool
    read_sequence: int
    retention_days: int
    place: Place
    ai: str  # off · ask · on: whether an AI may be asked about pictures here
    night: Night | None  # now or next; nothing where nobody is under age
    members: list[Member]


class NewGroup(Incoming):
    kind: Literal["group"]
    name: Name
    user_ids: Annotated[list[UUID], Field(default_factory=list, max_length=200)]


class NewDirect(Incoming):
    kind: Literal["direct"]
    user_id: UUID


NewRoom = Annotated[NewGroup | NewDirect, Field(discriminator="kind")]


class ChangedRoom(Incoming):
    name: Name | None = None
    house_rules: Annotated[str, Field(max_length=RULES_MAX)] | None = None


class NewMember(Incoming):
    user_id: UUID


class ReadMark(Incoming):
    sequence: Sequence
