"""From matched characters to the place in the picture that a mask must cover."""

import math
from collections.abc import Sequence

from sudare.imaging.terms import Box
from sudare.screening.personal.layout import is_tall
from sudare.screening.personal.letters import width
from sudare.screening.personal.page import Page, Span
from sudare.screening.terms import Line

_PADDING = 0.12  # line heights on every side: strokes and shadows reach over the box OCR gives
_DRIFT = 0.4  # line heights more at an end inside a line whose characters had to be measured by their usual width

Point = tuple[float, float]


def boxes_of(page: Page, span: Span, *, lines: Sequence[Line], size_px: tuple[int, int]) -> list[Box]:
    """One box per line that a span touches, in the order of reading; upright, parts of the picture, never outside."""
    row = page.rows[span.row]
    parts: dict[int, tuple[int, int]] = {}
    for origin in row.origins[span.start : span.end]:
        if origin:
            start, end = parts.get(origin[0], origin[1:])
            parts[origin[0]] = (min(start, origin[1]), max(end, origin[2]))
    return [
        _box(lines[row.pieces[piece].line], start=start, end=end, size_px=size_px)
        for piece, (start, end) in parts.items()
    ]


def _box(line: Line, *, start: int, end: int, size_px: tuple[int, int]) -> Box:
    width_px, height_px = size_px
    corners = [(x * width_px, y * height_px) for x, y in line.quad]
    if is_tall(line, size_px=size_px):
        corners = [corners[1], corners[2], corners[3], corners[0]]  # along the long side, right to left across it
    height = math.dist(corners[0], corners[3])
    if len(line.characters) == len(line.text):
        points = _of_characters(line.characters[start:end], size_px=size_px)
    else:
        points = _of_quad(line.text, corners, start=start, end=end, height=height)
    return _around(points, padding=height * _PADDING, size_px=size_px)


def _of_characters(characters: Sequence[Box], *, size_px: tuple[int, int]) -> list[Point]:
    width_px, height_px = size_px
    return [
        point
        for box in characters
        for point in (
            (box.x * width_px, box.y * height_px),
            ((box.x + box.width) * width_px, (box.y + box.height) * height_px),
        )
    ]


def _of_quad(text: str, corners: Sequence[Point], *, start: int, end: int, height: float) -> list[Point]:
    """Corners of a part of a line, by the usual width of its characters: full width counts twice half width."""
    widths = [width(letter) for letter in text]
    whole = sum(widths) or 1.0
    drift = _DRIFT * height / max(math.dist(corners[0], corners[1]), height, 1e-9)
    first = max(0.0, sum(widths[:start]) / whole - (drift if start else 0.0))
    last = min(1.0, sum(widths[:end]) / whole + (drift if end < len(text) else 0.0))
    top_left, top_right, bottom_right, bottom_left = corners
    return [
        _along(top_left, top_right, first),
        _along(top_left, top_right, last),
        _along(bottom_left, bottom_right, first),
        _along(bottom_left, bottom_right, last),
    ]


def _along(start: Point, end: Point, part: float) -> Point:
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def _around(points: Sequence[Point], *, padding: float, size_px: tuple[int, int]) -> Box:
    width_px, height_px = size_px
    left = _inside((min(x for x, _ in points) - padding) / width_px)
    top = _inside((min(y for _, y in points) - padding) / height_px)
    right = _inside((max(x for x, _ in points) + padding) / width_px)
    bottom = _inside((max(y for _, y in points) + padding) / height_px)
    return Box(left, top, right - left, bottom - top)


def _inside(part: float) -> float:
    return min(1.0, max(0.0, part)) if math.isfinite(part) else 0.0
