"""Places where a picture stands elsewhere, as they go over the wire. Addresses are words; no picture goes along."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import Field

from sudare.connect.schemas import Incoming
from sudare.takedowns.terms import (
    ADDRESS_MAX_CHARACTERS,
    PLACE_MAX_CHARACTERS,
    WORDS_MAX_CHARACTERS,
    ClockKind,
    Found,
    LetterKind,
    Outcome,
    Platform,
    Shows,
    Step,
    TakedownState,
    Tongue,
)


class NewTakedown(Incoming):
    """As stated. ``report_id`` where several people reported in the case."""

    platform: Platform
    shows: Shows
    address: Annotated[str, Field(max_length=ADDRESS_MAX_CHARACTERS)] = ""
    place: Annotated[str, Field(max_length=PLACE_MAX_CHARACTERS)] = ""
    words: Annotated[str, Field(max_length=WORDS_MAX_CHARACTERS)] = ""
    may_be_minor: bool = False
    is_without_consent: bool = True
    found_on: date | None = None
    posted_on: date | None = None
    report_id: UUID | None = None


class TakedownClock(Schema):
    """``ends`` is later than ``due`` only where nobody knows the day exactly."""

    kind: ClockKind
    begins: date
    due: date
    ends: date
    is_met: bool


class TakedownStep(Schema):
    code: Step
    until: date | None


class TakedownTarget(Schema):
    """``letters`` are the kinds that fit; ``others`` the codes of contacts who help besides, the first first."""

    id: UUID
    platform: Platform
    shows: Shows
    address: str
    place: str
    may_be_minor: bool
    found_on: date
    posted_on: date | None
    noted_at: datetime
    state: TakedownState
    next: TakedownStep
    clocks: list[TakedownClock]
    letters: list[LetterKind]
    others: list[str]


class TakedownTargets(Schema):
    items: list[TakedownTarget]


class TakedownLetter(Schema):
    """``claims``: what typed words make the letter say and it should not; mend it before sending."""

    kind: LetterKind
    language: Tongue
    subject: str
    body: str
    claims: list[str]


class SentLetter(Incoming):
    """A person sent it: to ``place``, to ``search``, or to a helper by their code; without a letter: by a form."""

    to: Annotated[str, Field(max_length=20)]
    letter: LetterKind | None = None
    on: date | None = None


class FiledAnswer(Incoming):
    outcome: Outcome
    on: date | None = None
    words: Annotated[str, Field(max_length=WORDS_MAX_CHARACTERS)] = ""


class TakedownCheck(Incoming):
    found: Found
    on: date | None = None
