"""What a change of rules would have done to pictures already judged."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sudare.policy.decide import decide
from sudare.policy.terms import Decision, Evidence, Policy, Verdict

PREVIEWED: Final = 200  # recent pictures; both verdicts on all of them take well under a second


@dataclass(frozen=True, slots=True)
class Preview:
    """``changed``: how many went from one decision to another; ``indices``: which did, or would look different."""

    cases: int
    changed: Mapping[tuple[Decision, Decision], int]
    indices: tuple[int, ...]
    other_masks: int  # same decision, but other places covered or another fate of the original

    @property
    def unchanged(self) -> int:
        return self.cases - sum(self.changed.values())

    @property
    def rows(self) -> list[tuple[Decision, Decision, int]]:
        """Before, after, how many; the most frequent first."""
        moved = sorted(self.changed.items(), key=lambda each: -each[1])
        return [(one, other, many) for (one, other), many in moved]

    @property
    def stricter(self) -> int:
        return sum(many for (one, other), many in self.changed.items() if other.strictness > one.strictness)

    @property
    def softer(self) -> int:
        return sum(many for (one, other), many in self.changed.items() if other.strictness < one.strictness)


def preview(before: Policy, after: Policy, cases: Sequence[Evidence]) -> Preview:
    """Judge every case by both policies and count where they part."""
    pairs = [(decide(evidence=case, policy=before), decide(evidence=case, policy=after)) for case in cases]
    changed = Counter((one.decision, other.decision) for one, other in pairs if one.decision is not other.decision)
    parted = tuple(index for index, (one, other) in enumerate(pairs) if _outcome(one) != _outcome(other))
    return Preview(len(pairs), dict(changed), parted, len(parted) - sum(changed.values()))


def _outcome(verdict: Verdict) -> tuple[object, ...]:
    """What somebody would notice of a verdict."""
    flags = (verdict.keeps_original, verdict.is_veiled, verdict.diverts)
    return (verdict.decision, frozenset(verdict.masks), *flags)
