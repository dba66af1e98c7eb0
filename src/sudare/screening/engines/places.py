"""From pixels of a look to parts of it, for every engine in the same way."""

from collections.abc import Sequence

from sudare.imaging.terms import Box
from sudare.screening.terms import Look

Point = tuple[float, float]


def box_around(points: Sequence[Point], *, look: Look) -> Box | None:
    """The upright box around points in pixels, cut at the edges; None when nothing of it lies in the picture."""
    xs, ys = [float(x) for x, _ in points], [float(y) for _, y in points]
    left, right = _within(min(xs), look.width_px), _within(max(xs), look.width_px)
    top, bottom = _within(min(ys), look.height_px), _within(max(ys), look.height_px)
    if right <= left or bottom <= top:
        return None
    return Box(left, top, right - left, bottom - top)


def parts(points: Sequence[Point], *, look: Look) -> tuple[Point, ...]:
    """The same points as parts of the picture, cut at the edges."""
    return tuple((_within(x, look.width_px), _within(y, look.height_px)) for x, y in points)


def next_of(sizes: Sequence[int], length: float) -> int:
    """The smallest of ascending ``sizes`` that ``length`` fits into, else the largest."""
    return next((size for size in sizes if size >= length), sizes[-1])


def _within(value: float, length: int) -> float:
    return min(1.0, max(0.0, float(value) / length))
