"""A policy as people choose it: one decision per kind of thing, in groups."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from django.utils.functional import Promise

from sudare.policy.floor import floor
from sudare.policy.terms import Decision, Policy, Rule, Words
from sudare.screening.terms import Kind
from sudare.web.kinds import GROUPS

CHOICES: Final = (Decision.ACCEPT, Decision.MASK, Decision.HOLD, Decision.NEVER)
OWN_THRESHOLD: Final = (
    0.5  # of a kind that no preset speaks about; the engines' scales are set so that this is "likely"
)
OWN_WORDS: Final = {
    Decision.ACCEPT: Words(ja="このまま届きます。", plain_ja="このまま とどきます。", en="It arrives as it is."),
    Decision.MASK: Words(ja="その部分を伏せて届きます。", plain_ja="かくして とどきます。", en="That part is covered."),
    Decision.HOLD: Words(
        ja="担当者が確認してから届きます。",
        plain_ja="人（ひと）が みてから とどきます。",
        en="A person will check it first.",
    ),
    Decision.NEVER: Words(ja="ここでは受け取れません。", plain_ja="うけとれません。", en="It can't be received here."),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One kind on the page. ``least`` is what the law leaves open; a line with one choice is locked."""

    kind: Kind
    decision: Decision
    choices: tuple[Decision, ...]
    because: Words | None
    source: str

    @property
    def is_locked(self) -> bool:
        return len(self.choices) == 1


def rule_about(policy: Policy, kind: Kind) -> Rule | None:
    """The rule about this kind alone; combinations stand beside, and what diverts is nobody's choice."""
    return next((rule for rule in policy.rules if set(rule.kinds) == {kind} and not rule.diverts), None)


def decision_about(policy: Policy, kind: Kind) -> Decision:
    rule = rule_about(policy, kind)
    return rule.decision if rule else Decision.ACCEPT


def choices_for(policy: Policy, kind: Kind) -> tuple[Decision, ...]:
    """What may be chosen: a rule of the floor can be made stricter, never softer; so can what is diverted elsewhere."""
    least = max((rule.decision.strictness for rule in floor() if set(rule.kinds) == {kind}), default=0)
    if any(rule.diverts and kind in rule.kinds for rule in policy.rules):
        least = max(least, Decision.HOLD.strictness)  # what is nearly sure is diverted; what is likely needs a person
    return tuple(one for one in CHOICES if one.strictness >= least)


@dataclass(frozen=True, slots=True)
class Difference:
    """What is decided otherwise: about one kind, or about several that were found together."""

    kinds: tuple[Kind, ...]
    before: Decision
    after: Decision

    @property
    def is_stricter(self) -> bool:
        return self.after.strictness > self.before.strictness


def differences_between(before: Policy, after: Policy) -> list[Difference]:
    """Kind by kind, then combination by combination; the order is that of the page."""
    kinds = [(kind,) for _, _, group in GROUPS for kind in group]
    together = {tuple(rule.kinds) for policy in (before, after) for rule in policy.rules if len(rule.kinds) > 1}
    pairs = [Difference(each, _about(before, each), _about(after, each)) for each in (*kinds, *sorted(together))]
    return [pair for pair in pairs if pair.before is not pair.after]


def _about(policy: Policy, kinds: tuple[Kind, ...]) -> Decision:
    said = [rule.decision for rule in policy.rules if set(rule.kinds) == set(kinds) and not rule.diverts]
    return max(said, key=lambda each: each.strictness, default=Decision.ACCEPT)


def groups_of(policy: Policy) -> list[tuple[Promise, str, list[Line]]]:
    return [(title, icon, [_line(policy, kind) for kind in kinds]) for title, icon, kinds in GROUPS]


def with_classes(policy: Policy, chosen: Mapping[Kind, Decision]) -> Policy:
    """The policy with these kinds decided anew; everything else stays, thresholds too."""
    wanted = {kind: one for kind, one in chosen.items() if one is not decision_about(policy, kind)}
    rules = [_decided(rule, wanted) for rule in policy.rules]
    spoken = {kind for rule in policy.rules if len(rule.kinds) == 1 and not rule.diverts for kind in rule.kinds}
    added = [_own_rule(kind, one) for kind, one in wanted.items() if kind not in spoken]
    return replace(policy, rules=(*rules, *added))


def _line(policy: Policy, kind: Kind) -> Line:
    rule = rule_about(policy, kind)
    return Line(
        kind=kind,
        decision=decision_about(policy, kind),
        choices=choices_for(policy, kind),
        because=rule.because if rule else None,
        source=rule.source if rule else "",
    )


def _decided(rule: Rule, wanted: Mapping[Kind, Decision]) -> Rule:
    kind = next(iter(rule.kinds))
    if len(rule.kinds) > 1 or rule.diverts or kind not in wanted:
        return rule
    decision = wanted[kind]
    is_for_good = rule.destroys_original and decision in {Decision.MASK, Decision.HOLD}
    covers = rule.covers if decision in {Decision.MASK, Decision.HOLD} else ()
    if is_for_good and decision is Decision.HOLD:
        covers = covers or (kind,)  # a person may look first, but never below these masks
    return replace(
        rule,
        decision=decision,
        because=OWN_WORDS[decision],
        instead=rule.instead if decision is Decision.NEVER else None,
        covers=covers,
        needs=rule.needs if covers else {},
        destroys_original=is_for_good,
    )


def _own_rule(kind: Kind, decision: Decision) -> Rule:
    return Rule(
        id=f"own-{kind.value.replace('_', '-')}",
        kinds={kind: OWN_THRESHOLD},
        decision=decision,
        because=OWN_WORDS[decision],
    )
