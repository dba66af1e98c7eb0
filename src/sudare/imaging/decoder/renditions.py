"""Encodes the clean pixels three times: thumbnail, view, full. Nothing of the file goes along."""

from collections.abc import Mapping
from typing import Final

import pyvips

from sudare.imaging.answers import THUMBNAIL_PX, VIEW_PX
from sudare.imaging.terms import CleanRendition

FULL_QUALITY: Final = 88
VIEW_QUALITY: Final = 84
THUMBNAIL_QUALITY: Final = 80


def make_renditions(image: pyvips.Image) -> Mapping[str, CleanRendition]:
    """All three from pixels in memory, each smaller one from the next larger one."""
    view = fitted(image, VIEW_PX)
    thumbnail = fitted(view, THUMBNAIL_PX)
    full = _photo("full", image, FULL_QUALITY)
    return {
        "thumbnail": _photo("thumbnail", thumbnail, THUMBNAIL_QUALITY),
        "view": _photo("view", view, VIEW_QUALITY),
        "full": full,
    }


def fitted(image: pyvips.Image, box_px: int) -> pyvips.Image:
    """The picture inside a square box, never enlarged, in memory because it is used more than once."""
    scale = box_px / max(image.width, image.height)
    if scale >= 1:
        return image
    width, height = (max(1, round(side * scale)) for side in (image.width, image.height))
    return image.resize(width / image.width, vscale=height / image.height).copy_memory()


def _photo(name: str, image: pyvips.Image, quality: int) -> CleanRendition:
    content = without_density(image).jpegsave_buffer(Q=quality, keep="none")
    return CleanRendition(name, "image/jpeg", image.width, image.height, content)


def without_density(image: pyvips.Image) -> pyvips.Image:
    """The same density for every picture: even that number tells scanners apart."""
    return image.copy(xres=1.0, yres=1.0)
