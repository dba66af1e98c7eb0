"""The result of a check."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sudare.imaging.terms import CleanRendition, OpenedPicture
from sudare.policy.terms import Evidence, Verdict
from sudare.screening.terms import Screening


@dataclass(frozen=True, slots=True)
class CheckedPicture:
    """``opened`` is None when the verdict is *unreadable* or *never*, and when opening or covering broke (*hold*).

    ``masked`` are the renditions with the verdict's masks painted; empty where it demands none. ``screening`` carries
    the findings that reasons count, those beside the pixels (a place, a known picture) among them, and no fingerprints.
    """

    sha256: str
    verdict: Verdict
    opened: OpenedPicture | None
    stage_seconds: Mapping[str, float]
    screening: Screening = field(default_factory=Screening)
    masked: Mapping[str, CleanRendition] = field(default_factory=dict)
    evidence: Evidence = field(default_factory=Evidence)
    policy: str = ""  # id of the policy it was judged by, e.g. shop@3
