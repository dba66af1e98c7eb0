"""What goes over the wire between a desk and its staff."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from sudare.connect.schemas import Author, Incoming, Schema
from sudare.reception.terms import (
    NOTE_MAX_CHARACTERS,
    TAG_MAX_CHARACTERS,
    CloseReason,
    Door,
    Here,
    VisitState,
)

Tag = Annotated[str, StringConstraints(max_length=TAG_MAX_CHARACTERS)]


class OpenHours(Schema):
    """Whether the desk is within its hours, and when that changes. ``holiday`` is the one that keeps it closed."""

    is_within: bool
    opens_at: datetime | None
    closes_at: datetime | None
    holiday: str
    is_always: bool


class Colleague(Schema):
    """Somebody who answers at the desk. ``open`` counts the visits they look after right now."""

    id: UUID
    name: str
    is_here: bool
    open: int
    capacity: int


class OtherDesk(Schema):
    """A desk a visit could be given to."""

    id: UUID
    name: str
    people_here: int
    waiting: int
    is_within: bool


class OtherDesks(Schema):
    items: list[OtherDesk]


class StaffDesk(Schema):
    """A desk of mine. ``here`` is null where I look after it and don't answer; ``minutes`` where none are promised."""

    id: UUID
    name: str
    here: Here | None
    waiting: int
    open: int
    late: int
    people_here: int
    minutes: int | None
    hours: OpenHours


class StaffDesks(Schema):
    items: list[StaffDesk]


class Colleagues(Schema):
    items: list[Colleague]


class Presence(Incoming):
    here: Here


class VisitLine(Schema):
    """A visit in the line. ``words`` are the last ones said, where I may read them."""

    id: UUID
    room_id: UUID
    visitor: Author
    state: VisitState
    door: Door
    language: str
    queued_at: datetime
    waits_since: datetime | None
    snoozed_until: datetime | None
    closed_at: datetime | None
    assignee: Author | None
    is_mine: bool
    is_late: bool
    unread: int
    words: str
    words_by_visitor: bool
    words_at: datetime | None
    has_pictures: bool
    draft_waiting: bool
    tags: list[str]


class VisitLines(Schema):
    """Who waits longest first. With ``more``, the next ones follow with ``skip``."""

    items: list[VisitLine]
    more: bool


class Note(Schema):
    id: UUID
    author: Author | None
    text: str
    written_at: datetime
    is_mine: bool


class Notes(Schema):
    items: list[Note]


class NewNote(Incoming):
    text: Annotated[str, StringConstraints(max_length=NOTE_MAX_CHARACTERS)]


class Told(Schema):
    """One answer to what is asked before a visit."""

    name: str
    title: str
    answer: str


class PastVisit(Schema):
    id: UUID
    queued_at: datetime
    closed_at: datetime | None
    close_reason: str
    assignee: Author | None
    satisfaction: int | None


class Agreed(Schema):
    """What the visitor said yes to, in which version, and when."""

    purpose: str
    version: int | None
    at: datetime | None


class ShutOut(Schema):
    """The visitor may not come in until then. The reason is for the staff."""

    until: datetime
    reason: str
    by: Author | None


class VisitFacts(Schema):
    """All the staff know of a visit. ``may_read``: whether its room is open to me; else I take the visit first.
    ``may_look_in``: I look after the desk and could read it without taking it, on record.
    """

    line: VisitLine
    desk: Author
    may_read: bool
    may_look_in: bool
    answers: list[Told]
    page: str
    mail_given: bool
    signed_in: bool
    taken_at: datetime | None
    first_answer_at: datetime | None
    close_reason: str
    satisfaction: int | None
    satisfaction_words: str
    before: list[PastVisit]
    consents: list[Agreed]
    pictures: dict[str, int]
    notes: list[Note]
    block: ShutOut | None


class Taking(Incoming):
    over: bool = False


class Handing(Incoming):
    to: UUID | None = None


class PassingOn(Incoming):
    desk_id: UUID


class Snoozing(Incoming):
    until: datetime


class Closing(Incoming):
    reason: CloseReason


class Tags(Incoming):
    tags: Annotated[list[Tag], Field(max_length=20)]


class NewReply(Incoming):
    shortcut: Annotated[str, StringConstraints(max_length=60)]
    title: Annotated[str, StringConstraints(max_length=200)]
    text: Annotated[str, StringConstraints(max_length=4_000)]


class Reply(Schema):
    """Words said often; for a visit, with their blanks filled in."""

    id: UUID
    shortcut: str
    title: str
    text: str


class Replies(Schema):
    items: list[Reply]


class NowLooking(Incoming):
    typing: bool = False


class Looking(Schema):
    id: UUID
    name: str
    typing: bool


class AlsoLooking(Schema):
    """Colleagues who have the same visit open right now."""

    items: list[Looking]
