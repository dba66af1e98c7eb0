"""What a template says: which values are wanted, how the built-in reader finds them, what a model is told."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from sudare.reading.terms import Goods


class Engine(StrEnum):
    RECEIPT = "receipt"  # the reader of receipts and invoices, with its sums
    LABELS = "labels"  # each field by its own ``find``


class Type(StrEnum):
    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    TIME = "time"
    PHONE = "phone"
    EMAIL = "email"
    URL = "url"
    POSTAL_CODE = "postal_code"
    ADDRESS = "address"
    CHOICE = "choice"
    LIST = "list"


class Find(StrEnum):
    """How the built-in reader comes to a value."""

    ENGINE = "engine"  # the template's engine gives it
    LABEL = "label"  # it stands beside or below one of the labels
    ENDING = "ending"  # it stands before one of the labels, as names do before 様
    TYPE = "type"  # the first of its type
    LAST = "last"  # the last of its type
    LARGEST = "largest"  # the largest letters
    CONTAINING = "containing"  # lines with one of the labels in them
    HEADING = "heading"  # rows that begin with one of the labels
    SECTION = "section"  # rows below a label, until the next heading
    PRICED = "priced"  # rows with a price at their end
    ALL = "all"  # everything, in reading order
    CODE = "code"  # what a code says
    EYES = "eyes"  # only who sees the picture can tell: a model or a person
    NOTHING = "nothing"  # no picture can tell


class Memo(StrEnum):
    """Answers that are a first memo and say so."""

    MEDICAL = "medical"
    LEGAL = "legal"


@dataclass(frozen=True, slots=True)
class Words:
    ja: str
    en: str

    def of(self, language: str) -> str:
        return self.ja if language == "ja" else self.en


FIRST_MEMO: Final = {
    Memo.MEDICAL: Words(
        "一次メモです。診断ではありません。診断や治療は、医師に相談してください。",
        "This is a first memo and no diagnosis. Please ask a doctor.",
    ),
    Memo.LEGAL: Words(
        "一次メモです。法律上の判断ではありません。大事なことは、専門家に確かめてください。",
        "This is a first memo and no legal advice. Please ask a lawyer about what matters.",
    ),
}


@dataclass(frozen=True, slots=True)
class Column:
    """Of a list whose entries have several values."""

    name: str
    title: Words


@dataclass(frozen=True, slots=True)
class Wanted:
    """One field. ``avoid``: lines with one of these words are not it."""

    name: str
    title: Words
    type: Type = Type.TEXT
    find: Find = Find.ENGINE
    labels: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    goods: Goods | None = None


class Trial(StrEnum):
    """What a check tries of its fields."""

    ORDER = "order"  # the first day or number isn't after the second
    SUM = "sum"  # all but the last add up to the last


@dataclass(frozen=True, slots=True)
class Trying:
    name: str
    kind: Trial
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a model is told besides the fields."""

    task: str
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """``document`` is the text it was read from; with ``version`` it says what an answer was asked by."""

    name: str
    version: int
    title: Words
    about: Words
    fields: tuple[Wanted, ...]
    prompt: Prompt
    engine: Engine = Engine.LABELS
    checks: tuple[Trying, ...] = ()
    forms: tuple[str, ...] = ("table",)
    memo: Memo | None = None
    own_disclaimers: tuple[Words, ...] = ()
    capture: tuple[Words, ...] = ()
    document: str = field(default="", repr=False, compare=False)

    @property
    def disclaimers(self) -> tuple[Words, ...]:
        """The first memo's words come first."""
        return (*((FIRST_MEMO[self.memo],) if self.memo else ()), *self.own_disclaimers)
