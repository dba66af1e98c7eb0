"""What screening gets to see: the clean pixels themselves, and of a moving picture every frame that brings news."""

from collections.abc import Iterator
from typing import Final

import numpy as np
import numpy.typing as npt
import pyvips

from sudare.imaging.decoder.pixels import OPAQUE_BANDS
from sudare.imaging.decoder.renditions import Frames, fitted
from sudare.imaging.geometry import screened_size
from sudare.imaging.terms import LOOKS_MAX, LOOKS_MAX_PX, Pixels

CELLS: Final = 192  # along the longer side, at least two pixels each: a frame is compared cell by cell
CELL_PX: Final = 2  # two, because the dots of a dithered GIF dance
DIFFERS_BY: Final = 24  # of 255, in any channel of any single cell: a line of small print in one corner is news

Cells = npt.NDArray[np.int16]
"""int16, (rows, columns, bands): mean colours of a frame's cells, 0–255."""


def make_looks(stored: Frames, orientation: int) -> tuple[tuple[Pixels, ...], bool]:
    """The looks, and whether they are all there are to see.

    ``stored`` is not turned yet: a look is turned after it was made small, which is cheaper.
    """
    looks = []
    numbers, is_all_seen = _chosen(stored)
    for number in numbers:
        frame = stored.image.crop(0, number * stored.height_px, stored.image.width, stored.height_px)
        looks.append(pixels_of(Frames(_small(frame)).turned(orientation).image))
    return tuple(looks), is_all_seen


def _small(frame: pyvips.Image) -> pyvips.Image:
    width, height = screened_size(frame.width, frame.height)
    if (width, height) == (frame.width, frame.height):
        return frame
    return frame.resize(width / frame.width, vscale=height / frame.height, kernel="lanczos2").copy_memory()


def pixels_of(image: pyvips.Image) -> Pixels:
    """The whole image, three bytes a pixel."""
    coloured = image if image.bands == OPAQUE_BANDS else image.bandjoin([image, image])
    return Pixels(image.width, image.height, coloured.write_to_memory())


def _chosen(stored: Frames) -> tuple[list[int], bool]:
    """Frames that differ from all those chosen before them, as many as may be looked at."""
    if stored.count == 1:
        return [0], True
    width, height = screened_size(stored.image.width, stored.height_px)
    most = max(1, min(LOOKS_MAX, LOOKS_MAX_PX // (width * height)))
    numbers: list[int] = []
    known: list[Cells] = []
    for number, cells in enumerate(_cells(stored)):
        if any(int(np.abs(cells - other).max()) <= DIFFERS_BY for other in known):
            continue
        if len(numbers) == most:
            return numbers, False
        numbers.append(number)
        known.append(cells)
    return numbers, True


def _cells(stored: Frames) -> Iterator[Cells]:
    box_px = max(1, min(CELLS, max(stored.image.width, stored.height_px) // CELL_PX))
    for top in stored.tops:
        frame = stored.image.crop(0, top, stored.image.width, stored.height_px)
        yield fitted(frame, box_px).numpy().astype(np.int16)
