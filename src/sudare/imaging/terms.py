"""What is known about a picture once it was opened, in values that carry no hostile byte."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

SCREENED_MAX_PX: Final = 6_000_000  # what text in a phone photo needs, and half of what it costs to read it whole
LOOKS_MAX: Final = 12  # frames of one moving picture
LOOKS_MAX_PX: Final = 24_000_000  # of all its looks together: 72 MB


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

    name: str  # thumbnail · view · full · veil
    media_type: str
    width_px: int
    height_px: int
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Box:
    """A place in the upright picture: parts of its width and height (0–1), origin top left."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """What a brush covers: a line through ``points`` (x, y as in Box), ``radius`` as a part of the longer side."""

    points: tuple[tuple[float, float], ...]
    radius: float


Mask = Box | Stroke


@dataclass(frozen=True, slots=True)
class Edit:
    """How a clean picture is drawn anew. Order: masks in the picture as it is, quarter turns, straightening, crop.

    ``crop`` is a part of the picture after turning and straightening, which keeps the size it has after turning.
    """

    masks: tuple[Mask, ...] = ()
    quarter_turns: int = 0  # clockwise, 0–3
    straighten_degrees: float = 0.0  # clockwise, −20 to 20
    crop: Box | None = None


@dataclass(frozen=True, slots=True)
class Pixels:
    """What screening looks at: 8-bit sRGB, row by row, top to bottom, no padding; at most 6 MP."""

    width_px: int
    height_px: int
    rgb: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class ToShrink:
    """The bytes of one of our own clean renditions, and the longest side its pixels may have."""

    content: bytes = field(repr=False)
    box_px: int


@dataclass(frozen=True, slots=True)
class OpenedPicture:
    """All that ever crosses the sandbox's wall.

    ``looks`` are the frames to be screened: the picture itself, or of a moving one every frame that differs from the
    others; ``is_all_seen`` is False when there were more of them than may be looked at.
    """

    media: Media
    facts: tuple[Fact, ...]
    removed: tuple[str, ...]  # e.g. exif.gps, exif.device, exif.time, xmp, icc, thumbnail, trailer
    advice: tuple[Advice, ...]
    renditions: Mapping[str, CleanRendition]
    stage_seconds: Mapping[str, float]
    looks: tuple[Pixels, ...] = ()
    is_all_seen: bool = True
