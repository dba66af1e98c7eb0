"""Encodes the clean pixels: thumbnail, view, full, veil. Nothing of the file goes along.

Photographs become JPEG; screenshots, scans and drawings that came without loss stay without loss as PNG; what moves
becomes WebP with a still thumbnail and a still veil. Every browser shows all three. See docs/decisions/0011.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import pyvips

from sudare.imaging.answers import THUMBNAIL_PX, VIEW_PX
from sudare.imaging.decoder.pixels import upright_frames
from sudare.imaging.geometry import fitted_size
from sudare.imaging.terms import CleanRendition

PHOTO_QUALITY: Final = {"thumbnail": 80, "view": 84, "full": 88}
DRAWING_QUALITY: Final = 92  # for drawings too large to be kept without loss: colours not thinned out, edges stay sharp
DRAWING_BYTES_PER_PX: Final = 1.0  # packed: screenshots 0.05–0.3, scanned paper 0.5–0.9, photographs 2.3–2.6
MAX_DRAWING_BYTES: Final = 6_000_000
FLAT_BYTES_PER_PX: Final = 0.2  # moving: dithered colours take seconds to pack without loss and gain nothing
MOTION_QUALITY: Final = 80  # 42 ms a megapixel: 90 MP stay far below the time limit
SAMPLE_STRIPS, STRIP_PX = 16, 32
VEILED_FROM_PX: Final = 24  # along the longer side; a face that fills the picture is ten cells of grey after the blur
VEIL_SIGMA: Final = 1.0  # of those pixels


@dataclass(frozen=True, slots=True)
class Frames:
    """One picture, or the frames of a moving one below each other; ``delays`` in milliseconds."""

    image: pyvips.Image
    count: int = 1
    delays: tuple[int, ...] = ()
    loops: int = 0

    @property
    def height_px(self) -> int:
        return int(self.image.height) // self.count

    def turned(self, orientation: int) -> "Frames":
        return replace(self, image=upright_frames(self.image, self.count, orientation))

    def in_memory(self) -> "Frames":
        return replace(self, image=self.image.copy_memory())

    @property
    def tops(self) -> range:
        return range(0, int(self.image.height), self.height_px)


def make_renditions(frames: Frames, view: Frames, *, is_lossless: bool) -> Mapping[str, CleanRendition]:
    """All four; ``view`` is ``frames`` fitted, or ``frames`` itself when it is small enough."""
    encode = _moving if frames.count > 1 else _drawing_or_photo if is_lossless else _photo
    full = encode("full", frames, is_lossless=is_lossless)
    first = view.image.crop(0, 0, view.image.width, view.height_px)
    return {
        "thumbnail": _photo("thumbnail", Frames(fitted(first, THUMBNAIL_PX)), is_lossless=is_lossless),
        "view": _renamed(full, "view") if view is frames else encode("view", view, is_lossless=is_lossless),
        "full": full,
        "veil": veil(first),
    }


def veil(first: pyvips.Image) -> CleanRendition:
    """Tells a document from a landscape, and nobody from anybody: a few grey cells, blurred, enlarged again."""
    width, height = fitted_size(first.width, first.height, THUMBNAIL_PX)
    grey = fitted(first, VEILED_FROM_PX).colourspace("b-w").gaussblur(VEIL_SIGMA)
    large = grey.resize(width / grey.width, vscale=height / grey.height, kernel="cubic")
    content = _anonymous(large).jpegsave_buffer(Q=PHOTO_QUALITY["thumbnail"], keep="none")
    return CleanRendition("veil", "image/jpeg", large.width, large.height, content)


def fitted_frames(frames: Frames, box_px: int = VIEW_PX) -> Frames:
    """Every frame inside a square box; the same object when nothing had to shrink."""
    width, height = fitted_size(frames.image.width, frames.height_px, box_px)
    if (width, height) == (frames.image.width, frames.height_px):
        return frames
    if frames.count == 1:
        return Frames(fitted(frames.image, box_px))
    pages = [frames.image.crop(0, top, frames.image.width, frames.height_px) for top in frames.tops]
    small = pyvips.Image.arrayjoin([fitted(page, box_px) for page in pages], across=1)
    return Frames(small.copy_memory(), frames.count, frames.delays, frames.loops)


def fitted(image: pyvips.Image, box_px: int) -> pyvips.Image:
    """The picture inside a square box, never enlarged, in memory because it is used more than once."""
    width, height = fitted_size(image.width, image.height, box_px)
    if (width, height) == (image.width, image.height):
        return image
    return image.resize(width / image.width, vscale=height / image.height).copy_memory()


def is_drawing(image: pyvips.Image, *, most_bytes_per_px: float = DRAWING_BYTES_PER_PX) -> bool:
    """Whether flat areas make the picture small without loss: 16 strips of 32 rows are packed as a sample."""
    step = max(STRIP_PX, image.height // SAMPLE_STRIPS)
    tops = range(0, max(1, image.height - STRIP_PX), step)
    strips = [image.crop(0, top, image.width, min(STRIP_PX, image.height - top)) for top in tops]
    sample = pyvips.Image.arrayjoin(strips, across=1)
    packed = len(sample.pngsave_buffer(compression=1, filter="none", keep="none"))
    bytes_per_px = packed / (sample.width * sample.height)
    whole_bytes = bytes_per_px * image.width * image.height
    return bool(bytes_per_px <= most_bytes_per_px and whole_bytes <= MAX_DRAWING_BYTES)


def _photo(name: str, frames: Frames, *, is_lossless: bool) -> CleanRendition:
    """What came without loss keeps its colour at full resolution, so that letters stay sharp."""
    image = frames.image
    sharp: dict[str, Any] = {"Q": DRAWING_QUALITY, "subsample_mode": "off"} if is_lossless else {}
    content = _anonymous(image).jpegsave_buffer(**({"Q": PHOTO_QUALITY[name], "keep": "none"} | sharp))
    return CleanRendition(name, "image/jpeg", image.width, image.height, content)


def _drawing_or_photo(name: str, frames: Frames, *, is_lossless: bool) -> CleanRendition:
    image = frames.image
    if not is_drawing(image):
        return _photo(name, frames, is_lossless=is_lossless)
    content = without_extras(_anonymous(image).pngsave_buffer(compression=6, filter="none", keep="none"))
    return CleanRendition(name, "image/png", image.width, image.height, content)


def _anonymous(image: pyvips.Image) -> pyvips.Image:
    """The same density for every picture: even that number tells scanners apart."""
    return image.copy(xres=1.0, yres=1.0)


def without_extras(content: bytes) -> bytes:
    """A PNG of ours with nothing but the chunks that draw it (the encoder adds a density)."""
    parts, position = [content[:8]], 8
    while position < len(content):
        end = position + 12 + int.from_bytes(content[position : position + 4], "big")
        if content[position + 4 : position + 8] in {b"IHDR", b"PLTE", b"IDAT", b"IEND"}:
            parts.append(content[position:end])
        position = end
    return b"".join(parts)


def _renamed(made: CleanRendition, name: str) -> CleanRendition:
    return CleanRendition(name, made.media_type, made.width_px, made.height_px, made.content)


def _moving(name: str, frames: Frames, *, is_lossless: bool) -> CleanRendition:
    image = _anonymous(frames.image)
    image.set_type(pyvips.GValue.array_int_type, "delay", list(frames.delays) or [100] * frames.count)
    image.set_type(pyvips.GValue.gint_type, "loop", frames.loops)
    is_flat = is_lossless and is_drawing(image, most_bytes_per_px=FLAT_BYTES_PER_PX)
    options: dict[str, Any] = {"lossless": True, "effort": 1} if is_flat else {"Q": MOTION_QUALITY, "effort": 0}
    content = image.webpsave_buffer(keep="none", page_height=frames.height_px, **options)
    return CleanRendition(name, "image/webp", image.width, frames.height_px, content)
