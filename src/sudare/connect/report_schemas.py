"""Reports as whoever made them sees them, as they go over the wire."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import Field

from sudare.connect.schemas import Incoming
from sudare.incidents.terms.cases import (
    MEMO_FIELD_MAX_CHARACTERS,
    REPORT_WORDS_MAX_CHARACTERS,
    TOLD_MAX_CHARACTERS,
    Advice,
    CaseState,
    Outcome,
    Reason,
)

MemoField = Annotated[str, Field(max_length=MEMO_FIELD_MAX_CHARACTERS)]


class NewReport(Incoming):
    """A message, a picture, or the room as a whole where neither is given."""

    room_id: UUID
    message_id: UUID | None = None
    attachment_id: UUID | None = None
    reason: Reason
    words: Annotated[str, Field(max_length=REPORT_WORDS_MAX_CHARACTERS)] = ""


class CaseNumber(Schema):
    id: UUID
    number: int


class ReportAdvice(Schema):
    code: Advice
    says: str


class PublicContact(Schema):
    """Somebody outside who helps. ``reach`` is what one dials or types."""

    code: str
    name: str
    reach: str
    note: str
    href: str
    as_of: str


class Reported(Schema):
    """What the tap has done. ``has_handler``: whether anybody here may look into it who isn't concerned themselves."""

    id: UUID
    case: CaseNumber
    preserved: bool
    hidden: bool
    blocked: bool
    has_handler: bool
    next: list[ReportAdvice]
    contacts: list[PublicContact]


class ReportMemo(Incoming):
    """In one's own words, as much as one likes."""

    where: MemoField = ""
    since: MemoField = ""
    demanded: MemoField = ""
    payments: MemoField = ""
    own_age: MemoField = ""
    stated_age: MemoField = ""
    words: MemoField = ""


class OwnReport(Schema):
    """``told``: what was decided and why, in the words for whoever reported; empty before a decision."""

    id: UUID
    case: CaseNumber
    at: datetime
    reason: Reason
    room_id: UUID
    message_id: UUID | None
    attachment_id: UUID | None
    words: str
    memo: ReportMemo
    state: CaseState
    outcome: Outcome | None
    told: str
    can_appeal: bool
    appeal: str | None
    appeal_answer: str | None


class OwnReports(Schema):
    items: list[OwnReport]


class OwnDecision(Schema):
    """What somebody is told who was reported: what was decided and why; never by whom, nor what else there is."""

    case: CaseNumber
    at: datetime
    outcome: Outcome
    told: str
    is_frozen: bool
    can_appeal: bool
    appeal: str | None
    appeal_answer: str | None


class OwnDecisions(Schema):
    items: list[OwnDecision]


class NewAppeal(Incoming):
    words: Annotated[str, Field(min_length=1, max_length=TOLD_MAX_CHARACTERS)]
