"""Verdicts as they are kept: replayable with the findings beside them, and without a word of what was seen."""

from collections.abc import Mapping, Sequence
from typing import Any

from sudare.imaging.terms import Box
from sudare.intake.terms import CheckedPicture
from sudare.policy.decide import CHECK_FAILED, decide
from sudare.policy.terms import Decision, Evidence, Policy, Reason, Verdict
from sudare.screening.terms import Finding, Kind

Stored = Mapping[str, Any]


def as_json(checked: CheckedPicture) -> dict[str, Any]:
    """What is stored of a verdict; its findings are stored beside it, in the order that reasons count them."""
    verdict, evidence = checked.verdict, checked.evidence
    reasons = [{"rule": one.rule, "policy": one.policy, "findings": list(one.findings)} for one in verdict.reasons]
    return {
        "decision": verdict.decision.value,
        "reasons": reasons,
        "masks": [box_as_json(box) for box in verdict.masks],
        "keeps_original": verdict.keeps_original,
        "is_veiled": verdict.is_veiled,
        "diverts": verdict.diverts,
        "policy": checked.policy,
        "engines": list(checked.screening.engines),
        "unknown": list(evidence.unknown),
        "broken": list(evidence.broken_stages),
        "refusal": evidence.refusal,
    }


def from_json(stored: Stored) -> Verdict:
    return Verdict(
        Decision(stored["decision"]),
        tuple(Reason(one["rule"], one["policy"], tuple(one["findings"])) for one in stored["reasons"]),
        tuple(Box(*box) for box in stored.get("masks", ())),
        keeps_original=stored.get("keeps_original", False),
        is_veiled=stored.get("is_veiled", False),
        diverts=stored.get("diverts", False),
    )


def evidence_of(stored: Stored, findings: Sequence[Finding]) -> Evidence:
    """What a stored verdict rested on. Verdicts from before screening tell it by their reasons alone."""
    rules = [one["rule"] for one in stored["reasons"]]
    is_unreadable = stored["decision"] == Decision.UNREADABLE
    refusal = stored.get("refusal") or (rules[0] if is_unreadable and rules else "")
    broken = stored.get("broken") or (["check"] if CHECK_FAILED in rules else [])
    return Evidence(
        is_opened=not refusal,
        refusal=refusal,
        broken_stages=tuple(broken),
        findings=tuple(findings),
        unknown=tuple(stored.get("unknown", ())),
    )


def replay(stored: Stored, findings: Sequence[Finding], *, policy: Policy) -> Verdict:
    """The verdict this policy comes to on what was found then; the same one under the policy of then."""
    return decide(evidence=evidence_of(stored, findings), policy=policy)


def findings_as_json(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    return [
        {
            "kind": one.kind.value,
            "score": one.score,
            "box": None if one.box is None else box_as_json(one.box),
            "engine": one.engine,
            "frame": one.frame,
        }
        for one in findings
    ]


def findings_from_json(stored: Sequence[Stored]) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            Kind(one["kind"]),
            one["score"],
            None if one["box"] is None else Box(*one["box"]),
            one.get("engine", ""),
            one.get("frame", 0),
        )
        for one in stored
    )


def box_as_json(box: Box) -> list[float]:
    return [box.x, box.y, box.width, box.height]
