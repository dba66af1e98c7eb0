"""How high and how long a line and its characters really are: boxes of the network are generous, and the box of a value
should hug it.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from sudare.imaging.terms import Box
from sudare.reading.terms import Quad
from sudare.screening.terms import Line

HEIGHT_PX: Final = 48  # of the strip that is looked at
LONGEST_PX: Final = 1_600
LITTLE: Final = 0.08  # of the fullest row of pixels: less is noise or a neighbour's foot
MARGIN_PX: Final = 1  # of the strip, left around the ink
LEAST_HEIGHT: Final = 0.5  # that a line keeps; else what looked like ink wasn't the line
LEAST_LENGTH: Final = 0.8

Corners = NDArray[np.float64]
Profile = NDArray[np.float64]
Span = tuple[float, float]


def tightened(line: Line, grey: NDArray[np.uint8]) -> tuple[Quad, tuple[Box, ...]]:
    """The line's corners and its characters' boxes, drawn close to their ink. ``grey``: (height, width) uint8."""
    size = np.array([grey.shape[1], grey.shape[0]], np.float64)
    corners = np.array(line.quad, np.float64) * size
    inked = _inked(grey, corners)
    if inked is None:
        return line.quad, line.characters
    down = _reach(inked.mean(axis=1), least=LEAST_HEIGHT)
    along = inked[int(down[0] * len(inked)) : int(np.ceil(down[1] * len(inked)))].mean(axis=0)
    whole = _part(corners, _reach(along, least=LEAST_LENGTH), down) / size
    spans = [_hugged(span, along) for span in _spans(line.characters, corners / size)]
    quad = tuple((float(x), float(y)) for x, y in np.clip(whole, 0, 1))
    return (quad[0], quad[1], quad[2], quad[3]), tuple(_box(_part(corners, span, down) / size) for span in spans)


def _inked(grey: NDArray[np.uint8], corners: Corners) -> NDArray[np.uint8] | None:
    """(height, length) uint8 of the line laid flat: 1 where there is ink; None where it is too small to tell."""
    along, across = (float(np.hypot(*(corners[end] - corners[0]))) for end in (1, 3))
    if along < 1 or across < 1:
        return None
    length = int(min(LONGEST_PX, max(4, along * HEIGHT_PX / across)))
    flat = np.array([[0, 0], [length, 0], [length, HEIGHT_PX], [0, HEIGHT_PX]], np.float32)
    laid = cv2.getPerspectiveTransform(corners.astype(np.float32), flat)
    strip = cv2.warpPerspective(grey, laid, (length, HEIGHT_PX), borderMode=cv2.BORDER_REPLICATE)
    inked = np.asarray(cv2.threshold(strip, 0, 1, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[1], np.uint8)
    return 1 - inked if inked.mean() > 0.5 else inked  # noqa: PLR2004  more of it is paper than letters


def _reach(profile: Profile, *, least: float) -> Span:
    """From where to where there is ink, as parts of the length; all of it when that would be too little."""
    inked = np.flatnonzero(profile > LITTLE * float(profile.max()))
    if not len(inked):
        return 0.0, 1.0
    begin = max(0, int(inked[0]) - MARGIN_PX) / len(profile)
    end = min(len(profile), int(inked[-1]) + 1 + MARGIN_PX) / len(profile)
    return (begin, end) if end - begin >= least else (0.0, 1.0)


def _hugged(span: Span, profile: Profile) -> Span:
    """The part of a character's span that has ink: where two stand far apart, neither owns the gap."""
    first, last = int(span[0] * len(profile)), int(np.ceil(span[1] * len(profile)))
    inked = np.flatnonzero(profile[first:last] > LITTLE * float(profile.max()))
    if not len(inked):
        return span
    return max(span[0], (first + int(inked[0])) / len(profile)), min(
        span[1], (first + int(inked[-1]) + 1) / len(profile)
    )


def _spans(characters: Sequence[Box], corners: Corners) -> list[Span]:
    """Where each character begins and ends, as parts of the line: they meet halfway between their middles."""
    if not characters:
        return []
    lying = corners[1] - corners[0]
    middles = np.array([(box.x + box.width / 2, box.y + box.height / 2) for box in characters], np.float64)
    start = (corners[0] + corners[3]) / 2
    at = np.clip(((middles - start) @ lying) / float(lying @ lying), 0, 1)
    if len(at) == 1:
        return [(0.0, 1.0)]
    halves = (at[1:] + at[:-1]) / 2
    edges = np.clip(np.concatenate([[2 * at[0] - halves[0]], halves, [2 * at[-1] - halves[-1]]]), 0, 1)
    return [(float(begin), float(max(begin, end))) for begin, end in pairwise(edges.tolist())]


def _part(corners: Corners, along: Span, down: Span) -> Corners:
    """The part of a tilted box between those parts of its length and height, as four corners."""
    places = [(along[0], down[0]), (along[1], down[0]), (along[1], down[1]), (along[0], down[1])]
    upper, lower = corners[1] - corners[0], corners[2] - corners[3]
    return np.array([(corners[0] + upper * a) * (1 - d) + (corners[3] + lower * a) * d for a, d in places], np.float64)


def _box(corners: Corners) -> Box:
    (left, top), (right, bottom) = np.clip(corners.min(axis=0), 0, 1), np.clip(corners.max(axis=0), 0, 1)
    return Box(float(left), float(top), float(right - left), float(bottom - top))
