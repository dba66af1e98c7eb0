"""The result of a check."""

from collections.abc import Mapping
from dataclasses import dataclass

from sudare.imaging.terms import OpenedPicture
from sudare.policy.terms import Verdict


@dataclass(frozen=True, slots=True)
class CheckedPicture:
    """``opened`` is None when the verdict is *unreadable* or when opening itself broke (*hold*)."""

    sha256: str
    verdict: Verdict
    opened: OpenedPicture | None
    stage_seconds: Mapping[str, float]
