"""Every engine that looks at a picture, loaded, and the picture that warms them."""

from typing import Final

import cv2
import numpy as np

from sudare.imaging.terms import Pixels
from sudare.screening.engines import Engine
from sudare.screening.engines.codes import Codes
from sudare.screening.engines.explicit import Explicit
from sudare.screening.engines.faces import Faces
from sudare.screening.engines.fingerprints import Fingerprints
from sudare.screening.engines.text import Text

SIZES_PX: Final = ((2_828, 2_121), (1_920, 1_080))
"""What phones and screens send most: networks prepare themselves for each size once."""


def all_engines() -> tuple[Engine, ...]:
    cv2.setNumThreads(1)  # the engines share the cores by themselves
    return (Faces(), Explicit(), Codes(), Fingerprints(), Text())


def synthetic_pictures() -> tuple[Pixels, ...]:
    """White sheets with a word on them, of the sizes that come most."""
    return tuple(_sheet(width, height) for width, height in SIZES_PX)


def _sheet(width: int, height: int) -> Pixels:
    sheet = np.full((height, width, 3), 255, np.uint8)
    for number in range(1, 6):
        place, scale = (40, number * height // 7), 0.8 * number
        cv2.putText(sheet, "sudare " * number, place, cv2.FONT_HERSHEY_SIMPLEX, scale, (20, 20, 20), 2)
    return Pixels(width, height, sheet.tobytes())
