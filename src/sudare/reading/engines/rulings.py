"""Rulings: the lines that are drawn, not written."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from sudare.reading.tables import Ruling

COPY_PX: Final = 1_400  # longer side
LONG: Final = 0.04  # of the longer side a stroke runs before it is a ruling and no letter
THICK_PX: Final = 8  # in the copy; thicker is a bar or a picture
BLOCK_PX, DARKER = 15, 8  # what is darker than its neighbourhood is ink


def rulings(rgb: NDArray[np.uint8]) -> tuple[Ruling, ...]:
    """``rgb``: (height, width, 3) uint8. Level and plumb ones; each from one end to the other, parts of the picture."""
    scale = min(1.0, COPY_PX / max(rgb.shape[:2]))
    size = max(1, round(rgb.shape[1] * scale)), max(1, round(rgb.shape[0] * scale))
    grey = cv2.cvtColor(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2GRAY)
    kind = cv2.THRESH_BINARY_INV
    ink = np.asarray(cv2.adaptiveThreshold(grey, 1, cv2.ADAPTIVE_THRESH_MEAN_C, kind, BLOCK_PX, DARKER), np.uint8)
    reach = max(12, round(LONG * max(size)))
    return (*_runs(ink, reach, is_level=True), *_runs(ink, reach, is_level=False))


def _runs(ink: NDArray[np.uint8], reach: int, *, is_level: bool) -> list[Ruling]:
    kernel = np.ones((1, reach) if is_level else (reach, 1), np.uint8)
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, 5) if is_level else (5, 1), np.uint8))
    opened = cv2.dilate(cv2.morphologyEx(joined, cv2.MORPH_OPEN, kernel), np.ones((3, 3), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(np.asarray(opened, np.uint8), connectivity=8)
    height, width = ink.shape
    found = []
    for left, top, wide, high, _ in stats[1:count].tolist():
        if (high if is_level else wide) > THICK_PX:
            continue
        if is_level:
            found.append(Ruling(True, (top + high / 2) / height, left / width, (left + wide) / width))
        else:
            found.append(Ruling(False, (left + wide / 2) / width, top / height, (top + high) / height))
    return found
