"""From ink to lines: an island on the heat map is one line, unless its shape says that the network joined several.

Labels that begin at one height of the page look like a column too, so the network paints a bar down their first
letters and ties all rows together; where two tiles meet, it paints the end of a line fatter than the rest. A box
around such an island would be mostly paper. Ragged islands are therefore cut into bands, and bands lose their bulges;
see docs/decisions/0115.
"""

from collections.abc import Iterator
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.uint8]
Rect = tuple[tuple[float, float], tuple[float, float], float]  # middle, size, degrees, as OpenCV says it

RAGGED: Final = 0.75  # of its tilted box an island fills less than this
STRIP: Final = 1.5  # times its thickness a band is long, or it is no band
CROSSING: Final = 5.0  # times its thickness what runs across bands is long, or it only ties them together
LONG: Final = 4.0
BULGES: Final = (4.0, 96.0)  # percentiles of the ink, across a band
_SMALLEST: Final = 3.0


def lines_of(ink: Mask, contour: NDArray[np.int32]) -> Iterator[tuple[Rect, tuple[slice, slice], Mask]]:
    """Tilted boxes (pixels of ``ink``) of the lines in one island; for each, where its own ink lies and which it is.

    ``ink``: (height, width) uint8, 0 or 1. ``contour``: (n, 1, 2) int32, as ``cv2.findContours`` gives it.
    """
    left, top, width, height = cv2.boundingRect(contour)
    island = np.zeros((height, width), np.uint8)
    cv2.drawContours(island, [contour], -1, 1, cv2.FILLED, offset=(-left, -top))
    island &= ink[top : top + height, left : left + width]
    cut = slice(top, top + height), slice(left, left + width)
    box = cv2.minAreaRect(contour)
    if not _is_ragged(island, box):
        yield _rect(box, 0, 0), cut, island
        return
    for band in _bands(island):
        yield _rect(_without_bulges(band), left, top), cut, band


def _rect(box: cv2.typing.RotatedRect, left: int, top: int) -> Rect:
    (x, y), (width, height), degrees = box
    return (x + left, y + top), (width, height), degrees


def _is_ragged(island: Mask, box: cv2.typing.RotatedRect) -> bool:
    return cv2.countNonZero(island) < RAGGED * box[1][0] * box[1][1]


def _bands(island: Mask) -> Iterator[Mask]:
    """Strips along the direction in which most ink runs, then what runs across them far enough to be a line too."""
    thick = _thickness(island)
    flat, upright = _opened(island, thick * STRIP, 1), _opened(island, 1, thick * STRIP)
    is_flat = cv2.countNonZero(flat) >= cv2.countNonZero(upright)
    along = flat if is_flat else upright
    bands = list(_components(along))
    if not bands:
        yield island
        return
    yield from bands
    rest = np.where(cv2.dilate(along, np.ones((3, 3), np.uint8)) > 0, np.uint8(0), island)
    reach = thick * CROSSING
    yield from _components(np.asarray(_opened(rest, 1, reach) if is_flat else _opened(rest, reach, 1), np.uint8))


def _thickness(island: Mask) -> float:
    """Of most strokes (px): twice the distance from their middle to the paper, bulges left out."""
    bordered = cv2.copyMakeBorder(island, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0)
    far = cv2.distanceTransform(bordered, cv2.DIST_L2, 3)
    ridge = far[(far >= cv2.dilate(far, np.ones((3, 3), np.uint8))) & (far > 1)]
    return 2 * float(np.median(ridge)) if ridge.size else _SMALLEST


def _opened(island: Mask, wide: float, high: float) -> Mask:
    kernel = np.ones((max(1, round(high)), max(1, round(wide))), np.uint8)
    opened = cv2.morphologyEx(island, cv2.MORPH_OPEN, kernel, borderType=cv2.BORDER_CONSTANT, borderValue=0)
    return np.asarray(opened, np.uint8)


def _components(ink: Mask) -> Iterator[Mask]:
    count, numbers = cv2.connectedComponents(ink, connectivity=8)
    for number in range(1, count):
        yield (numbers == number).astype(np.uint8)


def _without_bulges(band: Mask) -> cv2.typing.RotatedRect:
    """The tilted box of a band; of a long ragged one, as thick as nearly all of its ink."""
    points = np.asarray(cv2.findNonZero(band), np.int32).reshape(-1, 2)
    (x, y), (width, height), degrees = box = cv2.minAreaRect(points)
    if not _is_ragged(band, box) or max(width, height) < LONG * min(width, height):
        return box
    turned = np.deg2rad(degrees)
    across = (
        np.array([-np.sin(turned), np.cos(turned)]) if width > height else np.array([np.cos(turned), np.sin(turned)])
    )
    low, high = np.percentile((points - (x, y)) @ across, BULGES)
    middle = x + across[0] * (low + high) / 2, y + across[1] * (low + high) / 2
    thick = max(float(high - low), 1.0)
    return middle, (width, thick) if width > height else (thick, height), degrees
