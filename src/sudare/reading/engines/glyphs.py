"""Lines of a page, all of them: what small letters need counts more here than speed, other than in ``screening``."""

from collections.abc import Iterable, Sequence
from math import sqrt
from statistics import median
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from sudare.imaging.terms import Box
from sudare.reading import terms
from sudare.reading.engines.ink import tightened
from sudare.screening.engines.text.reading import Text
from sudare.screening.terms import Line, Look

READ_PX: Final = 4_000_000  # a long receipt keeps 3,200 × 1,250, an A4 page 200 dots an inch
LONGEST_PX: Final = 3_200
SMALL_PX: Final = 15.0  # letters lower than this want a closer look
COMFORTABLE_PX: Final = 24.0
CLOSEST: Final = 2.0  # nothing is found in a picture blown up further


class Glyphs:
    """Everything that stands on a page, each line with its place and the place of each character."""

    def __init__(self) -> None:
        self._text = Text()
        self.version = self._text.version

    def lines(self, rgb: NDArray[np.uint8]) -> tuple[terms.Line, ...]:
        """``rgb``: (height, width, 3) uint8. Places are parts of it."""
        look, scale = Look(rgb), first_scale(rgb.shape[1], rgb.shape[0])
        found = self._text.lines(look, shrunk=scale)
        closer = closer_scale(found, rgb.shape[0], rgb.shape[1], scale)
        if closer is not None:
            again = self._text.lines(look, shrunk=closer)
            found = again if _worth(again) > _worth(found) else found
        grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
        return tuple(_placed(line, np.asarray(grey, np.uint8)) for line in _unrepeated(found))


def first_scale(width_px: int, height_px: int) -> float:
    """How large a copy lines are looked for in."""
    return min(1.0, LONGEST_PX / max(width_px, height_px), sqrt(READ_PX / (width_px * height_px)))


def closer_scale(lines: Sequence[Line], height_px: int, width_px: int, scale: float) -> float | None:
    """A second look where letters came out small, unless the copy would be too large."""
    if not lines:
        return None
    heights = [_height(line, width_px, height_px) * scale for line in lines]
    typical = median(heights)
    if typical >= SMALL_PX:
        return None
    most = min(CLOSEST, sqrt(READ_PX / (width_px * height_px)))
    closer = min(most, scale * COMFORTABLE_PX / typical)
    return closer if closer > scale * 1.2 else None


def _height(line: Line, width_px: int, height_px: int) -> float:
    (left, top), (x, y) = line.quad[0], line.quad[3]
    return float(np.hypot((x - left) * width_px, (y - top) * height_px))


def _worth(lines: Iterable[Line]) -> float:
    return sum(len(line.text) * line.score for line in lines)


def _unrepeated(lines: Iterable[Line]) -> list[Line]:
    """Where two boxes lie over each other and one says what the other says, the longer stays."""
    kept: list[Line] = []
    for line in sorted(lines, key=lambda each: -len(each.text)):
        if not any(line.text in other.text and _lies_in(line, other) for other in kept):
            kept.append(line)
    return kept


def _lies_in(line: Line, other: Line) -> bool:
    x = sum(corner[0] for corner in line.quad) / 4
    y = sum(corner[1] for corner in line.quad) / 4
    xs, ys = [corner[0] for corner in other.quad], [corner[1] for corner in other.quad]
    return min(xs) < x < max(xs) and min(ys) < y < max(ys)


def _placed(line: Line, grey: NDArray[np.uint8]) -> terms.Line:
    quad, chars = tightened(line, grey)
    xs, ys = [x for x, _ in quad], [y for _, y in quad]
    box = Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    return terms.Line(line.text, line.score, box, quad, chars)
