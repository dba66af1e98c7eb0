"""From loose lines to rows: what a reader would see on one height is read as one, in whatever direction it runs.

OCR gives a label and its value, or the parts of one number, as separate boxes. Lines are grouped by the quarter in
which they run, turned upright by the median tilt of their group, and joined where they stand on one height.
"""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from sudare.screening.personal.letters import read
from sudare.screening.personal.page import Page, Piece, Row
from sudare.screening.terms import Line

_TALL = 1.5  # a line that is this much higher than wide runs downwards, whatever its corners say
_ON_ONE_ROW = 0.5  # part of the smaller height by which middles may differ
_LIKE_SIZED = 2.2  # how many times higher a neighbour on one row may be
_GLUED, _COLUMN = 0.35, 1.6  # gaps in heights: below, no blank; above, another column
_OVERLAP = 0.8  # heights by which neighbours may run into each other: boxes of lines reach over their letters
_SMALLEST_PX = 1e-3
_LONGEST = 1000  # characters of one line; no picture of ours has the width to show more of them legibly


@dataclass(frozen=True, slots=True)
class _Placed:
    piece: Piece
    frame: int


def page_of(lines: Sequence[Line], *, size_px: tuple[int, int]) -> Page:
    """All lines that have a place, as rows. Skips lines whose corners aren't finite numbers."""
    tilts = {number: _tilt(line, size_px=size_px) for number, line in enumerate(lines) if _is_finite(line)}
    frames: dict[int, list[int]] = {}
    for number, tilt in tilts.items():
        frames.setdefault(round(tilt / 90) % 4, []).append(number)
    rows: list[Row] = []
    for frame, numbers in sorted(frames.items()):
        angle = _median_tilt([tilts[number] for number in numbers], around=frame * 90)
        pieces = [_upright(lines[number], number=number, angle=angle, size_px=size_px) for number in numbers]
        for joined in _rows(pieces):
            rows.append(_row(joined, lines=lines, index=len(rows), frame=frame))
    return Page(rows)


def _is_finite(line: Line) -> bool:
    return all(math.isfinite(part) for corner in line.quad for part in corner)


def is_tall(line: Line, *, size_px: tuple[int, int]) -> bool:
    """Whether the corners are those of an upright box although the text must run down its long side."""
    along, across = _sides(line, size_px=size_px)
    return len(line.text) > 1 and across > _TALL * along


def _sides(line: Line, *, size_px: tuple[int, int]) -> tuple[float, float]:
    (x0, y0), (x1, y1), _, (x3, y3) = line.quad
    width, height = size_px
    return math.hypot((x1 - x0) * width, (y1 - y0) * height), math.hypot((x3 - x0) * width, (y3 - y0) * height)


def _tilt(line: Line, *, size_px: tuple[int, int]) -> float:
    """Direction of reading in degrees, clockwise, 0 to the right."""
    (x0, y0), (x1, y1), _, (x3, y3) = line.quad
    if is_tall(line, size_px=size_px):
        x1, y1 = x3, y3
    across, down = (x1 - x0) * size_px[0], (y1 - y0) * size_px[1]
    return math.degrees(math.atan2(down, across)) if across or down else 0.0


def _median_tilt(tilts: Sequence[float], *, around: float) -> float:
    return around + statistics.median((tilt - around + 180) % 360 - 180 for tilt in tilts)


def _upright(line: Line, *, number: int, angle: float, size_px: tuple[int, int]) -> Piece:
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    corners = [(x * size_px[0], y * size_px[1]) for x, y in line.quad]
    across = [x * cosine + y * sine for x, y in corners]
    down = [y * cosine - x * sine for x, y in corners]
    along, height = _sides(line, size_px=size_px)
    if is_tall(line, size_px=size_px):
        height = along
    return Piece(
        line=number,
        left=min(across),
        right=max(*across, min(across) + _SMALLEST_PX),
        middle=sum(down) / len(down),
        height=max(height, _SMALLEST_PX),
    )


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces on one height, each row left to right, rows top to bottom."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.left):
        fitting = [row for row in rows if _continues(row[-1], piece)]
        if fitting:
            min(fitting, key=lambda row: abs(row[-1].middle - piece.middle)).append(piece)
        else:
            rows.append([piece])
    return sorted(rows, key=lambda row: sum(piece.middle for piece in row) / len(row))


def _continues(last: Piece, piece: Piece) -> bool:
    smaller, larger = sorted((last.height, piece.height))
    return (
        abs(last.middle - piece.middle) <= _ON_ONE_ROW * smaller
        and larger <= _LIKE_SIZED * smaller
        and piece.left >= last.right - _OVERLAP * smaller
    )


def _row(pieces: Sequence[Piece], *, lines: Sequence[Line], index: int, frame: int) -> Row:
    letters: list[str] = []
    origins: list[tuple[int, int, int] | None] = []
    for place, piece in enumerate(pieces):
        gap = _between(pieces[place - 1], piece) if place else ""
        letters.append(gap)
        origins.extend([None] * len(gap))
        text, origin = read(lines[piece.line].text[:_LONGEST])
        letters.append(text)
        origins.extend((place, start, end) for start, end in origin)
    return Row(index=index, text="".join(letters), origins=origins, pieces=tuple(pieces), frame=frame)


def _between(last: Piece, piece: Piece) -> str:
    gap = (piece.left - last.right) / min(last.height, piece.height)
    if gap >= _COLUMN:
        return "\t"
    return " " if gap >= _GLUED else ""
