"""What goes over the wire when somebody asks about pictures."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from sudare.assistant.terms import (
    ANSWER_MAX,
    LABEL_MAX,
    PICTURES_AT_MOST,
    REGIONS_AT_MOST,
    TEXT_MAX,
    AnswerState,
    ReaderKind,
)
from sudare.connect.schemas import Author, Incoming, Schema
from sudare.reading.terms import Goods, Status

Part = Annotated[float, Field(ge=0, le=1)]
Region = Annotated[list[Part], Field(min_length=4, max_length=4)]
Words = Annotated[str, StringConstraints(max_length=TEXT_MAX)]
Label = Annotated[str, StringConstraints(max_length=LABEL_MAX)]


# --- before asking -----------------------------------------------------------------------------------------
class Why(Schema):
    """Why not: ``code`` for programs, ``text`` for people."""

    code: str
    text: str


class ReaderCard(Schema):
    name: str
    kind: ReaderKind
    sees_pictures: bool
    place: str  # "here", or the host covered pictures go to
    about: str


class PriceList(Schema):
    currency: str
    per_million_in: float
    per_million_out: float
    per_picture: float  # about, in that currency; 0 for the built-in reader


class QuotaLeft(Schema):
    """``None`` is without limit."""

    plan: str
    pictures: int | None
    tokens: int | None
    cost: float | None
    pictures_used: int
    tokens_used: int
    cost_used: float
    begins_again_at: datetime


class TemplateField(Schema):
    name: str
    title: str
    kind: str


class Template(Schema):
    name: str
    version: int
    title: str
    about: str
    fields: list[TemplateField]
    disclaimers: list[str]
    capture: list[str]  # how to take the picture


class Asking(Schema):
    """All that a page needs before somebody asks."""

    may_ask: bool
    why_not: Why | None
    mode: str
    readers: list[ReaderCard]  # whoever is asked first, first
    prices: PriceList
    left: QuotaLeft
    templates: list[Template]
    disclaimers: list[str]
    drafts: bool  # answers are drafts here, until a person has approved them
    may_approve: bool
    drafts_waiting: int
    keeps_corrections: bool
    pictures_at_most: int
    regions_at_most: int


# --- asking ------------------------------------------------------------------------------------------------
class AskedPicture(Incoming):
    attachment: UUID
    name: Label = ""
    intent: Label = ""
    regions: Annotated[list[Region], Field(max_length=REGIONS_AT_MOST, default_factory=list)]


class QuestionForm(Incoming):
    purpose: Words = ""
    where: Words = ""
    avoid: Words = ""
    answer: Words = ""


class NewQuestion(Incoming):
    """``text``, ``form`` or ``template``, at least one. Without pictures: those of the answer it follows."""

    pictures: Annotated[list[AskedPicture], Field(max_length=PICTURES_AT_MOST, default_factory=list)]
    text: Words = ""
    form: QuestionForm | None = None
    template: Annotated[str, StringConstraints(max_length=60)] = ""
    follows: UUID | None = None
    replaces: UUID | None = None
    keep: bool = True  # false: nothing is left of it when the session ends
    model: bool = True  # false: the built-in reader, also where there is a model
    language: Literal["", "ja", "en"] = ""


class NewWords(Incoming):
    text: Annotated[str, StringConstraints(max_length=ANSWER_MAX)]


class Approval(Incoming):
    """``text``: the approver's own words in place of the draft's."""

    text: Annotated[str, StringConstraints(max_length=ANSWER_MAX)] | None = None


class DraftRefusal(Incoming):
    reason: Annotated[str, StringConstraints(max_length=300)] = ""


class NewValue(Incoming):
    """A text, a number, yes or no, nothing, or a list of items."""

    value: Any = None


# --- answers -----------------------------------------------------------------------------------------------
class PictureOfQuestion(Schema):
    attachment_id: UUID
    number: int  # counts from 1, as people do
    name: str
    intent: str
    regions: list[list[float]]


class QuestionAsked(Schema):
    id: UUID
    text: str
    form: dict[str, str]
    template: str
    language: str
    keep: bool
    follows: UUID | None
    pictures: list[PictureOfQuestion]
    asked_by: Author
    asked_at: datetime


class EvidencePlace(Schema):
    """``picture`` counts from 0, as in ``sudare ask``; ``box``: x, y, width, height, parts of the upright picture."""

    picture: int
    box: list[float]
    method: str
    candidates: int


class Value(Schema):
    name: str
    title: str
    value: Any
    raw: str
    status: Status
    evidence: list[EvidencePlace]
    confidence: float | None
    goods: Goods | None = None
    reason: str = ""
    is_corrected: bool = False
    was: Any = None


class CheckMade(Schema):
    name: str
    ok: bool | None
    fields: list[str]


class PictureDifference(Schema):
    """One place in which two pictures differ. Each box stands beside the number of its picture, 0 or 1."""

    kind: Literal["only_first", "only_second", "changed"]
    message: str
    boxes: list[tuple[int, list[float]]]


class Warned(Schema):
    code: str
    text: str


class GivenAnswer(Schema):
    """How it was before a person changed it."""

    text: str
    fields: list[Value]


class Answer(Schema):
    id: UUID
    room_id: UUID
    state: AnswerState
    version: int  # grows with every change
    question: QuestionAsked
    text: str
    fields: list[Value]
    checks: list[CheckMade]
    differences: list[PictureDifference]
    warnings: list[Warned]
    disclaimers: list[str]
    reader: str
    error: Why | None
    seconds: float
    first_words_seconds: float | None
    tokens_in: int
    tokens_out: int
    cost: float
    currency: str
    created_at: datetime
    finished_at: datetime | None
    expires_at: datetime | None  # of a draft
    decided_by: Author | None
    decided_at: datetime | None
    reason: str
    given: GivenAnswer | None
    message_id: UUID | None
    is_mine: bool
    may_approve: bool


class Answers(Schema):
    items: list[Answer]
    next_before: datetime | None = None


class AiView(Schema):
    """What an AI would get of a picture: the address of that rendition, or why none."""

    attachment_id: UUID
    rendition: str | None
    url: str | None
    sha256: str | None
    why_not: Why | None
    is_closed: bool
    may_close: bool


class ModelTried(Schema):
    is_reached: bool
    has_read: bool
    seconds: float
    said: str
    why_not: Why | None


class SpentInRoom(Schema):
    room_id: UUID
    month: str
    questions: int
    pictures: int
    tokens_in: int
    tokens_out: int
    cost: float


class Spent(Schema):
    currency: str
    left: QuotaLeft
    items: list[SpentInRoom]
