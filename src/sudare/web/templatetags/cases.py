"""Codes of cases as words and signs, for templates."""

from typing import Any

from django import template

from sudare.incidents.terms.cases import ApprovalKind, CaseState, Outcome, Reason, Urgency
from sudare.policy.terms import Words
from sudare.web.casework.words import APPROVALS, OUTCOMES, REASONS, STATES, URGENCIES, Sign

register = template.Library()


@register.filter
def reason_words(code: str) -> Words:
    return REASONS[Reason(code)]


@register.filter
def outcome_words(code: str) -> Words:
    return OUTCOMES[Outcome(code)]


@register.filter
def approval_words(code: str) -> Words:
    return APPROVALS[ApprovalKind(code)]


@register.filter
def state_sign(code: str) -> Sign:
    return STATES[CaseState(code)]


@register.filter
def urgency_sign(code: str) -> Sign:
    return URGENCIES[Urgency(code)]


@register.inclusion_tag("cases/veiled.html")
def veiled(words: str, name: Any = "", *, is_own: bool = False) -> dict[str, Any]:
    """Somebody's hard words behind slats: opened one by one, by a deliberate press."""
    return {"words": words, "name": name, "length": len(words), "is_own": is_own}
