"""Questions, answers and who gives them; what a model is told, and what came back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from sudare.imaging.terms import Box
from sudare.kit.errors import SudareError

ASKED: Final = "assistant:question:asked"
ANSWERED: Final = "assistant:answer:given"
APPROVED: Final = "assistant:draft:approved"
REFUSED: Final = "assistant:draft:refused"
POSTED: Final = "assistant:answer:posted"
CLOSED: Final = "assistant:picture:closed"
REOPENED: Final = "assistant:picture:opened"
TRIED: Final = "assistant:model:tried"
PLANNED: Final = "assistant:plan:chosen"

BUILT_IN: Final = "built-in"
TEXT_MAX: Final = 4_000  # characters of a question, and of each part of its form
VALUE_MAX: Final = 4_000  # of a value somebody corrects
ANSWER_MAX: Final = 8_000  # as long as a message may be, since it may become one
LABEL_MAX: Final = 40  # of a picture's name or intent in a question
PICTURES_AT_MOST: Final = 8
REGIONS_AT_MOST: Final = 8
MODEL_WORD: Final = 80


class AnswerState(StrEnum):
    QUEUED = "queued"
    READING = "reading"
    STREAMING = "streaming"
    DONE = "done"
    DRAFT = "draft"  # a person has to approve it first
    APPROVED = "approved"
    REFUSED = "refused"
    EXPIRED = "expired"  # nobody approved it in time
    STOPPED = "stopped"
    FAILED = "failed"
    FORGOTTEN = "forgotten"  # a picture it was about is gone, and so is what was read in it


AT_WORK: Final = frozenset({AnswerState.QUEUED, AnswerState.READING, AnswerState.STREAMING})
READABLE: Final = frozenset({AnswerState.DONE, AnswerState.DRAFT, AnswerState.APPROVED, AnswerState.STOPPED})


class ReaderKind(StrEnum):
    """Who reads."""

    BUILT_IN = "built_in"
    MODEL = "model"


class Warned(StrEnum):
    """What whoever reads an answer must know; told as sentences at the door."""

    NOT_FOUND = "not_found"  # a value the model gave stands nowhere in the picture
    FELL_BACK = "fell_back"  # the model didn't answer, the built-in reader did
    NO_MODEL = "model_sees_nothing"  # the model gets text only
    NOT_JSON = "not_as_asked"  # the model answered in words where fields were asked for
    SHRUNK = "shrunk"  # the picture was too large for the model and went smaller
    STILL = "still"  # of a moving picture only one frame was read
    CACHED = "cached"  # the same was asked before, and nothing has changed since
    CUT = "cut"  # the model broke off


@dataclass(frozen=True, slots=True)
class PictureAsked:
    """One picture of a question: what it is called in it, what it is there for, and where to look."""

    attachment_id: UUID
    name: str = ""
    intent: str = ""
    regions: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A question by form: what for, where to look, what not to do, in which form to answer."""

    purpose: str = ""
    where: str = ""
    avoid: str = ""
    answer: str = ""

    def as_json(self) -> dict[str, str]:
        said = {"purpose": self.purpose, "where": self.where, "avoid": self.avoid, "answer": self.answer}
        return {name: words for name, words in said.items() if words}


@dataclass(frozen=True, slots=True)
class Card:
    """Who would read: its name, whether it is here or elsewhere, what it can do, in the operator's words."""

    name: str
    kind: ReaderKind
    has_vision: bool
    place: str  # "here", or the host the picture goes to
    about: str = ""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is, as the operator configured it; nobody else can name one."""

    base_url: str
    model: str
    key: str = field(default="", repr=False)
    has_vision: bool = True
    about: str = ""
    timeout_seconds: float = 120.0
    tries: int = 3
    most_tokens: int = 1_500  # of an answer


@dataclass(frozen=True, slots=True)
class Seen:
    """One rendition as the AI got it: masked, without metadata, and in the log."""

    attachment_id: UUID
    media_type: str
    sha256: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Prompt:
    """Everything a model is told. ``smaller``: the same pictures, for one that can't take them as they are."""

    rules: str
    words: str = field(repr=False)
    pictures: tuple[Seen, ...] = ()
    smaller: Callable[[], tuple[Seen, ...]] = tuple
    schema: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model said. Tokens are as it counts them, 0 where it doesn't."""

    text: str = field(repr=False)
    tokens_in: int = 0
    tokens_out: int = 0
    was_shrunk: bool = False
    was_cut: bool = False


OnWords = Callable[[str], None]
"""Hears the whole text so far; raises to have it stopped."""


@dataclass(frozen=True, slots=True)
class Prices:
    """What a model costs, in a currency's units; the built-in reader costs nothing."""

    currency: str = "JPY"
    per_million_in: float = 0.0
    per_million_out: float = 0.0
    tokens_per_picture: int = 1_500  # an estimate, shown before anything is sent


@dataclass(frozen=True, slots=True)
class Plan:
    """How much an organisation may ask in a month; None is without limit."""

    name: str = "standard"
    pictures: int | None = None
    tokens: int | None = None
    cost: float | None = None


@dataclass(frozen=True, slots=True)
class Left:
    """What a plan leaves this month."""

    plan: Plan
    pictures_used: int
    tokens_used: int
    cost_used: float
    begins_again_at: datetime

    @property
    def is_used_up(self) -> bool:
        used = (
            (self.plan.pictures, self.pictures_used),
            (self.plan.tokens, self.tokens_used),
            (self.plan.cost, self.cost_used),
        )
        return any(limit is not None and amount >= limit for limit, amount in used)


@dataclass(frozen=True, slots=True)
class TryOut:
    """What became of showing a model the self-test picture."""

    is_reached: bool
    has_read: bool
    seconds: float
    said: str = ""
    failure: SudareError | None = None
