"""What other rules would have meant for the pictures that were checked last."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sudare.policy.decide import decide
from sudare.policy.terms import Decision, Evidence, Policy

LOOKED_AT: Final = 200


@dataclass(frozen=True, slots=True)
class Effect:
    """``rows``: so far, with the new rules, how many; the most frequent first."""

    cases: int
    rows: list[tuple[Decision, Decision, int]]

    @property
    def unchanged(self) -> int:
        return self.cases - sum(amount for *_, amount in self.rows)


def effect_of(*, before: Policy, after: Policy, cases: Sequence[Evidence]) -> Effect:
    """Judge pictures by both policies, from what was found in them."""
    pairs = Counter(
        (decide(evidence=case, policy=before).decision, decide(evidence=case, policy=after).decision) for case in cases
    )
    changed = [(one, other, amount) for (one, other), amount in pairs.most_common() if one is not other]
    return Effect(len(cases), changed)
