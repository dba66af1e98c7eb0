"""Tables: from rulings where they are drawn, else from rows whose lines stand below each other.

Why without a network: docs/decisions/0162.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sudare.imaging.terms import Box
from sudare.reading.terms import Cell, Line, Row, Table, box_around

TOUCH: Final = 0.012  # of the picture: rulings this close meet
FEWEST_ROWS: Final = 3  # of a table without rulings
FEWEST_COLUMNS: Final = 2
FEWEST_LEVEL, FEWEST_PLUMB = 2, 2
COVERED: Final = 0.5  # of a cell's side that a ruling runs along, to part it from its neighbour
MOST_RULINGS: Final = 400
ROOMY: Final = 3.0  # line heights between rows: further apart they are no table


@dataclass(frozen=True, slots=True)
class Ruling:
    """``at``: its height when it is level, else its distance from the left; parts of the picture, as are its ends."""

    is_level: bool
    at: float
    begin: float
    end: float


def tables(rows: Sequence[Row], rulings: Sequence[Ruling]) -> tuple[Table, ...]:
    """Ruled ones first; rows that stand in none of them may still form one."""
    ruled = [table for table in (_ruled(group, rows) for group in _groups(rulings)) if table is not None]
    free = [row for row in rows if not any(_lies_in(line, table.box) for table in ruled for line in row.lines)]
    return (*ruled, *_aligned(free))


def _groups(rulings: Sequence[Ruling]) -> list[list[Ruling]]:
    """Rulings that cross or touch each other, however indirectly."""
    left = list(rulings[:MOST_RULINGS])
    groups = []
    while left:
        group = [left.pop()]
        for one in group:
            touching = [other for other in left if _touch(one, other)]
            left = [other for other in left if other not in touching]
            group.extend(touching)
        groups.append(group)
    return groups


def _touch(one: Ruling, other: Ruling) -> bool:
    if one.is_level == other.is_level:
        return False
    return one.begin - TOUCH <= other.at <= one.end + TOUCH and other.begin - TOUCH <= one.at <= other.end + TOUCH


def _ruled(group: Sequence[Ruling], rows: Sequence[Row]) -> Table | None:
    """The grid the rulings draw. A frame alone is no table."""
    ys, xs = _places(group, is_level=True), _places(group, is_level=False)
    if len(ys) <= FEWEST_LEVEL or len(xs) < FEWEST_PLUMB or (len(ys) - 1) * (len(xs) - 1) < 2 * FEWEST_COLUMNS:
        return None
    box = Box(xs[0], ys[0], xs[-1] - xs[0], ys[-1] - ys[0])
    inside = [line for row in rows for line in row.lines if _lies_in(line, box)]
    if not inside:
        return None
    return Table(box, tuple(_cells(_Grid(xs, ys, group), inside)))


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where rulings cross, ``xs`` from the left, ``ys`` from the top."""

    xs: list[float]
    ys: list[float]
    rulings: Sequence[Ruling]

    def span(self, across: int, down: int) -> tuple[int, int]:
        """How many columns and rows the cell that begins there covers: where no ruling parts two, they are one."""
        wide = high = 1
        level = (self.ys[down], self.ys[down + 1])
        while across + wide < len(self.xs) - 1 and not self._is_parted(self.xs[across + wide], level, is_level=False):
            wide += 1
        plumb = (self.xs[across], self.xs[across + wide])
        while down + high < len(self.ys) - 1 and not self._is_parted(self.ys[down + high], plumb, is_level=True):
            high += 1
        return wide, high

    def box(self, across: int, down: int, span: tuple[int, int]) -> Box:
        right, bottom = self.xs[across + span[0]], self.ys[down + span[1]]
        return Box(self.xs[across], self.ys[down], right - self.xs[across], bottom - self.ys[down])

    def _is_parted(self, at: float, span: tuple[float, float], *, is_level: bool) -> bool:
        near = [each for each in self.rulings if each.is_level == is_level and abs(each.at - at) <= TOUCH]
        covered = sum(max(0.0, min(each.end, span[1]) - max(each.begin, span[0])) for each in near)
        return covered >= COVERED * (span[1] - span[0])


def _cells(grid: _Grid, inside: Sequence[Line]) -> Iterator[tuple[Cell, ...]]:
    taken: set[tuple[int, int]] = set()
    for down in range(len(grid.ys) - 1):
        row = []
        for across in range(len(grid.xs) - 1):
            if (across, down) not in taken:
                span = grid.span(across, down)
                taken.update((across + x, down + y) for x in range(span[0]) for y in range(span[1]))
                box = grid.box(across, down, span)
                row.append(Cell(box, tuple(line for line in inside if _lies_in(line, box)), *span))
        if row:
            yield tuple(row)


def _places(group: Iterable[Ruling], *, is_level: bool) -> list[float]:
    """Where rulings of one direction stand, those that double each other once."""
    places: list[float] = []
    for at in sorted(each.at for each in group if each.is_level == is_level):
        if not places or at - places[-1] > TOUCH:
            places.append(at)
    return places


def _lies_in(line: Line, box: Box) -> bool:
    x, y = line.box.x + line.box.width / 2, line.box.y + line.box.height / 2
    return box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height


def _aligned(rows: Sequence[Row]) -> Iterator[Table]:
    """Stretches of rows with two lines or more whose lines share columns."""
    stretch: list[Row] = []
    for row in [*rows, None]:
        if row is not None and len(row.lines) >= FEWEST_COLUMNS and (not stretch or _follows(stretch[-1], row)):
            stretch.append(row)
            continue
        if len(stretch) >= FEWEST_ROWS:
            yield _from_rows(stretch)
        stretch = [row] if row is not None and len(row.lines) >= FEWEST_COLUMNS else []


def _follows(above: Row, below: Row) -> bool:
    first, second = box_around([line.box for line in above.lines]), box_around([line.box for line in below.lines])
    gap = second.y - first.y - first.height
    is_beside = min(first.x + first.width, second.x + second.width) > max(first.x, second.x)
    return is_beside and gap < ROOMY * min(line.box.height for line in above.lines)


def _from_rows(rows: Sequence[Row]) -> Table:
    """Columns are what is left when everything that stands below each other is joined."""
    spans = sorted((line.box.x, line.box.x + line.box.width) for row in rows for line in row.lines)
    columns = [list(spans[0])]
    for begin, end in spans[1:]:
        if begin < columns[-1][1]:
            columns[-1][1] = max(columns[-1][1], end)
        else:
            columns.append([begin, end])
    boxes = [box_around([line.box for line in row.lines]) for row in rows]
    box = box_around(boxes)
    edges = [box.x, *((one[1] + other[0]) / 2 for one, other in pairwise(columns)), box.x + box.width]
    cells = []
    for row, each in zip(rows, boxes, strict=True):
        places = [Box(begin, each.y, end - begin, each.height) for begin, end in pairwise(edges)]
        cells.append(
            tuple(Cell(place, tuple(line for line in row.lines if _stands_in(line, place))) for place in places)
        )
    return Table(box, tuple(cells))


def _stands_in(line: Line, place: Box) -> bool:
    middle = line.box.x + line.box.width / 2
    return place.x <= middle < place.x + place.width
