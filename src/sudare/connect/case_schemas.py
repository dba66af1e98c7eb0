"""Cases as those who handle them see them, as they go over the wire."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from sudare.connect.report_schemas import ReportMemo
from sudare.connect.schemas import Incoming
from sudare.incidents.queries.pictures import Shown
from sudare.incidents.terms.cases import (
    NOTE_MAX_CHARACTERS,
    TOLD_MAX_CHARACTERS,
    Answer,
    ApprovalKind,
    CaseState,
    Outcome,
    Reason,
    Urgency,
)
from sudare.incidents.terms.copies import WHERE_MAX_CHARACTERS, CopyStanding, CopyState, MarkSource
from sudare.incidents.terms.runs import BULK_AT_MOST, BulkDeed, WhyNot

CaseWords = Annotated[str, Field(min_length=1, max_length=NOTE_MAX_CHARACTERS)]
ToldWords = Annotated[str, Field(max_length=TOLD_MAX_CHARACTERS)]


class CasePerson(Schema):
    id: UUID
    name: str


class CaseLine(Schema):
    id: UUID
    number: int
    reason: Reason
    urgency: Urgency
    state: CaseState
    owner: CasePerson | None
    reported: CasePerson | None
    opened_at: datetime
    due_at: datetime
    is_overdue: bool
    is_minor_concerned: bool
    reports: int
    waits_for_approval: bool
    has_open_appeal: bool


class Cases(Schema):
    """The most urgent first. ``overdue``: of all of them, not of this page."""

    items: list[CaseLine]
    overdue: int


class CaseReport(Schema):
    id: UUID
    at: datetime
    reason: Reason
    reporter: CasePerson
    message_id: UUID | None
    attachment_id: UUID | None
    words: str
    memo: ReportMemo
    messages: int
    pictures_copied: int
    pictures_blurred: int


class CaseNote(Schema):
    id: UUID
    author: CasePerson
    at: datetime
    words: str


class CaseApproval(Schema):
    id: UUID
    kind: ApprovalKind
    asked_by: CasePerson
    asked_at: datetime
    words: str
    answered_by: CasePerson | None
    answered_at: datetime | None
    answer: str
    answer_words: str


class CaseAppeal(Schema):
    id: UUID
    side: str
    at: datetime
    words: str
    answered_by: CasePerson | None
    answered_at: datetime | None
    is_granted: bool | None
    answer_words: str


class EvidencePackage(Schema):
    """``is_stamped`` is false while no authority has answered: 時刻証明待ち."""

    id: UUID
    at: datetime
    made_by: CasePerson
    sha256: str
    size_bytes: int
    messages: int
    is_stamped: bool
    stamped_at: datetime | None


class CopyMark(Schema):
    """Whose copy it is, by an exact number. ``strength``: standard deviations above chance, null for letters."""

    source: MarkSource
    code: str
    strength: float | None
    user_id: UUID | None
    name: str
    share: str
    shared_by: str
    room: str
    picture_id: UUID
    rendition: str
    issued_at: datetime
    is_forgotten: bool


class CopyLikeness(Schema):
    """Which picture it looks like; it names nobody's copy."""

    picture_id: UUID
    distance: int
    room: str
    sent_at: datetime | None
    could_have_seen: list[str]


class CopyLook(Schema):
    """An entry of the log about one of these pictures; apart from the mark."""

    sequence: int
    at: datetime
    name: str
    deed: str
    picture_id: UUID
    rendition: str
    code: str


class CaseCopy(Schema):
    """A copy found elsewhere. ``is_undecided``: 判定できません. ``contacts``: whom to call of one turned away."""

    id: UUID
    at: datetime
    filed_by: CasePerson
    state: CopyState
    where: str
    sha256: str
    standing: CopyStanding | Literal[""]
    kinds: list[str]
    is_kept: bool
    is_undecided: bool
    ended_at: datetime | None
    marks: list[CopyMark]
    alike: list[CopyLikeness]
    looks: list[CopyLook]
    contacts: list[str]


class NewCopy(Incoming):
    """Beside the file. ``code``: the six letters, as somebody read them; ``where``: words, opened by nobody."""

    code: Annotated[str, Field(max_length=12)] = ""
    where: Annotated[str, Field(max_length=WHERE_MAX_CHARACTERS)] = ""


class CasePicture(Schema):
    """``shown``: ``two_people`` until a second person agreed to see intimate ones, ``never`` where one is under age.

    ``has_sharp``: false where only a blur of it is left.
    """

    id: UUID
    attachment_id: UUID
    report_id: UUID | None
    media_type: str
    is_intimate: bool
    shown: Shown
    has_sharp: bool


class CasePictures(Schema):
    items: list[CasePicture]


class FiledCopy(Schema):
    id: UUID
    state: CopyState


class WholeCase(Schema):
    line: CaseLine
    room: CasePerson
    is_frozen: bool
    outcome: str
    decided_by: CasePerson | None
    decided_at: datetime | None
    closed_at: datetime | None
    told_reporter: str
    told_reported: str
    reports: list[CaseReport]
    notes: list[CaseNote]
    links: list[CaseLine]
    approvals: list[CaseApproval]
    appeals: list[CaseAppeal]
    packages: list[EvidencePackage]
    copies: list[CaseCopy]
    handlers: list[CasePerson]
    ticked: list[str]


class PreservedRoom(Schema):
    """What a report preserved: words, times, facts of pictures, and no picture."""

    document: dict[str, Any]


class CaseHanding(Incoming):
    to: UUID


class NewCaseNote(Incoming):
    words: CaseWords


class NewCaseLink(Incoming):
    other: UUID


class NewEscalation(Incoming):
    kind: ApprovalKind
    words: CaseWords


class ApprovalAnswer(Incoming):
    answer: Answer
    words: Annotated[str, Field(max_length=NOTE_MAX_CHARACTERS)] = ""


class NewDecision(Incoming):
    outcome: Outcome
    told_reporter: ToldWords
    told_reported: ToldWords = ""


class AppealAnswer(Incoming):
    granted: bool
    words: ToldWords


class NewExposure(Incoming):
    seconds: Annotated[int, Field(ge=0, le=3600)]


class OwnExposure(Schema):
    """One's own day, over all cases."""

    seconds: int
    is_pause_due: bool


class BulkPlan(Incoming):
    deed: BulkDeed
    cases: Annotated[list[UUID], Field(min_length=1, max_length=BULK_AT_MOST)]
    to: UUID | None = None


class BulkStart(BulkPlan):
    delay_minutes: Annotated[int, Field(ge=1, le=60)] = 5


class BulkLeft(Schema):
    case: UUID
    why: WhyNot


class BulkPreview(Schema):
    will: list[UUID]
    wont: list[BulkLeft]


class Bulk(Schema):
    id: UUID
    deed: BulkDeed
    due_at: datetime
    done_at: datetime | None
    undone_at: datetime | None
