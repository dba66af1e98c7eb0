"""Sheets of paper, A4: lines, tables that go on overleaf with their head repeated, a foot with the page's number."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import pylopdf

from sudare.evidence.letters import face, shown, width_em, wrapped

WIDTH, HEIGHT = 595.0, 842.0  # A4 in points
LEFT, RIGHT, TOP, BOTTOM = 48.0, 547.0, 64.0, 788.0
ROOM: Final = RIGHT - LEFT
_INK, _SOFT, _RULE, _BAND = (0.12, 0.15, 0.14), (0.36, 0.39, 0.37), (0.8, 0.79, 0.75), (0.95, 0.94, 0.91)
BODY, SMALL, TITLE, HEADING = 9.5, 8.0, 20.0, 13.0
_LEADING: Final = 1.5
_KEPT_LINES: Final = 10  # a short row isn't torn apart
FIGURE: Final = (220.0, 165.0)  # the room of a picture, in points
_CELL_PX: Final = 4.0  # between a cell's words and its borders

Colour = tuple[float, float, float]


@dataclass(slots=True)
class _Page:
    words: list[tuple[float, float, str, float, Colour]] = field(default_factory=list)
    rules: list[tuple[float, float, float]] = field(default_factory=list)
    bands: list[tuple[float, float]] = field(default_factory=list)
    figures: list[tuple[tuple[float, float, float, float], bytes]] = field(default_factory=list)


class Sheets:
    """Written from top to bottom; a new sheet begins by itself."""

    def __init__(self, *, header: str) -> None:
        self._header, self._pages, self._y = wrapped(header, ROOM / SMALL - 2)[0], [_Page()], TOP

    def break_page(self) -> None:
        self._pages.append(_Page())
        self._y = TOP

    def space(self, points: float) -> None:
        self._y += points

    def write(self, words: str, *, size: float = BODY, ink: Colour = _INK, left: float = LEFT) -> None:
        for line in wrapped(words, (RIGHT - left) / size - 0.5):
            self._line([(left, line)], size, ink)

    def soft(self, words: str) -> None:
        self.write(words, size=SMALL, ink=_SOFT)
        self.space(4)

    def heading(self, words: str) -> None:
        """With room for some lines below it, or overleaf."""
        if self._y + 90 > BOTTOM:
            self.break_page()
        self.space(14 if self._y > TOP else 0)
        self.write(words, size=HEADING)
        self._pages[-1].rules.append((LEFT, RIGHT, self._y + 1))
        self.space(8)

    def facts(self, rows: Sequence[tuple[str, str]], *, label: float = 110.0) -> None:
        """Label and value, side by side."""
        self.table((), rows, widths=(label, ROOM - label))

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]], *, widths: Sequence[float]) -> None:
        """Rows of cells, however long: a row that has no room left goes on overleaf, below the head again."""
        starts = [LEFT + sum(widths[:place]) for place in range(len(widths))]
        self._head(head, starts)
        for row in rows:
            cells = [wrapped(cell, (wide - 2 * _CELL_PX) / SMALL - 0.3) for cell, wide in zip(row, widths, strict=True)]
            lines = max(map(len, cells))
            for place in range(lines):
                kept = lines if place == 0 and lines <= _KEPT_LINES else 1
                if self._y + kept * SMALL * _LEADING + _CELL_PX > BOTTOM:
                    self.break_page()
                    self._head(head, starts)
                    if place:
                        self._line([(starts[0] + _CELL_PX, f"{cells[0][0]} つづき")], SMALL, _SOFT)
                line = [(start, cell[place]) for start, cell in zip(starts, cells, strict=True) if place < len(cell)]
                self._line([(start + _CELL_PX, words) for start, words in line], SMALL, _INK)
            self._rule()

    def figure(self, content: bytes, *, size_px: tuple[int, int], words: Sequence[str]) -> None:
        """A picture of our own making (PNG or JPEG) of that size, on one sheet with the words at its side."""
        part = min(FIGURE[0] / size_px[0], FIGURE[1] / size_px[1])
        wide, high = size_px[0] * part, size_px[1] * part
        left = LEFT + FIGURE[0] + 2 * _CELL_PX
        lines = [line for each in words for line in wrapped(each, (RIGHT - left) / SMALL - 0.5)]
        needed = max(high, len(lines) * SMALL * _LEADING)
        if self._y + needed > BOTTOM:
            self.break_page()
        top = self._y
        self._pages[-1].figures.append(((LEFT, top, LEFT + wide, top + high), content))
        for line in lines:
            self._line([(left, line)], SMALL, _INK)
        self._y = top + needed + 10

    def _head(self, head: Sequence[str], starts: Sequence[float]) -> None:
        if not head:
            self._rule()
            return
        if self._y + 40 > BOTTOM:
            self.break_page()
        self._pages[-1].bands.append((self._y, self._y + SMALL * _LEADING + 4))
        self.space(2)
        self._line([(start + _CELL_PX, words) for start, words in zip(starts, head, strict=True)], SMALL, _SOFT)
        self.space(4)

    def _rule(self) -> None:
        self.space(3)
        self._pages[-1].rules.append((LEFT, RIGHT, self._y))
        self.space(1)

    def _line(self, parts: Sequence[tuple[float, str]], size: float, ink: Colour) -> None:
        if self._y + size * _LEADING > BOTTOM:
            self.break_page()
        baseline = self._y + size * 1.15
        self._pages[-1].words += [(left, baseline, words, size, ink) for left, words in parts if words]
        self._y += size * _LEADING

    def printed(self, *, title: str) -> bytes:
        """The PDF. The same words give the same bytes."""
        document = pylopdf.Document()
        for number, page in enumerate(self._pages, 1):
            paper = document.new_page(width=WIDTH, height=HEIGHT)
            sheet = paper.new_shape()
            _print(sheet, page)
            _foot(sheet, self._header, f"{number} / {len(self._pages)}")
            sheet.commit()
            for place, content in page.figures:
                paper.insert_image(place, stream=content)
        document.set_metadata({"title": shown(title), "author": "Sudare"})
        return document.tobytes(deflate=True)


def _print(sheet: pylopdf.Shape, page: _Page) -> None:
    for top, bottom in page.bands:
        sheet.draw_rect((LEFT, top, RIGHT, bottom))
        sheet.finish(color=None, fill=_BAND)
    for left, right, y in page.rules:
        sheet.draw_line((left, y), (right, y))
        sheet.finish(color=_RULE, width=0.6)
    for left, baseline, words, size, ink in page.words:
        sheet.insert_text((left, baseline), words, fontsize=size, font=face(), color=ink)


def _foot(sheet: pylopdf.Shape, header: str, place: str) -> None:
    wide = SMALL * sum(map(width_em, place))
    sheet.insert_text((LEFT, 40), header, fontsize=SMALL, font=face(), color=_SOFT)
    sheet.insert_text(((WIDTH - wide) / 2, 818), place, fontsize=SMALL, font=face(), color=_SOFT)
