"""What a desk tells a visitor and a visitor tells a desk, as it goes over the wire."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from sudare.connect.policy_schemas import Language, Notice
from sudare.connect.schemas import TEXT_MAX, Incoming, Schema
from sudare.reception.terms import QuestionKind, Side, Theme

TOKEN_MAX = 4_096
ANSWERS_MAX = 12

Line = Annotated[str, StringConstraints(max_length=200)]
Name = Annotated[str, StringConstraints(max_length=24)]
Answer = Annotated[str, StringConstraints(max_length=2_000)]


# --- the desk ----------------------------------------------------------------------------------------------
class HoursNow(Schema):
    """``words`` say the same for people; empty while the desk is within its hours."""

    is_within: bool
    is_always: bool
    opens_at: datetime | None
    closes_at: datetime | None
    holiday: str
    words: str


class LookWords(Schema):
    """Empty where the desk has no words of its own."""

    title: str
    greeting: str
    button: str
    away: str


class Look(Schema):
    colour: str
    side: Side
    theme: Theme
    words: LookWords


class Option(Schema):
    value: str
    title: str


class Question(Schema):
    """``options`` for a choice and an age band; empty otherwise."""

    name: str
    kind: QuestionKind
    is_required: bool
    title: str
    options: list[Option]


class Ask(Schema):
    """A text one says yes to. ``is_given``: this visitor has, to this version."""

    purpose: str
    version: int
    text: str
    is_given: bool


class Waiting(Schema):
    """``minutes`` is null where nothing can be promised."""

    people: int
    minutes: int | None


class Desk(Schema):
    """A desk as its public key shows it."""

    name: str
    organisation: str
    is_open: bool
    is_anybody_here: bool
    hours_now: HoursNow
    look: Look
    prechat: list[Question]
    purpose: str
    house_rules: str
    asks: list[Ask]
    notice: Notice
    waiting: Waiting
    languages: list[Language]
    asks_satisfaction: bool
    takes_identity: bool


# --- coming in ---------------------------------------------------------------------------------------------
class Entering(Incoming):
    """``identity`` is what the shop's own server signed. Of ``page`` only origin and path are kept."""

    language: Language = "ja"
    name: Line = ""
    identity: Annotated[str, Field(max_length=TOKEN_MAX)] = ""
    page: Annotated[str, Field(max_length=2_000)] = ""
    door: Literal["widget", "page"] = "widget"


class Resuming(Incoming):
    """What stood behind ``#resume=`` in the letter."""

    secret: Annotated[str, Field(min_length=1, max_length=200)]


class VisitorSelf(Schema):
    id: UUID
    name: str


class Standing(StrEnum):
    """As a visitor sees it: what the staff put off is under way for whoever waits."""

    ENTERED = "entered"
    WAITING = "waiting"
    OPEN = "open"
    CLOSED = "closed"


class Staff(Schema):
    name: str


class Visiting(Schema):
    """Where a visitor stands. ``state`` is *entered* until they have begun; ``room_id`` is null until then."""

    state: Standing
    id: UUID | None
    room_id: UUID | None
    place: int | None
    minutes: int | None
    is_anybody_here: bool
    staff: Staff | None
    name: str
    asks: list[Ask]
    answers: dict[str, str]
    mail: str
    satisfaction: int | None
    asks_satisfaction: bool
    is_closed: bool
    retention_days: int
    begun_at: datetime | None
    closed_at: datetime | None


class CameIn(Schema):
    """``token`` goes into ``Authorization: Bearer …``; nobody can be told it a second time."""

    token: str
    visitor: VisitorSelf
    room_id: UUID | None
    visit: Visiting


class Yes(Incoming):
    purpose: Annotated[str, Field(max_length=16)]
    version: Annotated[int, Field(ge=1, le=1_000_000)]


class Beginning(Incoming):
    answers: Annotated[dict[Name, Answer], Field(default_factory=dict, max_length=ANSWERS_MAX)]
    consents: Annotated[list[Yes], Field(default_factory=list, max_length=8)]
    rules_accepted: bool = False
    language: Language = "ja"


# --- while they are here -----------------------------------------------------------------------------------
class Reaching(Incoming):
    """An empty address takes it back."""

    mail: Annotated[str, Field(max_length=254)]


class Opinion(Incoming):
    score: Annotated[int, Field(ge=1, le=3)]
    words: Annotated[str, Field(max_length=500)] = ""


class OwnPage(Schema):
    """Where the visitor sees and deletes their own pictures; the address opens it without a password."""

    address: str


class Erased(Schema):
    """What was forgotten. ``kept``: pictures a case or the law keeps for now; ask ``contacts`` about them."""

    messages: int
    pictures: int
    kept: int
    contacts: list[str]


class WordsToCheck(Incoming):
    text: Annotated[str, Field(max_length=TEXT_MAX)]
    has_picture: bool = False


class WordsWarning(Schema):
    """``kind`` is what was found, never the words themselves."""

    kind: str
    text: str


class WordsWarnings(Schema):
    """Nothing to warn of: an empty list. Nothing of it is kept."""

    items: list[WordsWarning]
