"""Pages written as text, so that tables of cases can be read.

``/`` ends a row, ``|`` parts two boxes of one row with a column's gap between them, and [[…]] marks what must be covered.
"""

import re
import unicodedata
from dataclasses import dataclass

from sudare.imaging.terms import Box
from sudare.screening.terms import Finding, Line

SIZE_PX = (1200, 1600)
LETTER_PX, HEIGHT_PX, ROW_PX, COLUMN_PX = 28, 30, 44, 70
MARK = re.compile(r"\[\[(.*?)\]\]")


@dataclass(frozen=True)
class Page:
    lines: tuple[Line, ...]
    marked: tuple[Box, ...]


def width_px(text: str) -> float:
    return sum(1.0 if unicodedata.east_asian_width(letter) in "WFA" else 0.5 for letter in text) * LETTER_PX


def written(text: str, *, with_characters: bool = False) -> Page:
    lines, marked = [], []
    for row, cells in enumerate(text.split("//")):
        x, y = 40.0, 30.0 + row * ROW_PX
        for cell in cells.split("|"):
            plain = MARK.sub(r"\1", cell)
            for match in MARK.finditer(cell):
                before = MARK.sub(r"\1", cell[: match.start()])
                marked.append(_box(x + width_px(before), y, width_px(match.group(1))))
            lines.append(_line(plain, x, y, with_characters=with_characters))
            x += width_px(plain) + COLUMN_PX
    return Page(tuple(lines), tuple(marked))


def _box(x: float, y: float, width: float) -> Box:
    return Box(x / SIZE_PX[0], y / SIZE_PX[1], width / SIZE_PX[0], HEIGHT_PX / SIZE_PX[1])


def _line(text: str, x: float, y: float, *, with_characters: bool) -> Line:
    left, right = x / SIZE_PX[0], (x + width_px(text)) / SIZE_PX[0]
    top, bottom = y / SIZE_PX[1], (y + HEIGHT_PX) / SIZE_PX[1]
    characters = [
        _box(x + width_px(text[:place]), y, width_px(text[place])) for place in range(len(text) * with_characters)
    ]
    return Line(text, 0.99, ((left, top), (right, top), (right, bottom), (left, bottom)), tuple(characters))


def covers(finding: Finding, box: Box) -> bool:
    """Whether a finding hides all of a marked place."""
    found = finding.box
    assert found is not None
    slack = 1e-6
    return (
        found.x <= box.x + slack
        and found.y <= box.y + slack
        and found.x + found.width >= box.x + box.width - slack
        and found.y + found.height >= box.y + box.height - slack
    )


def spilled(finding: Finding, box: Box) -> float:
    """How many full-width letters a finding covers to the left and right of a marked place."""
    found = finding.box
    assert found is not None
    left, right = box.x - found.x, found.x + found.width - box.x - box.width
    return max(left, right) * SIZE_PX[0] / LETTER_PX
