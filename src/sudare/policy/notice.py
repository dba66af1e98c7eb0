"""What may be sent here, told before anybody sends: read off the rules, so that it can't disagree with them."""

from dataclasses import dataclass
from typing import Final

from sudare.imaging.terms import Box
from sudare.policy.decide import decide
from sudare.policy.terms import Decision, Evidence, Policy, Rule, Words
from sudare.policy.words import AI, EXAMPLES, PRODUCT
from sudare.screening.terms import Finding, Kind

SOMEWHERE: Final = Box(0.3, 0.3, 0.2, 0.2)


@dataclass(frozen=True, slots=True)
class Example:
    """A kind of picture and what becomes of it. ``words`` name it; of what is never received they say why."""

    kind: str
    words: Words
    drawing: str
    instead: Words | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """The sign at the door. Who sees the pictures is the room's to say, not the policy's."""

    policy: str
    profile: str
    name: Words
    about: Words
    may: tuple[Example, ...]
    covered: tuple[Example, ...]
    held: tuple[Example, ...]
    never: tuple[Example, ...]
    retention_days: int
    ai: str
    ai_words: Words


def notice(policy: Policy) -> Notice:
    """What this policy does with each kind of picture, found alone and for certain."""
    told: dict[Decision, list[Example]] = {decision: [] for decision in Decision}
    for kind in EXAMPLES:
        verdict = decide(evidence=evidence_of(kind), policy=policy)
        speaker = next((rule for reason in verdict.reasons for rule in policy.rules if rule.id == reason.rule), None)
        told[verdict.decision].append(_example(kind, verdict.decision, speaker))
    return Notice(
        policy=policy.id,
        profile=policy.profile,
        name=policy.name,
        about=policy.about,
        may=tuple(told[Decision.ACCEPT]),
        covered=tuple(told[Decision.MASK]),
        held=tuple(told[Decision.HOLD]),
        never=tuple(told[Decision.NEVER]),
        retention_days=policy.retention_days,
        ai=policy.ai,
        ai_words=AI[policy.ai],
    )


def evidence_of(kind: str) -> Evidence:
    """A picture in which just this was found, for certain; of an ordinary one, nothing."""
    found = () if kind == PRODUCT else (Finding(Kind(kind), 1.0, SOMEWHERE, "notice"),)
    return Evidence(is_opened=True, findings=found)


def _example(kind: str, decision: Decision, speaker: Rule | None) -> Example:
    if decision is Decision.NEVER and speaker:
        return Example(str(kind), speaker.because, str(kind), speaker.instead)
    return Example(str(kind), EXAMPLES[kind], str(kind))
