"""What other rules would have meant for the pictures that were checked last."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sudare.attachments.queries import last_judged
from sudare.imaging.terms import Box
from sudare.policy.decide import decide
from sudare.policy.terms import Decision, Evidence, Policy
from sudare.screening.terms import Finding, Kind
from sudare.web.kinds import KNOWN

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


def last_cases(organisation_id: UUID) -> list[Evidence]:
    """What was found in the last pictures that could be opened; the others no rule changes."""
    rows = last_judged(LOOKED_AT, organisation_id=organisation_id)
    return [_evidence(verdict, findings) for verdict, findings in rows if verdict["decision"] != Decision.UNREADABLE]


def _evidence(verdict: Mapping[str, Any], findings: Sequence[Mapping[str, Any]]) -> Evidence:
    known = [one for one in findings if one["kind"] in KNOWN]
    found = tuple(
        Finding(Kind(one["kind"]), one["score"], Box(*one["box"]) if one["box"] else None, one["engine"], one["frame"])
        for one in known
    )
    return Evidence(is_opened=True, findings=found, unknown=tuple(verdict.get("unknown", ())))
