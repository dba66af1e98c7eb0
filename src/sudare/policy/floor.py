"""What no organisation can soften: the rules of the base that refuse, or that cover for good."""

from sudare.policy.masks import covered_kinds
from sudare.policy.presets import BASE, preset
from sudare.policy.terms import Decision, Policy, Rule


def floor() -> tuple[Rule, ...]:
    """The rules of the base that everybody's rules must be at least as strict as."""
    return tuple(rule for rule in preset(BASE).rules if rule.decision is Decision.NEVER or rule.destroys_original)


def softened(policy: Policy) -> tuple[str, ...]:
    """The ids of the floor's rules that this policy falls short of."""
    return tuple(rule.id for rule in floor() if not any(_stands_for(one, rule) for one in policy.rules))


def _stands_for(rule: Rule, least: Rule) -> bool:
    """Whether one rule speaks whenever another does, and is at least as strict then."""
    speaks = all(kind in least.kinds and threshold <= least.kinds[kind] for kind, threshold in rule.kinds.items())
    if not speaks or not rule.kinds or rule.decision.strictness < least.decision.strictness:
        return False
    return rule.decision is Decision.NEVER or (rule.destroys_original and _covers_as_much(rule, least))


def _covers_as_much(rule: Rule, least: Rule) -> bool:
    """A card's whole box stands for every number on it."""
    if set(rule.kinds) <= set(covered_kinds(rule)):
        return True
    needs = all(rule.needs.get(kind, 0) >= amount for kind, amount in least.needs.items())
    return set(covered_kinds(least)) <= set(covered_kinds(rule)) and needs
