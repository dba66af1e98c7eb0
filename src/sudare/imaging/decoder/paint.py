"""Sudare slats over what nobody may see: solid pixels, written before anything is made of the picture.

Every painted value follows from its place alone, so that nothing of what lies below can be worked out from it, in this
picture or in any that is made of it later. Blur and mosaic can be undone in part; see docs/decisions/0075.
"""

import itertools
import math
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from sudare.imaging.geometry import covered_px
from sudare.imaging.terms import Box, Mask, Stroke

PAPER: Final = (250, 248, 243)  # what straightening uncovers beside the picture
SLATS: Final = ((57, 66, 61), (68, 78, 72))  # two neighbouring dark tones, those of the page
SLATS_ALONG_LONGER_SIDE: Final = 360  # 11 px in a 12 MP photo, 6 px in its view
THINNEST_PX: Final = 2
DISCS_PER_RADIUS: Final = 2.0  # a stroke is a row of discs half a radius apart …
DISC_GROWTH: Final = 1.0 / math.sqrt(1.0 - 0.25**2)  # … so much larger that the notches between them lie outside it

Frame = npt.NDArray[np.uint8]
"""uint8, (frames, height, width, bands)."""


def tone(bands: int, colour: tuple[int, int, int]) -> tuple[int, ...]:
    """The colour in the picture's bands; grey pictures get its mean."""
    return colour if bands == len(colour) else (round(sum(colour) / len(colour)),)


def paint(frames: Frame, masks: Sequence[Mask], *, is_upright_after: bool = True) -> None:
    """Cover the masks on every frame, in place. Slats lie level, or upright where a quarter turn will level them."""
    _, height, width, bands = frames.shape
    slat_px = max(THINNEST_PX, round(max(height, width) / SLATS_ALONG_LONGER_SIDE))
    tones = np.array([tone(bands, slat) for slat in SLATS], np.uint8)
    across, down = np.arange(width) // slat_px % 2, np.arange(height) // slat_px % 2
    slats = tones[down][:, None, :] if is_upright_after else tones[across][None, :, :]
    slats = np.broadcast_to(slats, (height, width, bands))
    for mask in masks:
        if isinstance(mask, Box):
            left, top, right, bottom = covered_px(mask, (width, height))
            frames[:, top:bottom, left:right] = slats[top:bottom, left:right]
        else:
            _paint_stroke(frames, mask, slats)


def _paint_stroke(frames: Frame, stroke: Stroke, slats: Frame) -> None:
    """Where the brush went, within the box around it."""
    _, height, width, _ = frames.shape
    centres, radius = _discs(stroke, width, height)
    low, high = centres.min(axis=0) - radius - 1, centres.max(axis=0) + radius + 1
    left, top = max(0, math.floor(low[0])), max(0, math.floor(low[1]))
    right, bottom = min(width, math.ceil(high[0])), min(height, math.ceil(high[1]))
    if right <= left or bottom <= top:
        return
    covered = _covered(centres - (left, top), radius, right - left, bottom - top)[None, :, :, None]
    np.copyto(frames[:, top:bottom, left:right], slats[None, top:bottom, left:right], where=covered)


def _discs(stroke: Stroke, width: int, height: int) -> tuple[npt.NDArray[np.float64], float]:
    """Centres in pixels, float64 (discs, 2), and their radius, which is at least half a pixel's diagonal."""
    radius = max(0.75, stroke.radius * max(width, height))
    points = np.array(stroke.points, np.float64) * (width, height)
    return np.concatenate(list(_steps(points, radius / DISCS_PER_RADIUS))), radius * DISC_GROWTH + 0.5


def _steps(points: npt.NDArray[np.float64], spacing: float) -> Iterator[npt.NDArray[np.float64]]:
    yield points[:1]
    for start, end in itertools.pairwise(points):
        count = max(1, math.ceil(float(np.hypot(*(end - start))) / spacing))
        yield start + (end - start) * (np.arange(1, count + 1) / count)[:, None]


def _covered(centres: npt.NDArray[np.float64], radius: float, width: int, height: int) -> npt.NDArray[np.bool_]:
    """bool, (height, width): pixels whose centre lies in one of the discs.

    Every disc crosses a row in one run; runs are counted where they begin and end, and summed along the row.
    """
    edges = np.zeros((height, width + 1), np.int32)
    reach = math.ceil(radius)
    for chunk in np.array_split(centres, math.ceil(len(centres) / 4096)):
        rows = np.floor(chunk[:, 1]).astype(np.int64)[:, None] + np.arange(-reach, reach + 1)
        rise = rows + 0.5 - chunk[:, 1, None]
        half = np.sqrt(np.maximum(0.0, radius * radius - rise * rise))
        starts = np.clip(np.ceil(chunk[:, 0, None] - half - 0.5), 0, width).astype(np.int64)
        ends = np.clip(np.floor(chunk[:, 0, None] + half - 0.5) + 1, 0, width).astype(np.int64)
        is_run = (np.abs(rise) <= radius) & (rows >= 0) & (rows < height) & (ends > starts)
        np.add.at(edges, (rows[is_run], starts[is_run]), 1)
        np.add.at(edges, (rows[is_run], ends[is_run]), -1)
    return np.cumsum(edges[:, :-1], axis=1) > 0
