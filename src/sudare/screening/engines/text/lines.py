"""Where lines of text stand: a heat map of ink, cut from tiles, and the tilted boxes around its islands.

Source: Liao et al., Real-time scene text detection with differentiable binarization (2020); weights from ``rapidocr``.
"""

from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from math import ceil, hypot
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from sudare.screening.engines.models import CORES, Array, Model, weights
from sudare.screening.engines.places import next_of
from sudare.screening.engines.text.islands import lines_of
from sudare.screening.engines.tiles import Tile, tiles

SIDES_PX: Final = (384, 512)  # of a tile, either way: what is larger costs more for each of its pixels, and memory
OVERLAP_PX: Final = 64  # at least: letters of that height stand whole in one of two tiles
FAR_PX: Final = 896  # large pictures are first looked at this small, then closely where small letters show
FAR_PAYS: Final = 0.8  # larger copies cost more than they spare
THICK_PX: Final = 6  # strokes of ink so wide in the small copy are lines that a closer look finds no better
HINT: Final = 0.1  # of ink, far below what makes a line: what is small looks faint from afar
HINT_REACH: Final = 15  # pixels around it, in the small copy
INK: Final = 0.3
SURE: Final = 0.5
UNCLIP: Final = 1.6  # the network paints the middle of a line: area × this ÷ outline is what is missing at each side
MOST_LINES: Final = 1_000
_SMALLEST_PX: Final = 3.0
_EVERYWHERE: Final = np.ones((1, 1), np.bool_)


@dataclass(frozen=True, slots=True)
class Place:
    """A tilted box: ``corners`` (4, 2) float32, pixels of the picture, clockwise from the top left as one sees it."""

    corners: Array
    score: float

    @property
    def width_px(self) -> float:
        return float(hypot(*(self.corners[1] - self.corners[0])))

    @property
    def height_px(self) -> float:
        return float(hypot(*(self.corners[3] - self.corners[0])))


class Detector:
    def __init__(self) -> None:
        self._model = Model(
            weights("rapidocr", "models/PP-OCRv6_det_small.onnx"), shapes={"x": (1, 3, -1, -1)}, streams=CORES
        )
        self._model.prepare((1, 3, height, width) for height in SIDES_PX for width in SIDES_PX)

    def places(self, rgb: NDArray[np.uint8], *, shrunk: float, workers: Executor) -> list[Place]:
        """All lines, found in a copy of the picture that is ``shrunk`` times as large."""
        close = _resized(rgb, shrunk)
        heat = self._heat(close, workers)
        scale = np.array([rgb.shape[1] / heat.shape[1], rgb.shape[0] / heat.shape[0]], np.float32)
        return list(_islands(heat, scale))

    def _heat(self, rgb: NDArray[np.uint8], workers: Executor) -> Array:
        """(height, width) float32, 0–1: how sure the network is that a pixel lies in the middle of a line. Of a smaller
        copy where all that shows in it are thick strokes, see decision 0155.
        """
        far = _resized(rgb, FAR_PX / max(rgb.shape[:2]))
        if far.shape[0] >= FAR_PAYS * rgb.shape[0]:
            return self._looked(rgb, workers, where=_EVERYWHERE)
        heat = self._looked(far, workers, where=_EVERYWHERE)
        clear, unclear = _told_apart(heat)
        if not unclear.any():
            return heat
        kept = cv2.resize(np.where(clear, heat, np.float32(0)), rgb.shape[1::-1])
        return np.maximum(kept, self._looked(rgb, workers, where=unclear))

    def _looked(self, rgb: NDArray[np.uint8], workers: Executor, *, where: NDArray[np.bool_]) -> Array:
        """The same of the tiles that touch ``where``; elsewhere nothing."""
        heat = np.zeros(rgb.shape[:2], np.float32)
        cuts = [
            cut
            for cut in tiles(rgb.shape[:2], sides=SIDES_PX, overlap=OVERLAP_PX)
            if _part(where, cut, heat.shape).any()
        ]
        for cut, seen in zip(cuts, workers.map(lambda cut: self._of_tile(rgb[cut]), cuts), strict=True):
            np.maximum(heat[cut], seen, out=heat[cut])
        return heat

    def _of_tile(self, rgb: NDArray[np.uint8]) -> Array:
        """Blue first, −1 to 1, as it was taught; what is filled up at the edges is grey and holds nothing."""
        height, width = rgb.shape[:2]
        given = np.zeros((1, 3, next_of(SIDES_PX, height), next_of(SIDES_PX, width)), np.float32)
        given[0, :, :height, :width] = rgb[:, :, ::-1].transpose(2, 0, 1)
        given[0, :, :height, :width] *= 1 / 127.5
        given[0, :, :height, :width] -= 1
        return self._model.run(given)[0][0, 0, :height, :width]


def _told_apart(heat: Array) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Where thick strokes lie, and where else anything shows: small letters, or what may be none; with some margin."""
    ink = (heat > INK).astype(np.uint8)
    thick = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((THICK_PX, THICK_PX), np.uint8))
    clear = cv2.dilate(thick, np.ones((2 * THICK_PX + 1,) * 2, np.uint8)) > 0
    unclear = ((heat > HINT) & ~clear).astype(np.uint8)
    return clear, np.asarray(cv2.dilate(unclear, np.ones((2 * HINT_REACH + 1,) * 2, np.uint8)), np.bool_)


def _resized(rgb: NDArray[np.uint8], shrunk: float) -> NDArray[np.uint8]:
    size = max(32, round(rgb.shape[1] * shrunk)), max(32, round(rgb.shape[0] * shrunk))
    if size == rgb.shape[1::-1]:
        return rgb
    way = cv2.INTER_AREA if shrunk < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(rgb, size, interpolation=way), np.uint8)


def _part(hint: NDArray[np.bool_], cut: Tile, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """The part of ``hint`` that lies over ``cut`` of a picture of this ``shape``, never empty."""
    rows, columns = (
        slice(one.start * seen // full, max(1, ceil(one.stop * seen / full)))
        for one, seen, full in zip(cut, hint.shape, shape, strict=True)
    )
    return hint[rows, columns]


def _islands(heat: Array, scale: Array) -> Iterator[Place]:
    ink = np.asarray(cv2.dilate((heat > INK).astype(np.uint8), np.ones((2, 2), np.uint8)), np.uint8)
    contours, _ = cv2.findContours(ink, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    for contour in sorted(contours, key=len, reverse=True)[:MOST_LINES]:
        if cv2.contourArea(contour, oriented=True) > 0:  # a hole in an island runs the other way round
            continue
        for ((x, y), (width, height), angle), cut, own in lines_of(ink, np.asarray(contour, np.int32)):
            if min(width, height) < _SMALLEST_PX:
                continue
            score = float(cv2.mean(heat[cut], own)[0])
            if score < SURE:
                continue
            edge = 2 * width * height * UNCLIP / (2 * (width + height))
            corners = cv2.boxPoints(((x, y), (width + edge, height + edge), angle))
            yield Place(_clockwise(np.asarray(corners, np.float32)) * scale, score)


def _clockwise(corners: Array) -> Array:
    """From the top left on, as one looks at the picture: the left side is the one whose middle lies furthest left."""
    by_x = corners[np.argsort(corners[:, 0], kind="stable")]
    left, right = by_x[:2], by_x[2:]
    top_left, bottom_left = left[np.argsort(left[:, 1], kind="stable")]
    top_right, bottom_right = right[np.argsort(right[:, 1], kind="stable")]
    return np.array([top_left, top_right, bottom_right, bottom_left], np.float32)
