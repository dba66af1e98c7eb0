"""What walking a container's structure tells, before a single pixel is decoded."""

from dataclasses import dataclass, field

from sudare.imaging.errors import TooManyFrames, TooManyPixels, Truncated
from sudare.imaging.terms import Format, Limits


@dataclass(slots=True)
class Survey:
    """Sizes to be held against the limits, and the blocks that carry metadata (read, then left behind)."""

    format: Format
    width_px: int
    height_px: int
    frames: int = 1
    orientation: int = 1  # 1–8 as EXIF counts
    turns_itself: bool = False  # the container's own turning (irot, imir) is applied by the loader: EXIF's isn't
    is_lossless: bool = False
    has_profile: bool = False
    exif: list[bytes] = field(default_factory=list)  # TIFF structures, without the "Exif" prefix
    xmp: list[bytes] = field(default_factory=list)
    trailing: bytes = b""
    facts: dict[str, str] = field(default_factory=dict)  # kind → detail
    removed: set[str] = field(default_factory=set)
    has_c2pa: bool = False

    def found(self, kind: str, detail: str = "") -> None:
        """Remember a fact; a detail is not forgotten for one without."""
        self.facts[kind] = self.facts.get(kind) or detail


def check_size(*, width_px: int, height_px: int, frames: int, limits: Limits) -> None:
    """Raises: ``TooManyPixels``, ``TooManyFrames``; ``Truncated`` for a picture without any."""
    if width_px < 1 or height_px < 1 or frames < 1:
        raise Truncated
    if frames > limits.max_frames:
        raise TooManyFrames
    if max(width_px, height_px) > limits.max_side_px or width_px * height_px * frames > limits.max_px:
        raise TooManyPixels


def slice_of(content: bytes, start: int, size: int) -> bytes:
    """Exactly ``size`` bytes. Raises: ``Truncated`` when the file ends before."""
    if start < 0 or size < 0 or start + size > len(content):
        raise Truncated
    return content[start : start + size]
