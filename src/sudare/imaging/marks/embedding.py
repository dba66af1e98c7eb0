"""Both marks put on pixels: the number as a faint field over all of the luma, the code over it in letters."""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from sudare.imaging.marks import carriers, coding, lettering, shaping
from sudare.imaging.marks.lettering import Place
from sudare.imaging.marks.shaping import Grid, Luma
from sudare.imaging.marks.terms import Mark

COLOURS: Final = 3
MIDDLE: Final = 128  # what stands for nothing added
Pixels = npt.NDArray[np.uint8]
"""uint8, (height, width, bands), bands 1 or 3."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What both sides work out from the rendition alone. ``strengths``: a value for each chip, 0 under letters."""

    luma: Luma
    places: list[Place]
    strengths: Grid


def luma_of(pixels: Pixels) -> Luma:
    if pixels.shape[2] == COLOURS:
        return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    return np.ascontiguousarray(pixels[:, :, 0])


def planned(pixels: Pixels) -> Plan:
    luma = luma_of(pixels)
    height, width = luma.shape
    side, where = carriers.chip_px(width, height), lettering.places(luma)
    strengths = shaping.amplitudes(luma)
    for place in where:  # letters would drown the field, and the detector doesn't know them
        rows = slice(place.top // side, -(-(place.top + place.height) // side))
        strengths[rows, place.left // side : -(-(place.left + place.width) // side)] = 0
    return Plan(luma, where, strengths)


def field(plan: Plan, content: bytes, mark: Mark, secret: bytes) -> Grid:
    """float32, (rows, columns): what the chips add to the luma."""
    pattern = carriers.carriers(content, plan.strengths.shape, secret)
    signs = carriers.drawn(pattern, coding.encoded(mark.number, secret))
    return shaping.within_range(signs * plan.strengths, plan.luma, plan.strengths)


def lay(pixels: Pixels, added: Grid, *, is_flat: bool) -> None:
    """Add the field to every band, in place. ``is_flat``: chips with hard edges, which pack well without loss.

    The bands of a pixel lie side by side, so the field is stretched over them as if they were narrower pixels.
    """
    height, width, bands = pixels.shape
    side = carriers.chip_px(width, height)
    how = cv2.INTER_NEAREST if is_flat else cv2.INTER_CUBIC
    raised = np.rint(added + MIDDLE).astype(np.uint8)
    large = cv2.resize(raised, (added.shape[1] * side * bands, added.shape[0] * side), interpolation=how)
    rows = pixels.reshape(height, width * bands)
    cv2.addWeighted(rows, 1.0, large[:height, : width * bands], 1.0, -MIDDLE, dst=rows)


def put(pixels: Pixels, plan: Plan, added: Grid, *, code: str, is_flat: bool) -> None:
    """Both marks, in place."""
    lay(pixels, added, is_flat=is_flat)
    lettering.write(pixels, plan.luma, plan.places, code)
