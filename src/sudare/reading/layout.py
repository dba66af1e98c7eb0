"""From lines that stand somewhere to rows, columns and reading order.

Everything is measured along the direction in which most lines run and across it, so a page that was turned, or is
written in columns from right to left, is laid out like any other. See docs/decisions/0161.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import atan2, cos, degrees, hypot, radians, sin
from statistics import median
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from sudare.reading.columns import in_columns
from sudare.reading.terms import Line, Row

NEAR: Final = 30.0  # degrees: a line that runs otherwise doesn't bend the page
SAME_ROW: Final = 0.5  # of the lower line's height, between the middles of two lines
BESIDE: Final = 0.35  # of the shorter line may lie over the other; more stands above or below it
TRUSTED: Final = 3.0  # times its height a line is long before its slope says anything
ROUNDS: Final = 3
FEW: Final = 4  # lines; fewer tell no perspective

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Laid:
    """A line where it stands on the page laid flat: from ``left`` to ``right`` along, its middle ``at`` across."""

    line: Line
    left: float
    right: float
    at: float
    height: float

    @property
    def width(self) -> float:
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Layout:
    """``degrees``: clockwise, how most lines run; 0 is from left to right, 90 downwards."""

    rows: tuple[Row, ...]
    degrees: float

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for row in self.rows for line in row.lines)


def lay_out(lines: Sequence[Line], *, width_px: int, height_px: int) -> Layout:
    """Rows in reading order. ``lines`` may come in any order."""
    if not lines:
        return Layout((), 0.0)
    angle = _usual_angle(lines, width_px, height_px)
    laid = _flattened(lines, angle, width_px, height_px)
    for _ in range(ROUNDS - 1):
        laid = _straightened(laid)
    rows = [Row(tuple(each.line for each in row)) for row in in_columns(_rows(laid))]
    return Layout(tuple(rows), angle)


def angle_of(line: Line, width_px: int, height_px: int) -> float:
    """Clockwise degrees, −180 to 180: the middle of its left side to the middle of its right side."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = line.quad
    return degrees(atan2((y1 + y2 - y0 - y3) * height_px, (x1 + x2 - x0 - x3) * width_px))


def _usual_angle(lines: Sequence[Line], width_px: int, height_px: int) -> float:
    """The quarter most letters run in, and in it the median."""
    angles = [(angle_of(line, width_px, height_px), len(line.text)) for line in lines]
    quarters: dict[float, int] = {}
    for angle, letters in angles:
        quarter = round(angle / 90) % 4 * 90.0
        quarters[quarter] = quarters.get(quarter, 0) + letters
    usual = max(quarters, key=lambda quarter: quarters[quarter])
    close = [(_from(angle, usual), letters) for angle, letters in angles]
    near = [off for off, letters in close if abs(off) < NEAR for _ in range(letters)]
    return _within_turn(usual + median(near or [0.0]))


def _from(angle: float, other: float) -> float:
    return (angle - other + 180) % 360 - 180


def _within_turn(angle: float) -> float:
    return (angle + 180) % 360 - 180


def _flattened(lines: Sequence[Line], angle: float, width_px: int, height_px: int) -> list[Laid]:
    """Lines on the page turned back by ``angle`` and freed from perspective.

    How much each place still slopes is fitted over long lines as a plane; a row then stays at one height from its left
    end to its right, however far apart its lines stand.
    """
    along, down = (cos(radians(angle)), sin(radians(angle))), (-sin(radians(angle)), cos(radians(angle)))
    span = float(hypot(width_px, height_px))
    raw = [_raw(line, along, down, (width_px, height_px)) for line in lines]
    slopes = [radians(_from(angle_of(line, width_px, height_px), angle)) for line in lines]
    plane = _slope_plane([((left + right) / 2 / span, at / span) for left, right, at, _ in raw], slopes, raw)
    middle = sum((left + right) / 2 for left, right, _, _ in raw) / len(raw) / span

    def flat(x: float, y: float) -> float:
        base, by_x, by_y = plane
        reach = x / span - middle
        return y - span * reach * (base + by_x * (reach / 2 + middle) + by_y * y / span)

    return [
        Laid(line, left, right, flat((left + right) / 2, at), height)
        for line, (left, right, at, height) in zip(lines, raw, strict=True)
    ]


Raw = tuple[float, float, float, float]
Pair = tuple[float, float]


def _raw(line: Line, along: Pair, down: Pair, size: tuple[int, int]) -> Raw:
    """Left, right, middle and height in pixels, in directions of the page."""
    corners = [(x * size[0], y * size[1]) for x, y in line.quad]
    us = [x * along[0] + y * along[1] for x, y in corners]
    vs = [x * down[0] + y * down[1] for x, y in corners]
    sides = [(corners[0], corners[3]), (corners[1], corners[2])]
    height = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in sides) / 2
    return min(us), max(us), sum(vs) / 4, height


def _slope_plane(places: Sequence[Pair], slopes: Sequence[float], raw: Sequence[Raw]) -> tuple[float, float, float]:
    """Slope = a + b·along + c·across, by least squares in which lines that don't fit lose their say."""
    usable = [
        (place, slope, min(right - left, 20 * height))
        for place, slope, (left, right, _, height) in zip(places, slopes, raw, strict=True)
        if right - left >= TRUSTED * height and abs(slope) < radians(NEAR)
    ]
    if len(usable) < FEW:
        return 0.0, 0.0, 0.0
    design = np.array([(1.0, x, y) for (x, y), _, _ in usable])
    return _fitted(design, np.array([slope for _, slope, _ in usable]), np.array([weight for _, _, weight in usable]))


def _fitted(
    design: NDArray[np.float64], wanted: NDArray[np.float64], weights: NDArray[np.float64]
) -> tuple[float, float, float]:
    """Least squares over (n, 3) ``design``, in which what doesn't fit loses its say round by round."""
    steady = np.diag([1e-6, 1e-2, 1e-2]) * float(weights.sum())  # without need there is no perspective
    solved: NDArray[np.floating] = np.zeros(3)
    for _ in range(ROUNDS):
        weighted = design * weights[:, None]
        solved = np.linalg.solve(design.T @ weighted + steady, weighted.T @ wanted)
        off = np.abs(design @ solved - wanted)
        weights = weights / (1 + (off / max(1e-3, float(np.median(off)) * 2)) ** 2)
    return float(solved[0]), float(solved[1]), float(solved[2])


def _straightened(laid: Sequence[Laid]) -> list[Laid]:
    """Bent back by what is left between the ends of wide rows: they tell a page's slope better than any line by itself,
    so that a bent slip's last sum, far from its label, comes to stand beside it.
    """
    ends = [(row[0], row[-1]) for row in _rows(laid) if len(row) > 1]
    wide = [(one, other) for one, other in ends if other.left - one.right >= TRUSTED * one.height]
    if len(wide) < FEW:
        return list(laid)
    span = max(each.right for each in laid) - min(each.left for each in laid)
    middle = sum(each.left + each.right for each in laid) / 2 / len(laid)
    design = np.array(
        [(1.0, (_centre(one) + _centre(other)) / 2 / span, (one.at + other.at) / 2 / span) for one, other in wide]
    )
    slopes = np.array([(other.at - one.at) / (_centre(other) - _centre(one)) for one, other in wide])
    weights = np.array([_centre(other) - _centre(one) for one, other in wide])
    base, by_x, by_y = _fitted(design, slopes, weights)
    return [
        replace(
            each,
            at=each.at
            - (_centre(each) - middle) * (base + by_x * (_centre(each) + middle) / 2 / span + by_y * each.at / span),
        )
        for each in laid
    ]


def _centre(each: Laid) -> float:
    return (each.left + each.right) / 2


def _rows(laid: Iterable[Laid]) -> list[list[Laid]]:
    """Lines at one height, top to bottom, each row left to right."""
    rows: list[list[Laid]] = []
    for each in sorted(laid, key=lambda one: one.at):
        row = next((row for row in reversed(rows[-FEW:]) if _belongs(each, row)), None)
        if row is None:
            rows.append([each])
        else:
            row.append(each)
    rows.sort(key=lambda row: sum(one.at for one in row) / len(row))
    return [sorted(row, key=lambda one: one.left) for row in rows]


def _belongs(each: Laid, row: Sequence[Laid]) -> bool:
    """At the height of its nearest neighbour in the row, and beside all of them."""
    nearest = min(row, key=lambda other: max(other.left - each.right, each.left - other.right))
    if abs(each.at - nearest.at) >= SAME_ROW * min(each.height, nearest.height):
        return False
    return all(_overlap(each, other) <= BESIDE * min(each.width, other.width) for other in row)


def _overlap(one: Laid, other: Laid) -> float:
    return min(one.right, other.right) - max(one.left, other.left)
