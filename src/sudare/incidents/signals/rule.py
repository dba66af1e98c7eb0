"""One rule: which words, what takes them back, and what is said about it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sudare.incidents.signals.fragments import compiled
from sudare.incidents.signals.terms import Signal, Stage
from sudare.policy.terms import Words

NOTHING: Final = re.compile(r"(?!)")
ANYTHING: Final = re.compile(r"")


def both(one: str, other: str, gap: int = 24) -> str:
    """A pattern for two things near each other, in whichever order."""
    between = rf"[^\n]{{0,{gap}}}\n?[^\n]{{0,{gap}}}?"
    return rf"(?:{one}){between}(?:{other})|(?:{other}){between}(?:{one})"


@dataclass(frozen=True, slots=True)
class Rule:
    """``unless`` is held against the sentence, ``unless_said`` against the whole message.

    ``is_personal``: whoever says it wants something of a person, so that a no to it counts. ``is_plain``: it counts
    even in talk about such things.
    """

    id: str
    signal: Signal
    pattern: re.Pattern[str]
    because: Words
    stage: Stage = Stage.SERIOUS
    unless: re.Pattern[str] = NOTHING
    unless_said: re.Pattern[str] = NOTHING
    given: re.Pattern[str] = ANYTHING  # must stand somewhere in the message as well
    is_personal: bool = False
    is_sexual: bool = False
    is_plain: bool = False

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """Where it speaks, as far as its own exceptions allow."""
        is_first = True
        for match in self.pattern.finditer(text):
            if is_first and (self.unless_said.search(text) or not self.given.search(text)):
                return
            is_first = False
            if not self.unless.search(_sentence(text, match)):
                yield match


def _sentence(text: str, match: re.Match[str]) -> str:
    end = text.find("\n", match.end())
    return text[text.rfind("\n", 0, match.start()) + 1 : end if end >= 0 else len(text)]


@dataclass(frozen=True, slots=True)
class Rules:
    """Makes the rules of one signal."""

    signal: Signal

    def __call__(
        self,
        name: str,
        pattern: str,
        *,
        because: Words,
        unless: str = "",
        unless_said: str = "",
        given: str = "",
        stage: Stage = Stage.SERIOUS,
        is_personal: bool = False,
        is_sexual: bool = False,
        is_plain: bool = False,
    ) -> Rule:
        return Rule(
            f"{self.signal}.{name}",
            self.signal,
            compiled(pattern),
            because,
            stage,
            compiled(unless) if unless else NOTHING,
            compiled(unless_said) if unless_said else NOTHING,
            compiled(given) if given else ANYTHING,
            is_personal=is_personal,
            is_sexual=is_sexual,
            is_plain=is_plain,
        )
