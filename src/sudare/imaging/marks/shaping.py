"""How much a place can bear before an eye sees it."""

from typing import Any, Final

import cv2
import numpy as np
import numpy.typing as npt

from sudare.imaging.marks.carriers import chip_px, grid

CALM: Final = 1.0  # of 255, on paper, sky and walls
BUSY: Final = 6.0  # and never more than this
SHARE: Final = 0.55  # of the local detail in between
DETAIL_PX: Final = 5

Luma = npt.NDArray[np.uint8]
"""uint8, (height, width), 0–255."""
Grid = npt.NDArray[np.float32]
"""float32, (rows, columns): one value for each chip."""


def amplitudes(luma: Luma) -> Grid:
    """What each chip may add or take, in levels of luma.

    Detail hides the mark, a lone edge beside paper doesn't: each place counts as its calmest neighbour.
    """
    height, width = luma.shape
    rows, columns = grid(width, height)
    detail = cv2.absdiff(luma, cv2.blur(luma, (DETAIL_PX, DETAIL_PX)))
    halves = by_chip(detail, chip_px(width, height), 2)
    calmest = cv2.erode(halves, np.ones((3, 3), np.uint8))
    busy = cv2.resize(cv2.blur(calmest, (3, 3)), (columns, rows), interpolation=cv2.INTER_AREA)
    return np.asarray(np.clip(CALM + SHARE * busy, CALM, BUSY), np.float32)


def by_chip(values: npt.NDArray[Any], side: int, parts: int = 1) -> Grid:
    """float32, (rows × parts, columns × parts): means of square parts of chips."""
    whole = whole_chips(values, side)
    size = (whole.shape[1] // side * parts, whole.shape[0] // side * parts)
    return np.asarray(cv2.resize(whole, size, interpolation=cv2.INTER_AREA), np.float32)


def whole_chips(values: npt.NDArray[Any], side: int) -> npt.NDArray[Any]:
    """Grown to whole chips by repeating the edge; the same object where nothing hangs over. (height, width)."""
    over = [-length % side for length in values.shape]
    if not any(over):
        return values
    return np.asarray(cv2.copyMakeBorder(values, 0, over[0], 0, over[1], cv2.BORDER_REPLICATE))


def within_range(field: Grid, luma: Luma, most: Grid) -> Grid:
    """The field on one side only, and half as high, where the picture is white or black: nothing is cut off."""
    height, width = luma.shape
    mean = by_chip(luma, chip_px(width, height))
    above = np.clip(mean + most - 255, 0, most)
    below = np.clip(most - mean, 0, most)
    return np.asarray(field * (1 - (above + below) / (2 * most + 1e-6)) + (below - above) / 2, np.float32)
