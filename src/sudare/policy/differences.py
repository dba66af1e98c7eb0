"""Two policies side by side."""

from dataclasses import dataclass

from sudare.policy.terms import Policy, Rule, Words

SETTINGS = (
    "keeps_original",
    "retention_days",
    "ai",
    "ai_never",
    "ai_drafts",
    "ai_corrections",
    "sharing",
    "minors",
    "quiet",
    "second_factor",
    "keep",
)
ABSENT = "–"


@dataclass(frozen=True, slots=True)
class Difference:
    """Something the two say differently. ``key`` is a setting or the id of a rule; ``because`` the stricter one's."""

    key: str
    one: str
    other: str
    because: Words | None = None


def differences(one: Policy, other: Policy) -> tuple[Difference, ...]:
    """What differs, settings first, then rules in the order of the first policy. Words alone are no difference."""
    settings = [Difference(key, _setting(one, key), _setting(other, key)) for key in SETTINGS]
    mine, theirs = ({rule.id: rule for rule in policy.rules} for policy in (one, other))
    rules = [_of_rule(key, mine.get(key), theirs.get(key)) for key in {**mine, **theirs}]
    return tuple(each for each in (*settings, *rules) if each.one != each.other)


def rule_line(rule: Rule | None) -> str:
    """A rule in one line: ``mask face ≥ 0.5``, several kinds with ``+``, its flags after it."""
    if rule is None:
        return ABSENT
    kinds = " + ".join(f"{kind.value} ≥ {threshold:g}" for kind, threshold in rule.kinds.items())
    flags = [flag for flag in ("destroys_original", "veils", "diverts") if getattr(rule, flag)]
    covers = [f"covers {' '.join(kind.value for kind in rule.covers)}"] if rule.covers else []
    needs = [f"needs {' '.join(f'{kind.value}×{least}' for kind, least in rule.needs.items())}"] if rule.needs else []
    return " · ".join([f"{rule.decision.value} {kinds}", *covers, *needs, *flags])


def _of_rule(key: str, one: Rule | None, other: Rule | None) -> Difference:
    strictest = max((rule for rule in (one, other) if rule), key=lambda rule: rule.decision.strictness)
    return Difference(key, rule_line(one), rule_line(other), strictest.because)


def _setting(policy: Policy, key: str) -> str:
    value = getattr(policy, key)
    if key == "keep":
        return " · ".join(f"{each.kind.value} {each.days or policy.retention_days}/{each.floor_days}" for each in value)
    if key == "ai_never":
        return " ".join(kind.value for kind in value)
    return str(value).lower() if isinstance(value, bool) else str(value)
