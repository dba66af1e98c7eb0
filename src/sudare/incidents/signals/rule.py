"""One rule: ideas that stand together, what takes them back, and what is said about it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from sudare.incidents.signals.terms import Signal, Stage
from sudare.policy.terms import Words

NEAR: Final = 40  # characters from the first to the last idea of a rule
MOST: Final = 8  # places of one idea that are looked at
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sight:
    """A message being read: where each idea stands in it, looked up once."""

    text: str
    known: dict[re.Pattern[str], tuple[Span, ...]] = field(default_factory=dict)
    had: dict[re.Pattern[str], bool] = field(default_factory=dict)

    def spans(self, idea: re.Pattern[str]) -> tuple[Span, ...]:
        if idea not in self.known:
            found = (match.span() for match in idea.finditer(self.text) if match[0])
            self.known[idea] = tuple(islice(found, MOST))
        return self.known[idea]

    def has(self, idea: re.Pattern[str]) -> bool:
        if idea not in self.had:
            self.had[idea] = idea.search(self.text) is not None
        return self.had[idea]


@dataclass(frozen=True, slots=True)
class Rule:
    """All ideas of ``says`` near each other in one message, and none of ``unless`` anywhere in it.

    ``is_ordered``: the ideas follow one another. ``is_personal``: whoever says it wants something of a person, so
    that a no to it counts. ``is_sexual``: whoever is asked counts as a minor unless known to be grown up.
    """

    id: str
    signal: Signal
    says: tuple[re.Pattern[str], ...]
    because: Words
    stage: Stage = Stage.SERIOUS
    unless: tuple[re.Pattern[str], ...] = ()
    within: int = NEAR
    is_ordered: bool = False
    is_personal: bool = False
    is_sexual: bool = False

    def matches(self, sight: Sight) -> Iterator[Span]:
        """Where it speaks, as far as its own exceptions allow."""
        for span in self.together(sight):
            if any(sight.has(words) for words in self.unless):
                return
            yield span

    def together(self, sight: Sight) -> Iterator[Span]:
        """Where all its ideas stand near each other, whatever else is said."""
        if not all(sight.spans(idea) for idea in self.says):
            return
        others = [sight.spans(idea) for idea in self.says[1:]]
        for first in sight.spans(self.says[0]):
            chosen = self._chosen(first, others)
            if chosen:
                yield min(span[0] for span in chosen), max(span[1] for span in chosen)

    def _chosen(self, first: Span, others: list[tuple[Span, ...]]) -> list[Span]:
        """For each idea its place nearest to the first; none of them twice."""
        chosen = [first]
        for spans in others:
            free = [span for span in spans if self._is_free(span, chosen)]
            if not free:
                return []
            chosen.append(min(free, key=lambda span: abs(span[0] - first[0])))
        extent = max(span[1] for span in chosen) - min(span[0] for span in chosen)
        return chosen if extent <= self.within else []

    def _is_free(self, span: Span, chosen: list[Span]) -> bool:
        if self.is_ordered:
            return span[0] >= chosen[-1][0] and span[1] > chosen[-1][1]
        return span not in chosen
