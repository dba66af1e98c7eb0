"""What speaks for a kind of document. Weights are set by hand on our own specimens; docs/decisions/0071."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from sudare.screening.documents.words import CONFUSED, Phrase
from sudare.screening.terms import Kind


class Role(Enum):
    TITLE = "title"  # names the document
    SIGN = "sign"  # stands on hardly anything else
    FIELD = "field"  # a label or a thing that many documents have
    SENTENCE = "sentence"  # like SIGN, and it counts inside sentences too


@dataclass(frozen=True, slots=True)
class Words:
    """One of these phrases stands there. ``at_least`` of them, when more than one are asked for."""

    weight: float
    role: Role
    phrases: tuple[Phrase, ...]
    at_least: int = 1

    def narrowed(self, may_stand: Callable[[Phrase], bool]) -> "Words":
        return replace(self, phrases=tuple(filter(may_stand, self.phrases)))


@dataclass(frozen=True, slots=True)
class Form:
    """Letters of this form stand there, ``at_least`` so many times. Matched against folded lines."""

    weight: float
    role: Role
    form: re.Pattern[str]
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class Thing:
    """Another engine, or the rules for personal data, found one of these there."""

    weight: float
    role: Role
    kinds: tuple[Kind, ...]


Cue = Words | Form | Thing


@dataclass(frozen=True, slots=True)
class Portrayal:
    """How one kind of document looks in words."""

    kind: Kind
    cues: tuple[Cue, ...]
    against: tuple[Phrase, ...] = ()  # words that make it something else
    is_card: bool = False  # ID-1 outline
    max_lines: int = 400
    needs: int = 2  # how many signs and titles at least
    is_terse: bool = False  # carries no sentences

    def narrowed(self, may_stand: Callable[[Phrase], bool]) -> "Portrayal":
        """The same without phrases that stand nowhere on a page, so that no region of it is searched for them."""
        cues = (cue.narrowed(may_stand) if isinstance(cue, Words) else cue for cue in self.cues)
        return replace(
            self,
            cues=tuple(cue for cue in cues if not isinstance(cue, Words) or len(cue.phrases) >= cue.at_least),
            against=tuple(filter(may_stand, self.against)),
        )


def title(weight: float, *words: str) -> Words:
    return Words(weight, Role.TITLE, tuple(Phrase.of(each) for each in words))


def sign(weight: float, *words: str, at_least: int = 1) -> Words:
    return Words(weight, Role.SIGN, tuple(Phrase.of(each) for each in words), at_least)


def label(weight: float, *words: str) -> Words:
    return Words(weight, Role.FIELD, tuple(Phrase.of(each) for each in words))


def sentence(weight: float, *words: str, at_least: int = 1) -> Words:
    return Words(weight, Role.SENTENCE, tuple(Phrase.of(each) for each in words), at_least)


def form(weight: float, pattern: str, role: Role = Role.SIGN, *, at_least: int = 1) -> Form:
    return Form(weight, role, re.compile(pattern.translate(CONFUSED)), at_least)


def thing(weight: float, *kinds: Kind, role: Role = Role.FIELD) -> Thing:
    return Thing(weight, role, kinds)


def against(*words: str) -> tuple[Phrase, ...]:
    return tuple(Phrase.of(each) for each in words)


FACE: Final = thing(0.2, Kind.FACE)
NAME: Final = label(0.12, "氏名", "NAME", "名前")
ADDRESS: Final = label(0.1, "住所", "ADDRESS")
SEX: Final = label(0.12, "性別", "SEX")
BORN: Final = Form(
    0.15, Role.FIELD, re.compile(r"(明治|大正|昭和|平成|令和|西暦|\d{4}年).{2,10}生|生年月日|DATEOFBIRTH|BIRTHDATE")
)
VALID: Final = label(0.12, "まで有効", "有効期限", "有効期間", "DATE OF EXPIRY")
ISSUED: Final = label(0.1, "交付", "発行日", "発行年月日", "交付年月日")
DAY: Final = Form(0.08, Role.FIELD, re.compile(r"\d{4}[年/\-]\d{1,2}[月/\-]\d{1,2}|(令和|平成|昭和)\S{1,2}年"))
