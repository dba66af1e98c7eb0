"""Pictures over the wire: what was found, what is asked for, who waits for whom, who looked."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field

from sudare.attachments.terms import ReviewKind, ReviewState, State
from sudare.connect.schemas import Author, Incoming, Name, Schema
from sudare.viewing.terms import Deed


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
