"""The reader with everything it needs, warm."""

from collections.abc import Callable
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from sudare.imaging.terms import Limits
from sudare.reading.engines.page import Reader
from sudare.reading.engines.picture import opened
from sudare.reading.terms import Page

WARMING_PX: Final = (900, 640)


def reader() -> Callable[[bytes, tuple[int, int], Limits], Page]:
    """Reads bytes of a rendition, or raw pixels when it is told their width and height."""
    cv2.setNumThreads(1)
    cv2.ocl.setUseOpenCL(False)
    pages = Reader()

    def read(content: bytes, size_px: tuple[int, int], limits: Limits) -> Page:
        return pages.read(_pixels(content, size_px) if size_px[0] else opened(content, limits))

    pages.read(_sheet())
    return read


def _pixels(content: bytes, size_px: tuple[int, int]) -> NDArray[np.uint8]:
    width, height = size_px
    return np.frombuffer(content, np.uint8).reshape(height, width, 3)


def _sheet() -> NDArray[np.uint8]:
    """Words lying and words standing, so that all models have looked once before the last files are shut away."""
    sheet = np.full((*WARMING_PX, 3), 255, np.uint8)
    cv2.putText(sheet, "sudare 1,234", (40, 300), cv2.FONT_HERSHEY_SIMPLEX, 2.0, (20, 20, 20), 3)
    return np.ascontiguousarray(np.rot90(sheet))
