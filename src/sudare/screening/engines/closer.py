"""A second look at what might be a face: cut out, brought to the size that is seen best, turned, mirrored.

A face under a mask, upside down or with its eyes hidden stands out little at the first look, and so does a knot of
branches. Seen closer they part: see docs/decisions/0158.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from sudare.screening.engines.models import Array

SIDE_PX: Final = 192  # of what is looked at
FACE_PX: Final = 76  # of the face in it
WORTH: Final = 0.08  # from here on a first score is worth a second look
SURE: Final = 0.6  # from here on it isn't needed
MOST: Final = 12  # the best of them, for one picture: thickets and crowds have hundreds
SLACK: Final = 0.5  # of a face, that the face may lie beside the middle
CONTRAST: Final = 8.0  # at most, and in so many parts either way, light is evened out
PATCHES: Final = 2
SIZES: Final = (0.5, 2.0)  # of what was expected

Boxes = Callable[[NDArray[np.uint8]], Array]
"""From a picture to (n, 5) float32: left, top, right, bottom in pixels and score."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a cutting is held: with its light evened out or not, mirrored or not, then turned to the left by quarters."""

    turns: int = 0
    is_mirrored: bool = False
    is_evened: bool = False

    def held(self, cutting: NDArray[np.uint8]) -> NDArray[np.uint8]:
        shown = _evened(cutting) if self.is_evened else cutting
        return np.ascontiguousarray(np.rot90(shown[:, ::-1] if self.is_mirrored else shown, self.turns))

    def back(self, box: Sequence[float]) -> tuple[float, float, float, float]:
        """Where a box lies in the cutting before it was held so."""
        left, top, right, bottom = box
        for _ in range(self.turns):
            left, top, right, bottom = SIDE_PX - bottom, left, SIDE_PX - top, right
        return (SIDE_PX - right, top, SIDE_PX - left, bottom) if self.is_mirrored else (left, top, right, bottom)


WAYS: Final = (Way(), Way(is_mirrored=True), Way(is_evened=True), Way(2), Way(1), Way(3))


def looked_closer(rgb: NDArray[np.uint8], boxes: Array, found_in: Boxes) -> Array:
    """The same boxes, best first; doubtful ones that are seen better from close by get that place and score."""
    judged = boxes.copy()
    doubtful = np.flatnonzero((boxes[:, 4] >= WORTH) & (boxes[:, 4] < SURE))
    for number in doubtful[:MOST]:
        better = _closer(rgb, boxes[number], found_in)
        if better is not None and better[4] > boxes[number, 4]:
            judged[number] = better
    return judged[np.argsort(-judged[:, 4], kind="stable")]


def _closer(rgb: NDArray[np.uint8], box: Array, found_in: Boxes) -> Array | None:
    """The best of all ways; no further one once it is sure."""
    cutting, left, top, scale = _cut(rgb, box)
    best: Array | None = None
    for way in WAYS:
        seen = _in_the_middle(found_in(way.held(cutting)))
        if seen is None or (best is not None and seen[4] <= best[4]):
            continue
        x, y, right, bottom = way.back([float(side) for side in seen[:4]])
        best = np.array(
            [left + x * scale, top + y * scale, left + right * scale, top + bottom * scale, seen[4]], np.float32
        )
        if seen[4] >= SURE:
            break
    return best


def _cut(rgb: NDArray[np.uint8], box: Array) -> tuple[NDArray[np.uint8], float, float, float]:
    """The square around a box, SIDE_PX wide, where it begins in ``rgb`` and how many of its pixels are one of it."""
    size = max(float(box[2] - box[0]), float(box[3] - box[1]), 4.0)
    reach = max(2, round(size * SIDE_PX / FACE_PX / 2))
    x, y = round(float(box[0] + box[2]) / 2), round(float(box[1] + box[3]) / 2)
    height, width = rgb.shape[:2]
    rows, columns = slice(max(0, y - reach), y + reach), slice(max(0, x - reach), x + reach)
    beyond = (max(0, reach - y), max(0, y + reach - height), max(0, reach - x), max(0, x + reach - width))
    whole = cv2.copyMakeBorder(rgb[rows, columns], *beyond, cv2.BORDER_REPLICATE)
    how = cv2.INTER_AREA if 2 * reach > SIDE_PX else cv2.INTER_CUBIC
    cutting = np.asarray(cv2.resize(whole, (SIDE_PX, SIDE_PX), interpolation=how), np.uint8)
    return cutting, float(x - reach), float(y - reach), 2 * reach / SIDE_PX


def _evened(rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Light and dark parts brought to one range, for faces in a shadow. Source: Zuiderveld, CLAHE (1994)."""
    luma = cv2.cvtColor(rgb, cv2.COLOR_RGB2YCrCb)
    luma[..., 0] = cv2.createCLAHE(CONTRAST, (PATCHES, PATCHES)).apply(luma[..., 0])
    return np.asarray(cv2.cvtColor(luma, cv2.COLOR_YCrCb2RGB), np.uint8)


def _in_the_middle(boxes: Array) -> Array | None:
    """The best box that lies where the first look had it."""
    middle = (boxes[:, :2] + boxes[:, 2:4]) / 2 - SIDE_PX / 2
    sizes = (boxes[:, 2:4] - boxes[:, :2]).max(axis=1) / FACE_PX if len(boxes) else np.empty(0, np.float32)
    is_there = (np.abs(middle) < SLACK * FACE_PX).all(axis=1) & (sizes > SIZES[0]) & (sizes < SIZES[1])
    there = boxes[is_there]
    return np.asarray(there[there[:, 4].argmax()], np.float32) if len(there) else None
