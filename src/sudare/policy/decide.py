"""The verdict: every rule says what it thinks, and the strictest wins."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from sudare.policy.terms import Decision, Evidence, Reason, Verdict

POLICIES: Final = MappingProxyType({"base": "base@1"})
"""Profiles that exist, and their version. Presets for shop, clinic, school … come with screening."""

_STRICTNESS: Final = tuple(Decision)  # declared from lenient to strict


def decide(*, evidence: Evidence, policy: str = POLICIES["base"]) -> Verdict:
    """The strictest of all rules; nothing known means *hold*."""
    opinions = list(_opinions(evidence)) or [(Decision.HOLD, "check_failed")]
    strictest = max((decision for decision, _ in opinions), key=_STRICTNESS.index)
    reasons = tuple(Reason(rule, policy) for decision, rule in opinions if decision == strictest and rule)
    return Verdict(strictest, reasons)


def _opinions(evidence: Evidence) -> Iterator[tuple[Decision, str]]:
    if evidence.broken_stages:
        yield Decision.HOLD, "check_failed"
    if evidence.refusal:
        yield Decision.UNREADABLE, evidence.refusal
    elif evidence.is_opened:
        yield Decision.ACCEPT, ""
