"""A row of a page as one text whose every character knows where it stands."""

import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Final

from sudare.imaging.terms import Box
from sudare.reading.japan.letters import normalised
from sudare.reading.terms import Evidence, Line, Page, Row, box_around

SPACE, COLUMN = 0.7, 1.6  # of a line's height: so wide is a space, so wide the way to another column
Letter = tuple[str, Box, str]
GAP: Final = "\t"  # between lines of a row: wider than any space within one
WIDE: Final = frozenset("WFA")


@dataclass(frozen=True, slots=True)
class Strip:
    """``text``: normalised, lines parted by GAP. ``boxes``, ``sources`` and ``heights`` run beside it: where each
    character stands, what was read there, and how tall its line is as a multiple of the page's usual ones.
    """

    picture: int
    number: int  # within all pages, from the top
    text: str = field(repr=False)
    boxes: tuple[Box | None, ...] = field(repr=False)
    sources: tuple[str, ...] = field(repr=False)
    heights: tuple[float, ...] = field(repr=False)
    score: float

    def quote(self, start: int = 0, end: int | None = None) -> "Quote":
        """A part of it, without spaces at its ends."""
        end = len(self.text) if end is None else end
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Quote(self, start, end)

    def cells(self) -> "list[Quote]":
        """What stands between gaps."""
        found, start = [], 0
        for part in self.text.split(GAP):
            found.append(self.quote(start, start + len(part)))
            start += len(part) + 1
        return [cell for cell in found if cell.end > cell.start]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words at a place."""

    strip: Strip
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.strip.text[self.start : self.end]

    @property
    def raw(self) -> str:
        """As it was read, before anything was made the same."""
        return "".join(self.strip.sources[self.start : self.end]).replace(GAP, " ")

    @property
    def box(self) -> Box:
        boxes = [box for box in self.strip.boxes[self.start : self.end] if box is not None]
        return box_around(boxes or [box for box in self.strip.boxes if box is not None])

    @property
    def height(self) -> float:
        """Of its letters, as a multiple of the page's usual ones."""
        return max(self.strip.heights[self.start : self.end], default=0.0)

    def evidence(self, *, candidates: int = 1) -> Evidence:
        return Evidence(self.strip.picture, self.box, "ocr", candidates)


def strips(pages: Sequence[Page]) -> list[Strip]:
    """Every row of every page, from the top."""
    found: list[Strip] = []
    for picture, page in enumerate(pages):
        rows = page.rows or tuple(Row((line,)) for line in page.lines)
        usual = median([_height(line, page) for line in page.lines] or [1.0])
        for row in rows:
            lines = tuple(line for line in row.lines if line.text.strip())
            if lines:
                found.append(_strip(Row(lines), page, picture=picture, number=len(found), usual=usual))
    return found


def _strip(row: Row, page: Page, *, picture: int, number: int, usual: float) -> Strip:
    text, boxes, sources, heights = "", list[Box | None](), list[str](), list[float]()
    for line in row.lines:
        if text:
            text, boxes, sources, heights = text + GAP, [*boxes, None], [*sources, GAP], [*heights, 0.0]
        height = _height(line, page) / max(usual, 1e-9)
        for letter, box, source in _parted(list(_letters(line)), page, _height(line, page)):
            text, boxes, sources, heights = text + letter, [*boxes, box], [*sources, source], [*heights, height]
    score = min(line.score for line in row.lines)
    return Strip(picture, number, text, tuple(boxes), tuple(sources), tuple(heights), score)


def _parted(letters: Sequence[Letter], page: Page, height_px: float) -> Iterator[tuple[str, Box | None, str]]:
    """The letters of a line with the gaps between them that a reader of letters swallowed."""
    for before, letter in pairwise([None, *letters]):
        if letter is None:
            continue
        if before is not None and not before[0].isspace() and not letter[0].isspace():
            apart = _apart(before[1], letter[1], page) / max(height_px, 1e-9)
            if apart > COLUMN:
                yield GAP, None, GAP
            elif apart > SPACE:
                yield " ", None, " "
        yield letter


def _apart(one: Box, other: Box, page: Page) -> float:
    """Pixels between two upright boxes, in whichever direction they stand apart; 0 where they touch."""
    across = max(other.x - one.x - one.width, one.x - other.x - other.width) * page.width_px
    down = max(other.y - one.y - one.height, one.y - other.y - other.height) * page.height_px
    return max(across, down, 0.0)


def _letters(line: Line) -> Iterator[Letter]:
    """Each normalised character, its place, and what was read there (once, where one became several)."""
    places = line.chars if len(line.chars) == len(line.text) else _cut(line)
    written = normalised(line.text)
    ends = [*written.places[1:], len(line.text)]
    for letter, at, end in zip(written.text, written.places, ends, strict=True):
        yield letter if letter != GAP else " ", box_around(places[at : max(end, at + 1)]), line.text[at:end]


def _cut(line: Line) -> tuple[Box, ...]:
    """Places of characters by their usual widths, where the reader didn't say."""
    widths = [2 if unicodedata.east_asian_width(sign) in WIDE else 1 for sign in line.text]
    whole, at, boxes = sum(widths), 0, []
    for width in widths:
        boxes.append(_along(line, at / whole, (at + width) / whole))
        at += width
    return tuple(boxes)


def _along(line: Line, begin: float, end: float) -> Box:
    points = [
        (one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part)
        for one, other in ((line.quad[0], line.quad[1]), (line.quad[3], line.quad[2]))
        for part in (begin, end)
    ]
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _height(line: Line, page: Page) -> float:
    """In pixels, across the reading direction."""
    top, bottom = line.quad[0], line.quad[3]
    return math.hypot((bottom[0] - top[0]) * page.width_px, (bottom[1] - top[1]) * page.height_px)
