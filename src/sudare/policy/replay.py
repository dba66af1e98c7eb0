"""From what is stored of a check back to the evidence a verdict rested on, without the picture."""

from collections.abc import Mapping, Sequence
from typing import Any

from sudare.imaging.terms import Box
from sudare.policy.decide import CHECK_FAILED, NOT_LOOKED_AT, decide
from sudare.policy.terms import Decision, Evidence, Policy, Verdict
from sudare.screening.terms import Finding, Kind

Stored = Mapping[str, Any]


def replay(*, verdict: Stored, findings: Sequence[Stored], policy: Policy) -> Verdict:
    """The verdict a policy gives on a stored check. Under the policy it was made with, it is the same one."""
    return decide(evidence=stored_evidence(verdict=verdict, findings=findings), policy=policy)


def stored_evidence(*, verdict: Stored, findings: Sequence[Stored]) -> Evidence:
    """What was known then. An engine's silence without a name still counts as *unknown*."""
    rules = [str(reason["rule"]) for reason in verdict.get("reasons", ())]
    is_unreadable = verdict.get("decision") == Decision.UNREADABLE
    unknown = tuple(map(str, verdict.get("unknown", ()))) or (("suite",) if NOT_LOOKED_AT in rules else ())
    return Evidence(
        is_opened=not is_unreadable,
        refusal=rules[0] if is_unreadable and rules else "",
        broken_stages=("check",) if CHECK_FAILED in rules else (),
        findings=tuple(_finding(one) for one in findings),
        unknown=unknown,
    )


def _finding(stored: Stored) -> Finding:
    box = stored.get("box")
    return Finding(
        Kind(stored["kind"]),
        float(stored["score"]),
        Box(*map(float, box)) if box else None,
        str(stored.get("engine", "")),
        int(stored.get("frame", 0)),
    )
