"""From pixels to a page: lines, which way up, rows and reading order, tables, codes."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sudare.reading.engines.codes import codes
from sudare.reading.engines.glyphs import Glyphs
from sudare.reading.engines.rulings import rulings
from sudare.reading.engines.upright import Upright
from sudare.reading.layout import lay_out
from sudare.reading.tables import tables
from sudare.reading.terms import Page, Turn

SIDEWAYS: Final[tuple[Turn, ...]] = (90, 270)
TURNS: Final[tuple[Turn, ...]] = (0, 270, 180, 90)  # by the quarter in which lines run, clockwise: how to turn it back


class Reader:
    def __init__(self) -> None:
        self._glyphs = Glyphs()
        self._upright = Upright()
        self.version = self._glyphs.version

    def read(self, rgb: NDArray[np.uint8]) -> Page:
        """``rgb``: (height, width, 3) uint8 sRGB, as it is shown to people."""
        height, width = rgb.shape[:2]
        laid = lay_out(self._glyphs.lines(rgb), width_px=width, height_px=height)
        quarter = round(laid.degrees / 90) % 4
        turned = self._turned(TURNS[quarter], rgb)
        return Page(
            width_px=width,
            height_px=height,
            lines=laid.lines,
            rows=laid.rows,
            tables=tables(laid.rows, rulings(rgb)),
            codes=codes(rgb),
            turned=turned,
            skew_degrees=(laid.degrees - 90 * quarter + 180) % 360 - 180,
        )

    def _turned(self, by_lines: Turn, rgb: NDArray[np.uint8]) -> Turn:
        """Lines that run downwards are a page on its side, or one written in columns: letters tell which."""
        if by_lines not in SIDEWAYS:
            return by_lines
        chances = self._upright.turned(rgb)
        return by_lines if chances[by_lines] > chances[0] else 0
