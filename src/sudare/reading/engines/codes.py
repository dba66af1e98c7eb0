"""Codes that machines read, and what they say."""

from typing import Final

import numpy as np
import zxingcpp
from numpy.typing import NDArray

from sudare.reading.terms import Code
from sudare.screening.engines.codes import SQUARE, grown
from sudare.screening.engines.places import box_around
from sudare.screening.terms import Look

MOST_CHARS: Final = 2_000


def codes(rgb: NDArray[np.uint8]) -> tuple[Code, ...]:
    """``rgb``: (height, width, 3) uint8. What can't be decoded isn't named: that it is there, screening tells."""
    found = []
    for code in zxingcpp.read_barcodes(rgb):
        corners = code.position
        points = [(p.x, p.y) for p in (corners.top_left, corners.top_right, corners.bottom_right, corners.bottom_left)]
        box = box_around(grown(points), look=Look(rgb))
        if box is not None and code.valid and code.text:
            kind = "qr" if code.symbology.name in SQUARE else "barcode"
            found.append(Code(kind, code.symbology.name, code.text[:MOST_CHARS], box))
    return tuple(found)
