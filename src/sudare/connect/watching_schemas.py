"""Listening and the card, as they go over the wire. No word of what was said is in any of these."""

from datetime import date
from typing import Annotated, Final, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from sudare.connect.schemas import Incoming
from sudare.incidents.signals.terms import Stage
from sudare.watching.terms import ListeningAnswer, Trouble

StageName = Literal["noticed", "serious", "urgent"]
STAGES: Final[dict[Stage, StageName]] = {
    Stage.CUE: "noticed",  # never shown by itself
    Stage.NOTICED: "noticed",
    Stage.SERIOUS: "serious",
    Stage.URGENT: "urgent",
}
Language = Literal["ja", "ja-plain", "en"]


class Listening(Schema):
    """``is_listened``: everybody here agreed. It never says who answered what, except of oneself."""

    is_on: bool
    is_listened: bool
    is_asked: bool
    answer: ListeningAnswer
    is_refused_here: bool
    version: int
    text: str


class AnswerHere(Incoming):
    is_wanted: bool


class ListeningAnswered(Incoming):
    """``version``: of the notice that was read; only a yes needs it."""

    is_yes: bool
    version: Annotated[int, Field(ge=0, le=1_000_000)] = 0


class CardAdvice(Schema):
    code: str
    text: str


class CardContact(Schema):
    code: str
    name: str
    reach: str
    note: str
    href: str
    as_of: date


class TrustedPerson(Schema):
    """Whom the reader chose beforehand to turn to."""

    user_id: UUID
    name: str


class Card(Schema):
    """What it looks like, what not to do, what to do now, who helps. ``guides``: for whoever is under age."""

    stage: StageName
    kinds: list[Trouble]
    title: str
    says: list[str]
    dont: list[CardAdvice]
    now: list[CardAdvice]
    contacts: list[CardContact]
    guides: list[CardAdvice]
    trusted: TrustedPerson | None
    message_ids: list[UUID]


class CardHere(Schema):
    card: Card | None
