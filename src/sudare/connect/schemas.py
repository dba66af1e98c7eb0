"""What goes over the wire, field by field. The OpenAPI document is made from these classes and nothing else."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from sudare.accounts.terms import Place, Right, Role
from sudare.attachments.terms import ReviewKind, ReviewState, State
from sudare.rooms.terms import EventKind, RoomKind
from sudare.viewing.terms import Deed

TEXT_MAX = 8_000  # about five pages of Japanese; longer things are documents
NAME_MAX = 80
RULES_MAX = 4_000
PICTURES_PER_MESSAGE_MAX = 20

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=NAME_MAX)]
Sequence = Annotated[int, Field(ge=0, le=2**53 - 1)]  # what JavaScript can count


class Schema(BaseModel):
    """What everything here is made from. Ninja's own reads rows through a wrapper, each field several times over."""

    model_config = ConfigDict(from_attributes=True)


class Incoming(Schema):
    """A body from outside: a field we don't know is a mistake worth telling, not something to drop in silence."""

    model_config = ConfigDict(extra="forbid")


class Problem(Schema):
    """RFC 9457. ``detail`` is for people and in their language; ``code`` is for programs and never changes."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    go_on: str | None = None  # with ``step_up_needed``: the page that asks; give it ``?next=`` and it leads back
    errors: list["FieldError"] | None = None


class FieldError(Schema):
    field: str
    message: str


# --- people ------------------------------------------------------------------------------------------------
class Me(Schema):
    user: "Myself"
    organisation: "Organisation"
    role: Role
    rights: list[Right]
    reviews_waiting: int  # pictures that wait for my word; 0 without the right to give one
    visitors_waiting: int | None  # at my desks; null for whoever has none
    cases_waiting: int  # overdue, or taken by nobody yet, or handed to me unread; 0 without the right to handle any


class Myself(Schema):
    id: UUID
    name: str
    email: str
    language: str


class Organisation(Schema):
    id: UUID
    name: str


class Person(Schema):
    user_id: UUID
    name: str
    role: Role


class People(Schema):
    items: list[Person]
    next_cursor: str | None = None


class Author(Schema):
    id: UUID
    name: str


# --- pictures ----------------------------------------------------------------------------------------------
class Media(Schema):
    format: str
    width_px: int
    height_px: int
    pages: int


class Reason(Schema):
    """``instead`` says what could be sent in its place, where the rule knows."""

    rule: str
    message: str
    instead: str | None = None


class Verdict(Schema):
    decision: str
    message: str
    reasons: list[Reason]


class Fact(Schema):
    """Something the file said about itself; told to its sender and to nobody else."""

    kind: str
    message: str


class Advice(Schema):
    kind: str
    score: float
    message: str


class Rendition(Schema):
    url: str
    width_px: int
    height_px: int
    media_type: str


class ImageName(StrEnum):
    """What a picture's bytes can be asked for by."""

    THUMBNAIL = "thumbnail"
    VIEW = "view"
    FULL = "full"
    VEIL = "veil"
    ORIGINAL = "original"  # under an unmasking only


class Renditions(Schema):
    """Empty until the check is done, and again once the picture is forgotten."""

    thumbnail: Rendition | None = None
    view: Rendition | None = None
    full: Rendition | None = None
    veil: Rendition | None = None


Box = Annotated[list[float], Field(min_length=4, max_length=4)]  # x, y, width, height: parts of the upright picture


class Finding(Schema):
    """Something was seen at a place; never what stood there. ``box`` is null where it is about the whole picture."""

    kind: str
    score: float
    box: Box | None
    message: str
    is_covered: bool


class Stroke(Incoming):
    """A brush's way through ``points``; ``radius`` is a part of the longer side."""

    points: list[Annotated[list[float], Field(min_length=2, max_length=2)]]
    radius: float


class Mask(Incoming):
    """One of the two: a box, or a stroke."""

    box: Box | None = None
    stroke: Stroke | None = None


class Edit(Incoming):
    """How the sender wants the picture: masks on it as it is, then turns, straightening and crop, in this order.

    What the policy demands is covered besides, whatever stands here.
    """

    masks: Annotated[list[Mask], Field(default_factory=list)]
    quarter_turns: int = 0
    straighten_degrees: float = 0.0
    crop: Box | None = None


class ReviewStatus(Schema):
    """How far somebody else's look at a held picture is. ``has_reviewer``: whether there is anybody who could look."""

    kind: ReviewKind
    state: ReviewState
    requested_at: datetime
    due_at: datetime
    is_overdue: bool
    reason: str
    can_appeal: bool
    has_reviewer: bool


class Kept(Schema):
    """Why a picture can't be forgotten now: an open case, and whom to ask; or the law, until a day.

    ``is_wanted``: its deletion was asked for already, and it goes as soon as it may.
    """

    is_held: bool
    contact: str
    until: datetime | None
    is_wanted: bool


class Attachment(Schema):
    """What the check told is for the uploader (and for whoever reviews); everybody else gets it empty."""

    id: UUID
    state: State
    name: str
    room_id: UUID | None
    media: Media | None
    verdict: Verdict | None
    removed: list[str]
    facts: list[Fact]
    advice: list[Advice]
    findings: list[Finding]
    engines_done: list[str]
    masks: list[Box]
    edit: Edit | None
    edit_failed: bool
    is_veiled: bool
    original_kept: bool
    review: ReviewStatus | None
    renditions: Renditions
    created_at: datetime
    expires_at: datetime | None
    forget_at: datetime | None
    kept: Kept | None


class Confirmation(Edit):
    """Yes, it may be sent: as it is when nothing is given, otherwise with this edit."""


class Refusal(Incoming):
    reason: Annotated[str, Field(max_length=500)]


class Words(Incoming):
    words: Annotated[str, Field(max_length=500)]


class Label(Incoming):
    label: Name


class MoreMasks(Incoming):
    masks: Annotated[list[Mask], Field(default_factory=list)]


class UnmaskReason(Incoming):
    reason: Annotated[str, Field(max_length=300)]


class Unmasked(Schema):
    """``url`` answers until ``expires_at``, for the person who asked and for nobody else."""

    expires_at: datetime
    url: str


class Looked(Schema):
    """Somebody looked at a picture once, took it along, or lifted its masks for a reason.

    ``sequence`` is the first of ``entries`` in the organisation's log that say so; ``role`` the one they had then.
    """

    attachment_id: UUID
    user: Author | None
    link: str | None  # the label of the link an outsider came by
    share_id: UUID | None
    shared_by: str | None  # who made it
    role: str | None
    at: datetime
    deed: Deed
    rendition: str
    reason: str
    sequence: int
    entries: int


class AsOf(Schema):
    """How far the organisation's log went when it was read."""

    size: int
    at: datetime


class Views(Schema):
    """Newest first. ``nobody_yet`` is a statement about the log up to ``as_of``, not just an empty list."""

    items: list[Looked]
    next_cursor: str | None = None
    nobody_yet: bool
    as_of: AsOf


class ViewsOfMany(Schema):
    """Newest first; ``before=next_before`` goes on."""

    items: list[Looked]
    next_before: int | None


class Review(Schema):
    """A picture that waits for somebody's word, and that word. ``attachment`` shows what a reviewer may see."""

    id: UUID
    kind: ReviewKind
    state: ReviewState
    sender: Author
    words: str
    requested_at: datetime
    due_at: datetime
    is_overdue: bool
    reviewer: Author | None
    decided_at: datetime | None
    reason: str
    attachment: Attachment


class Reviews(Schema):
    """Oldest first."""

    items: list[Review]
    next_cursor: str | None = None


# --- messages ----------------------------------------------------------------------------------------------
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


# --- rooms -------------------------------------------------------------------------------------------------
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


# --- operation ---------------------------------------------------------------------------------------------
class Health(Schema):
    status: Literal["ok"]


class Readiness(Schema):
    """One line per thing Sudare leans on; ``ready`` only when each of them answers."""

    ready: bool
    checks: dict[str, str]
