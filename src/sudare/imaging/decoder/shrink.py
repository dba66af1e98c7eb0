"""One of our own clean pictures as a few pixels: for paper, and for a blur too small to tell anybody."""

from typing import Final

from sudare.imaging.decoder import pixels, sniff
from sudare.imaging.decoder.looks import pixels_of
from sudare.imaging.decoder.pixels import Decoded
from sudare.imaging.decoder.renditions import fitted
from sudare.imaging.terms import Limits, Pixels

WARMING_BOX_PX: Final = 8


def small_pixels(content: bytes, box_px: int, limits: Limits) -> Pixels:
    """The first frame inside a square box, never enlarged. Raises: as ``decoder.open.open_picture`` does."""
    found = sniff.survey(content, limits)
    decoded = pixels.decode(content, found)
    first = decoded.image.crop(0, 0, decoded.image.width, decoded.image.height // decoded.count)
    return pixels_of(fitted(pixels.clean_colours(Decoded(first, 1, (), 0)), box_px))
