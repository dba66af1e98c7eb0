"""Tiles of few shapes: a network keeps code and memory for every shape it has met (docs/decisions/0110)."""

from collections.abc import Iterator
from functools import cache
from itertools import combinations_with_replacement
from math import ceil

Tile = tuple[slice, slice]
"""Rows and columns of a picture."""


def tiles(size_px: tuple[int, int], *, sides: tuple[int, ...], overlap: int) -> Iterator[Tile]:
    """What covers a picture of (height, width) with as few pixels as can be. ``sides``: ascending."""
    for top, bottom in cuts(size_px[0], sides=sides, overlap=overlap):
        for left, right in cuts(size_px[1], sides=sides, overlap=overlap):
            yield slice(top, bottom), slice(left, right)


@cache
def cuts(length: int, *, sides: tuple[int, ...], overlap: int) -> tuple[tuple[int, int], ...]:
    """Where tiles begin and end along one side. Spare pixels lie in their overlaps."""
    chosen = _covering(length, sides, overlap)
    shared = (sum(chosen) - length) / max(1, len(chosen) - 1)
    found, start = [], 0.0
    for side in chosen:
        first = max(0, min(round(start), length - side))
        found.append((first, min(length, first + side)))
        start += side - shared
    return tuple(found)


def _covering(length: int, sides: tuple[int, ...], overlap: int) -> tuple[int, ...]:
    """The sides of tiles that reach over ``length``, overlaps counted, with the smallest sum; the largest first."""
    most = max(1, ceil(length / (sides[0] - overlap)))
    rows = (row for count in range(1, most + 1) for row in combinations_with_replacement(sides[::-1], count))
    return min((row for row in rows if sum(row) - (len(row) - 1) * overlap >= length), key=sum)
