"""What a line says, and where each of its characters stands.

Source: PP-OCRv6 (CTC over columns of eight pixels at a height of 48); weights from ``rapidocr``.
"""

from dataclasses import dataclass, field
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from sudare.screening.engines.models import CORES, Array, Model, metadata, only_best_of, weights
from sudare.screening.engines.places import next_of

HEIGHT_PX: Final = 48
WIDTHS_PX: Final = (*range(160, 1_601, 160), 2_000, 2_400)  # what is longer gets pressed
_COLUMN_PX: Final = 8
_BLANK: Final = 0
_EUROPEAN: Final = 0x250


@dataclass(frozen=True, slots=True)
class Reading:
    """``spans``: where each character begins and ends, as parts of the line's length."""

    text: str = field(repr=False)
    score: float
    spans: tuple[tuple[float, float], ...]


class Recogniser:
    def __init__(self) -> None:
        path = weights("rapidocr", "models/PP-OCRv6_rec_small.onnx")
        known = ["", *metadata(path, "character").splitlines(), " "]
        columns = np.array([number for number, character in enumerate(known) if _is_ours(character)])
        self._characters = [known[number] for number in columns]
        shapes = {"x": (1, 3, HEIGHT_PX, -1)}
        self._model = Model(path, shapes=shapes, streams=CORES, change=only_best_of(columns))
        self._model.prepare((1, 3, HEIGHT_PX, width) for width in WIDTHS_PX)

    def read(self, strip: NDArray[np.uint8]) -> Reading:
        """``strip``: (height, width, 3) uint8, one line, upright."""
        width = min(WIDTHS_PX[-1], max(1, round(strip.shape[1] * HEIGHT_PX / strip.shape[0])))
        resized = cv2.resize(strip, (width, HEIGHT_PX), interpolation=cv2.INTER_LINEAR)
        given = np.zeros((1, 3, HEIGHT_PX, next_of(WIDTHS_PX, width)), np.float32)
        given[0, :, :, :width] = resized[:, :, ::-1].transpose(2, 0, 1) / np.float32(127.5) - 1
        best, chances = self._model.run(given)
        return self._decoded(best[0, :, 0].astype(np.intp), chances[0, :, 0], columns=width / _COLUMN_PX)

    def _decoded(self, best: NDArray[np.intp], chances: Array, *, columns: float) -> Reading:
        """A character begins where a column's choice is another than the one before it, and not a blank."""
        begins = np.flatnonzero((best != _BLANK) & (best != np.concatenate([[_BLANK], best[:-1]])))
        if not len(begins):
            return Reading("", 0.0, ())
        text = "".join(self._characters[best[column]] for column in begins)
        score = float(chances[begins].mean())
        return Reading(text, min(1.0, score), _spans(np.asarray((begins + 0.5) / columns, np.float64)))


def _is_ours(character: str) -> bool:
    """What Japanese and European writing needs. The network also knows ten thousand signs that only Chinese uses, and
    takes them for their Japanese neighbours; leaving them out makes it faster and surer.
    """
    if ord(character or " ") < _EUROPEAN:
        return True
    try:
        return bool(character.encode("euc_jis_2004"))
    except UnicodeEncodeError:
        return False


def _spans(centres: NDArray[np.float64]) -> tuple[tuple[float, float], ...]:
    """Characters meet halfway between their centres; the outer ones are as wide outwards as inwards."""
    if len(centres) == 1:
        return ((0.0, 1.0),)
    halves = (centres[1:] + centres[:-1]) / 2
    first, last = 2 * centres[0] - halves[0], 2 * centres[-1] - halves[-1]
    edges = np.clip(np.concatenate([[first], halves, [last]]), 0.0, 1.0)
    return tuple(zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True))
