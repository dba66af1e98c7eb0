"""Facts, verdicts and the shape of a policy."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from sudare.imaging.terms import Box
from sudare.policy.nights import USUAL
from sudare.screening.terms import Finding, Kind

NO_AI: Final = (
    Kind.EXPLICIT,
    Kind.KNOWN_PICTURE,
    Kind.ID_DOCUMENT,
    Kind.MY_NUMBER_CARD,
    Kind.MY_NUMBER_CARD_BACK,
    Kind.MY_NUMBER,
    Kind.DRIVER_LICENCE,
    Kind.PASSPORT,
    Kind.RESIDENCE_CARD,
    Kind.INSURANCE_CARD,
    Kind.CREDIT_CARD,
    Kind.BANK_BOOK,
    Kind.MEDICAL_CERTIFICATE,
    Kind.PRESCRIPTION,
)
"""What no AI sees, covered or not, where a policy doesn't say otherwise."""


class Decision(StrEnum):
    """From lenient to strict; the strictest wins. ``unreadable`` is no judgement: the picture never opened."""

    ACCEPT = "accept"
    MASK = "mask"
    HOLD = "hold"
    NEVER = "never"
    UNREADABLE = "unreadable"

    @property
    def strictness(self) -> int:
        return tuple(Decision).index(self)


@dataclass(frozen=True, slots=True)
class Reason:
    """Which rule of which policy spoke, and about which findings (by index)."""

    rule: str  # e.g. check_failed, truncated, my-number-card
    policy: str  # e.g. shop@3
    findings: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """``reasons`` are those of the strictest decision first, then of every mask that is demanded besides."""

    decision: Decision
    reasons: tuple[Reason, ...] = ()
    masks: tuple[Box, ...] = ()  # what must be covered before anybody but the sender's own device shows it
    keeps_original: bool = False  # whether the unmasked clean picture is kept, sealed
    is_veiled: bool = False  # starts blurred for whoever opens it
    diverts: bool = False  # the one-way diversion: account frozen, only the reporting flow remains


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a verdict may rest on. What isn't known stands here as such, so that it can be held against it."""

    is_opened: bool = False
    refusal: str = ""  # code of the error with which opening refused
    broken_stages: tuple[str, ...] = ()  # stages of the check that failed by themselves
    findings: tuple[Finding, ...] = ()
    unknown: tuple[str, ...] = ()  # engines that could not say


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence for people: standard Japanese, plain Japanese (やさしい日本語), English."""

    ja: str
    plain_ja: str
    en: str


@dataclass(frozen=True, slots=True)
class Rule:
    """When every kind of ``kinds`` was found with at least its threshold, then ``decision``.

    One kind is a class rule, several are a combination. ``covers`` are the kinds that get covered: of a *mask* by
    default ``kinds``, of a *hold* by default none. A class rule may cover what stands *on* its document (the numbers
    of a card): where fewer of a kind were found than ``needs`` says, or none at all, the whole document is covered.
    ``destroys_original``: masks of this rule can never be lifted. *Accept* with ``veils`` lets through, but covered.
    """

    id: str
    kinds: Mapping[Kind, float]
    decision: Decision
    because: Words
    instead: Words | None = None
    covers: tuple[Kind, ...] = ()
    needs: Mapping[Kind, int] = field(default_factory=dict)
    destroys_original: bool = False
    veils: bool = False
    diverts: bool = False
    source: str = ""  # law, guideline or measurement the threshold rests on
    as_of: str = ""  # 2026-11


@dataclass(frozen=True, slots=True)
class Keep:
    """How long pictures of a class are kept, and how long the law asks to keep them. Days after sending."""

    kind: Kind
    days: int | None = None  # the policy's own days where it says nothing
    floor_days: int = 0
    source: str = ""  # the law, with its arithmetic
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class Retention:
    """``days`` as the rules want it, ``floor_days`` as the law does; ``basis`` says which rules and laws spoke."""

    days: int
    floor_days: int = 0
    basis: tuple[str, ...] = ()
    source: str = ""  # of the longest floor

    @property
    def kept_days(self) -> int:
        """The law beats the rule."""
        return max(self.days, self.floor_days)

    @property
    def is_in_conflict(self) -> bool:
        return self.floor_days > self.days


@dataclass(frozen=True, slots=True)
class Policy:
    """One organisation's, desk's or room's rules in force. ``id`` is profile@version, as reasons print it."""

    profile: str
    version: int
    name: Words
    rules: tuple[Rule, ...]
    about: Words
    keeps_original: bool = False
    retention_days: int = 30
    ai: str = "off"  # off · ask · on
    ai_never: tuple[Kind, ...] = NO_AI  # classes no AI sees, whatever is covered in them
    ai_drafts: bool = False  # what an AI answers is a draft until a person has read and approved it
    ai_corrections: bool = False  # what people correct is kept, to measure the readers with
    sharing: str = "off"  # off · on: whether a picture may be shown to somebody outside, by a link
    keep: tuple[Keep, ...] = ()
    minors: bool = False  # a place of minors: an explicit picture is diverted
    quiet: str = USUAL  # or "off": when nobody under age is rung
    second_factor: str = "offered"  # offered · required, for those who may look under masks, judge or manage
    document: str = field(default="", repr=False, compare=False)  # the text it was read from, for replays

    @property
    def id(self) -> str:
        return f"{self.profile}@{self.version}"
