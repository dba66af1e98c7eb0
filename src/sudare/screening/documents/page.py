"""The lines of a picture as things on a plane: which stand together, and how they lie."""

import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sudare.imaging.terms import Box
from sudare.screening.documents.words import Phrase, folded, is_prose
from sudare.screening.terms import Finding, Line

Rect = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class Placed:
    """A line with its rectangle on the page turned upright, in pixels."""

    text: str = field(repr=False)
    rect: Rect
    _ends: dict[str, int | None] = field(default_factory=dict, repr=False, compare=False)

    def end_of(self, phrase: Phrase) -> int | None:
        """Where ``phrase`` ends in this line, or None. Looked for once, as regions overlap."""
        if phrase.letters not in self._ends:
            self._ends[phrase.letters] = phrase.end_in(self.letters)
        return self._ends[phrase.letters]

    @cached_property
    def letters(self) -> str:
        return folded(self.text)

    @cached_property
    def is_prose(self) -> bool:
        return is_prose(self.text)

    @property
    def height(self) -> float:
        return self.rect[3] - self.rect[1]


@dataclass(frozen=True)
class Seal:
    """A finding (face, code, personal data) on the page turned upright, in pixels."""

    finding: Finding
    rect: Rect

    @property
    def middle(self) -> tuple[float, float]:
        return (self.rect[0] + self.rect[2]) / 2, (self.rect[1] + self.rect[3]) / 2


class Plane:
    """Turns the picture so that most of its lines run from left to right, and back again."""

    def __init__(self, lines: Sequence[Line], size_px: tuple[int, int]) -> None:
        self.size = size_px
        self.angle = _reading_angle(lines, size_px)
        self.lines = tuple(Placed(line.text, self._turned(line.quad)) for line in lines if line.text.strip())

    @cached_property
    def letters(self) -> str:
        """What all lines say, folded, a line each."""
        return "\n".join(line.letters for line in self.lines)

    def seals(self, findings: Iterable[Finding]) -> tuple[Seal, ...]:
        return tuple(Seal(each, self._turned(corners(each.box))) for each in findings if each.box is not None)

    def _turned(self, quad: Sequence[tuple[float, float]]) -> Rect:
        cos, sin = math.cos(-self.angle), math.sin(-self.angle)
        points = [(x * self.size[0], y * self.size[1]) for x, y in quad]
        turned = [(x * cos - y * sin, x * sin + y * cos) for x, y in points]
        across, down = zip(*turned, strict=True)
        return min(across), min(down), max(across), max(down)

    def box(self, rect: Rect) -> Box:
        """The upright hull, in parts of the picture, of a rectangle on the turned page."""
        cos, sin = math.cos(self.angle), math.sin(self.angle)
        left, top, right, bottom = rect
        points = [(x * cos - y * sin, x * sin + y * cos) for x in (left, right) for y in (top, bottom)]
        xs = [min(max(x / self.size[0], 0.0), 1.0) for x, _ in points]
        ys = [min(max(y / self.size[1], 0.0), 1.0) for _, y in points]
        return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def corners(box: Box) -> tuple[tuple[float, float], ...]:
    right, bottom = box.x + box.width, box.y + box.height
    return (box.x, box.y), (right, box.y), (right, bottom), (box.x, bottom)


def _reading_angle(lines: Sequence[Line], size_px: tuple[int, int]) -> float:
    """The direction most letters run in, in radians. Long lines know it better than short ones."""
    known = []
    for line in lines:
        (left, top), (right, bottom) = line.quad[0], line.quad[1]
        across, down = (right - left) * size_px[0], (bottom - top) * size_px[1]
        known.append((math.hypot(across, down), math.atan2(down, across)))
    if not known:
        return 0.0
    longest = sorted(known, reverse=True)[: max(len(known) // 3, 1)]
    middle = max(longest)[1]
    return middle + statistics.median(_wrapped(angle - middle) for _, angle in longest)


def _wrapped(angle: float) -> float:
    return (angle + math.pi) % (2 * math.pi) - math.pi


def hull(rects: Iterable[Rect]) -> Rect:
    left, top, right, bottom = zip(*rects, strict=True)
    return min(left), min(top), max(right), max(bottom)


def gap(one: Rect, other: Rect) -> tuple[float, float]:
    """Free space between two rectangles, across and down; 0 where they overlap."""
    across = max(one[0] - other[2], other[0] - one[2], 0.0)
    down = max(one[1] - other[3], other[1] - one[3], 0.0)
    return across, down


def groups(lines: Sequence[Placed], *, reach: float) -> list[list[Placed]]:
    """Lines that stand together: no gap to the next above ``reach`` times the usual height of a line."""
    if not lines:
        return []
    height = statistics.median(line.height for line in lines)
    waiting, found = list(lines), []
    while waiting:
        group, fresh = [], [waiting.pop()]
        while fresh:
            line = fresh.pop()
            group.append(line)
            apart: list[Placed] = []
            for other in waiting:
                (fresh if _are_near(line.rect, other.rect, reach * height) else apart).append(other)
            waiting = apart
        found.append(group)
    return found


def _are_near(one: Rect, other: Rect, reach: float) -> bool:
    across, down = gap(one, other)
    return down <= reach and across <= 2.5 * reach  # columns of a card stand further apart than its rows
