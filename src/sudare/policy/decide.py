"""The verdict: every rule says what it thinks, and the strictest wins."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sudare.policy.masks import boxes_of
from sudare.policy.terms import Decision, Evidence, Policy, Reason, Rule, Verdict

CHECK_FAILED: Final = "check_failed"  # a stage of the check broke, or nothing at all is known
NOT_LOOKED_AT: Final = "not_looked_at"  # an engine could not say: policy can't accept what nobody saw
HOUSE_RULES: Final = (CHECK_FAILED, NOT_LOOKED_AT)

_SHOWN: Final = frozenset({Decision.ACCEPT, Decision.MASK, Decision.HOLD})


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one rule says. Those of the house itself (a broken check) have no rule in any document."""

    decision: Decision
    reason: Reason
    rule: Rule | None = None


def decide(*, evidence: Evidence, policy: Policy) -> Verdict:
    """The strictest of all rules that apply; what nobody could see is *hold*.

    Masks are those of every rule that covers something, also when a person has to look first. What is never received
    carries none: there is nothing left to cover.
    """
    opinions = (*_house(evidence, policy), *applying(evidence, policy))
    decision = max((one.decision for one in opinions), key=lambda each: each.strictness, default=Decision.ACCEPT)
    rules = [one.rule for one in opinions if one.rule]
    is_shown = decision in _SHOWN
    return Verdict(
        decision,
        tuple(_told(opinions, decision)),
        boxes_of(rules, evidence.findings) if is_shown else (),
        keeps_original=is_shown and policy.keeps_original and not any(rule.destroys_original for rule in rules),
        is_veiled=any(rule.veils for rule in rules),
        diverts=policy.minors and any(rule.diverts for rule in rules),
    )


def applying(evidence: Evidence, policy: Policy) -> Iterator[Opinion]:
    """The opinions of this policy's rules. One that merely accepts has nothing to say."""
    for rule in policy.rules:
        found = findings_of(rule, evidence)
        if found and (rule.decision is not Decision.ACCEPT or rule.veils):
            yield Opinion(rule.decision, Reason(rule.id, policy.id, found), rule)


def findings_of(rule: Rule, evidence: Evidence) -> tuple[int, ...]:
    """Which findings a rule is about, by index; none when one of its kinds is missing or below its threshold."""
    found = tuple(
        index
        for index, finding in enumerate(evidence.findings)
        if finding.kind in rule.kinds and finding.score >= rule.kinds[finding.kind]
    )
    return found if {evidence.findings[index].kind for index in found} == set(rule.kinds) else ()


def _house(evidence: Evidence, policy: Policy) -> Iterator[Opinion]:
    if evidence.refusal:
        yield Opinion(Decision.UNREADABLE, Reason(evidence.refusal, policy.id))
    if evidence.broken_stages or not (evidence.refusal or evidence.is_opened):
        yield Opinion(Decision.HOLD, Reason(CHECK_FAILED, policy.id))
    if evidence.unknown:
        yield Opinion(Decision.HOLD, Reason(NOT_LOOKED_AT, policy.id))


def _told(opinions: tuple[Opinion, ...], decision: Decision) -> Iterator[Reason]:
    """Reasons of the strictest decision, then of every mask besides."""
    yield from (one.reason for one in opinions if one.decision is decision)
    if decision is Decision.HOLD:
        yield from (one.reason for one in opinions if one.decision is Decision.MASK)
