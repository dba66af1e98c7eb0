"""Columns of running text: where a gutter parts several rows and both sides hold sentences, one side is read first.

Names on the left and amounts on the right are no columns: they are read row by row.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final, Protocol, TypeVar

from sudare.reading.terms import Line

FEWEST_ROWS: Final = 3
GUTTER: Final = 0.8  # of the usual height of a line
SENTENCE_CHARS: Final = 8
FULL: Final = 0.55  # of its column a line of running text fills, in the median


class Placed(Protocol):
    """What is needed of a line on a flat page."""

    @property
    def line(self) -> Line: ...
    @property
    def left(self) -> float: ...
    @property
    def right(self) -> float: ...
    @property
    def height(self) -> float: ...


P = TypeVar("P", bound=Placed)


def in_columns(rows: Sequence[list[P]]) -> Iterator[list[P]]:
    """The same rows, but those that stand in columns cut apart and read column by column. ``rows``: top to bottom."""
    if not rows:
        return
    gutter = _best_gutter(rows)
    if gutter is None:
        yield from rows
        return
    (begin, end), at = gutter
    yield from in_columns(rows[:begin])
    inside = rows[begin:end]
    for side in (_left(inside, at), _right(inside, at)):
        yield from in_columns([row for row in side if row])
    yield from in_columns(rows[end:])


def _best_gutter(rows: Sequence[list[P]]) -> tuple[tuple[int, int], float] | None:
    """Rows from … to, and where the gutter runs: the one that parts most rows."""
    wide = GUTTER * median(each.height for row in rows for each in row)
    best: tuple[tuple[int, int], float] | None = None
    most = FEWEST_ROWS - 1
    for at in _candidates(rows, wide):
        for begin, end in _runs(rows, at):
            inside = rows[begin:end]
            parted = sum(1 for row in inside if _parts(row, at))
            if parted > most and _is_text(_left(inside, at)) and _is_text(_right(inside, at)):
                best, most = ((begin, end), at), parted
    return best


def _candidates(rows: Sequence[list[P]], wide: float) -> list[float]:
    """The middles of all gaps between neighbours in a row that are wide enough."""
    gaps = [
        (one.right + other.left) / 2 for row in rows for one, other in pairwise(row) if other.left - one.right >= wide
    ]
    gaps.sort()
    return [gap for number, gap in enumerate(gaps) if number == 0 or gap - gaps[number - 1] > wide / 4]


def _runs(rows: Sequence[list[P]], at: float) -> Iterator[tuple[int, int]]:
    """Stretches of rows that nothing crosses at this place."""
    begin = None
    for number, row in enumerate([*rows, None]):
        is_free = row is not None and not any(each.left < at < each.right for each in row)
        if is_free and begin is None:
            begin = number
        elif not is_free and begin is not None:
            yield begin, number
            begin = None


def _parts(row: Sequence[P], at: float) -> bool:
    return row[0].right <= at <= row[-1].left


def _left(rows: Iterable[list[P]], at: float) -> list[list[P]]:
    return [[each for each in row if each.right <= at] for row in rows]


def _right(rows: Iterable[list[P]], at: float) -> list[list[P]]:
    return [[each for each in row if each.left >= at] for row in rows]


def _is_text(rows: Iterable[list[P]]) -> bool:
    """Sentences that fill their column, most of them."""
    lines = [each for row in rows for each in row]
    if len(lines) < FEWEST_ROWS:
        return False
    left, right = min(each.left for each in lines), max(each.right for each in lines)
    is_long = median(len(each.line.text) for each in lines) >= SENTENCE_CHARS
    return is_long and median(each.right - each.left for each in lines) >= FULL * (right - left)
