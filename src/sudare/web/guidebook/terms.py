"""What a guide is made of. Plain Japanese carries its readings as ｜word《reading》."""

from dataclasses import dataclass
from typing import Final

from sudare.policy.terms import Words

LANGUAGES: Final = (("ja", "日本語", "ja"), ("ja-plain", "やさしい日本語", "ja"), ("en", "English", "en"))


@dataclass(frozen=True, slots=True)
class Step:
    icon: str
    title: Words
    text: Words


@dataclass(frozen=True, slots=True)
class Urgent:
    """One line of a table: what happens, how fast to act, and whom to turn to (codes of ``sudare.contacts``)."""

    what: Words
    how_fast: Words
    whom: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """``contacts``: codes of ``sudare.contacts``; ``first``: said before anything else, where there may be danger.

    ``urgency``: the most urgent line first.
    """

    slug: str
    icon: str
    title: Words
    lead: Words
    steps: tuple[Step, ...]
    contacts: tuple[str, ...]
    first: Words | None = None
    urgency: tuple[Urgent, ...] = ()
