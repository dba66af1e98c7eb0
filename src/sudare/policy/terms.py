"""The verdict and its reasons."""

from dataclasses import dataclass
from enum import StrEnum


class Decision(StrEnum):
    """From lenient to strict; the strictest wins. ``unreadable`` is no judgement: the picture never opened."""

    ACCEPT = "accept"
    MASK = "mask"
    HOLD = "hold"
    NEVER = "never"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Reason:
    """Which rule of which policy spoke, and about which findings (by index)."""

    rule: str  # e.g. check_failed, truncated, my-number-card
    policy: str  # e.g. shop@3
    findings: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    decision: Decision
    reasons: tuple[Reason, ...] = ()
