"""The visible code of a mark, read off a picture from anywhere. Nothing but six letters ever comes out of it."""

from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np

from sudare.imaging.marks.reading import ReadCode, read_code
from sudare.imaging.terms import Pixels
from sudare.screening.engines import Engine
from sudare.screening.terms import Look

SMALL_PX: Final = 1_600  # longer side below which letters of a mark may be too small to be read as they are
ENLARGED: Final = 2
ENOUGH: Final = 4  # readings that agree: looking again would change nothing


class Letters:
    """``engine``: what reads lines of text."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def read(self, looks: Sequence[Pixels]) -> ReadCode | None:
        """As ``read_off``, in the first look that shows any: frames of a moving picture carry the same."""
        for pixels in looks:
            rgb = np.frombuffer(pixels.rgb, np.uint8).reshape(pixels.height_px, pixels.width_px, 3)
            if (found := self.read_off(Look(rgb))) is not None:
                return found
        return None

    def read_off(self, look: Look) -> ReadCode | None:
        """The code most readings agree on; a small picture is read again at twice its size where they are few."""
        found = self._once(look)
        if max(look.width_px, look.height_px) > SMALL_PX or (found is not None and found.times >= ENOUGH):
            return found
        again = self._once(_enlarged(look))  # not both together: the same place isn't two readings
        return max((found, again), key=lambda each: each.times if each else 0)

    def _once(self, look: Look) -> ReadCode | None:
        return read_code((line.text, line.score) for line in self._engine.look(look).lines)


def _enlarged(look: Look) -> Look:
    size = (ENLARGED * look.width_px, ENLARGED * look.height_px)
    return Look(np.asarray(cv2.resize(look.rgb, size, interpolation=cv2.INTER_CUBIC), np.uint8))
