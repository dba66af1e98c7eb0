"""What is known about a picture once it was opened, in values that carry no hostile byte."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Format(StrEnum):
    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    GIF = "gif"
    HEIC = "heic"
    AVIF = "avif"
    TIFF = "tiff"
    BMP = "bmp"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one picture may cost. Every field is checked before or during decoding, never after."""

    max_bytes: int = 50_000_000
    max_px: int = 90_000_000  # width × height × frames; about 270 MB as 8-bit RGB
    max_side_px: int = 30_000
    max_frames: int = 300
    max_text_bytes: int = 1_000_000  # all text chunks of a PNG together, unpacked
    max_seconds: float = 20.0


@dataclass(frozen=True, slots=True)
class Media:
    """The picture as people will see it: upright, in pixels."""

    format: Format
    width_px: int
    height_px: int
    pages: int = 1


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the file said about itself, told to its sender and to nobody else.

    ``kind`` is one of ``gps_location device captured_at embedded_thumbnail motion_video c2pa author
    comment software edit_history trailing_bytes depth_map …``; ``detail`` is short and fit for a screen
    (a C2PA verdict, a year), never coordinates or serial numbers.
    """

    kind: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Advice:
    """A hint for a better photograph. ``score`` runs from 0 (fine) to 1 (bad); see ``imaging.quality``."""

    kind: str  # blur · underexposed · overexposed · glare · too_small · skew
    score: float


@dataclass(frozen=True, slots=True)
class CleanRendition:
    """Encoded pixels with nothing else inside."""

    name: str  # thumbnail · view · full
    media_type: str
    width_px: int
    height_px: int
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class OpenedPicture:
    """All that ever crosses the sandbox's wall."""

    media: Media
    facts: tuple[Fact, ...]
    removed: tuple[str, ...]  # e.g. exif.gps, exif.device, exif.time, xmp, icc, thumbnail, trailer
    advice: tuple[Advice, ...]
    renditions: Mapping[str, CleanRendition]
    stage_seconds: Mapping[str, float]
