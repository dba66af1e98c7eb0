"""The result of a check."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sudare.imaging.terms import CleanRendition, OpenedPicture
from sudare.policy.terms import Verdict
from sudare.screening.terms import Screening


@dataclass(frozen=True, slots=True)
class CheckedPicture:
    """``opened`` is None when the verdict is *unreadable* or *never*, or when opening itself broke (*hold*).

    ``masked`` are the renditions with the verdict's masks painted; empty where it demands none.
    """

    sha256: str
    verdict: Verdict
    opened: OpenedPicture | None
    stage_seconds: Mapping[str, float]
    screening: Screening = field(default_factory=Screening)
    masked: Mapping[str, CleanRendition] = field(default_factory=dict)
