"""How long a picture is kept: the rules of its place, the classes it belongs to, and the law below both."""

from collections.abc import Iterable

from sudare.policy.terms import Policy, Retention
from sudare.screening.terms import Finding, Kind

LIKELY = 0.5  # how surely a class must have been found to count, where no rule of the policy says how surely


def retention_of(policy: Policy, kinds: Iterable[Kind], *, ceiling_days: int | None = None) -> Retention:
    """Of the classes a picture belongs to, the shortest days and the longest floor.

    ``ceiling_days`` is the longest this installation keeps anything, whatever a policy says; only the law goes above.
    """
    spoke = [keep for keep in policy.keep if keep.kind in set(kinds)]
    days = min((keep.days for keep in spoke if keep.days), default=policy.retention_days)
    floor = max(spoke, key=lambda keep: keep.floor_days, default=None)
    return Retention(
        days=min(days, ceiling_days or days),
        floor_days=floor.floor_days if floor else 0,
        basis=(policy.id, *(keep.kind.value for keep in spoke)),
        source=floor.source if floor else "",
    )


def kinds_in(policy: Policy, findings: Iterable[Finding]) -> frozenset[Kind]:
    """The classes a picture belongs to, by what was found in it and how surely the policy wants it."""
    asked = {kind: threshold for rule in policy.rules if len(rule.kinds) == 1 for kind, threshold in rule.kinds.items()}
    return frozenset(one.kind for one in findings if one.score >= asked.get(one.kind, LIKELY))
