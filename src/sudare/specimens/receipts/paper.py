"""A roll of paper that grows line by line and remembers where the value of each field was put."""

from collections import defaultdict
from typing import Final

from PIL import Image, ImageDraw

from sudare.specimens.receipts.terms import Named, Style
from sudare.specimens.sheet import LINE, font

Words = str | Named | tuple[str | Named, ...]
Pixels = tuple[float, float, float, float]  # left, top, width, height

LONGEST_PX: Final = 6_000
MARGIN: Final = 1.4  # letters at each side


class Roll:
    """``width`` counts letters of the ordinary size. Everything is written from the top down."""

    def __init__(self, style: Style, *, width: float) -> None:
        self.style, self.em = style, style.letter_px
        self.width_px = round(width * self.em)
        self.image = Image.new("RGB", (self.width_px, LONGEST_PX), style.paper)
        self.pen = ImageDraw.Draw(self.image)
        self.y = self.em * 1.2
        self.places: dict[str, list[Pixels]] = defaultdict(list)
        self.values: dict[str, str] = {}
        self.printed: list[str] = []

    @property
    def left_px(self) -> float:
        return self.em * MARGIN

    @property
    def right_px(self) -> float:
        return self.width_px - self.em * MARGIN

    def row(
        self, left: Words, right: Words = "", *, size: float = 1.0, bold: bool = False, indent: float = 0.0
    ) -> None:
        """Words at the left edge, words at the right edge, on one line."""
        self._put(self.left_px + indent * self.em, left, size=size, bold=bold)
        self._put(self.right_px - self._length(right, size), right, size=size, bold=bold)
        self.skip(size * LINE)

    def middle(self, words: Words, *, size: float = 1.0, bold: bool = False) -> None:
        self._put((self.width_px - self._length(words, size)) / 2, words, size=size, bold=bold)
        self.skip(size * LINE)

    def columns(self, *cells: tuple[float, str, Words], size: float = 1.0, bold: bool = False) -> None:
        """Cells of a row: where (part of the width), how it is aligned there (l, m or r), and what it says."""
        for at, align, words in cells:
            x = self.left_px + at * (self.right_px - self.left_px)
            length = self._length(words, size)
            self._put(x - {"l": 0.0, "m": length / 2, "r": length}[align], words, size=size, bold=bold)
        self.skip(size * LINE)

    def skip(self, lines: float = 0.5) -> None:
        self.y += lines * self.em

    def back(self, lines: float) -> None:
        self.y -= lines * self.em

    def rule(self, *, dashed: bool = False) -> None:
        self.skip(0.35)
        step = self.em if dashed else self.right_px - self.left_px
        x = self.left_px
        while x < self.right_px:
            end = min(x + step * (0.6 if dashed else 1.0), self.right_px)
            self.pen.line((x, self.y, end, self.y), fill=self.style.ink, width=max(self.em // 14, 1))
            x += step
        self.skip(0.45)

    def letters_rule(self, sign: str = "-") -> None:
        """A line made of letters, as old printers draw it."""
        count = int((self.right_px - self.left_px) / max(self._length(sign, 0.9), 1))
        self.row(sign * count, size=0.9)

    def frame(self, top_px: float) -> None:
        """A box around everything since ``top_px``."""
        place = (self.left_px - self.em * 0.4, top_px, self.right_px + self.em * 0.4, self.y)
        self.pen.rectangle(place, outline=self.style.ink, width=max(self.em // 14, 1))

    def stamp(self, x_part: float, size: float = 3.2) -> None:
        """A red seal at this height, over whatever stands there."""
        left, across = self.width_px * x_part, size * self.em
        self.pen.ellipse((left, self.y, left + across, self.y + across), outline="#c8383a", width=max(self.em // 10, 2))

    def bars(self, height: float = 2.2) -> None:
        """Bars that say nothing."""
        x, step = self.left_px + self.em * 3, max(self.em // 12, 1)
        while x < self.right_px - self.em * 3:
            wide = step * (1 + int(x * 7) % 3)
            self.pen.rectangle((x, self.y, x + wide, self.y + height * self.em), fill=self.style.ink)
            x += wide + step * (1 + int(x * 3) % 2)
        self.skip(height + 0.2)

    def cut(self) -> Image.Image:
        """The paper up to here."""
        return self.image.crop((0, 0, self.width_px, round(self.y + self.em * 1.2)))

    def _length(self, words: Words, size: float) -> float:
        chosen = font(self.style.face, round(size * self.em))
        return sum(chosen.getlength(_said(part)) for part in _parts(words)) * self.style.pressed

    def _put(self, x: float, words: Words, *, size: float, bold: bool) -> None:
        for part in _parts(words):
            if said := _said(part):
                place, x = self._pressed(x, said, size=size, bold=bold)
                if isinstance(part, Named):
                    self.places[part.field].append(place)
                    self.values.setdefault(part.field, said)
        self.printed.append("".join(_said(part) for part in _parts(words)))

    def _pressed(self, x: float, words: str, *, size: float, bold: bool) -> tuple[Pixels, float]:
        """Where the ink lies, and where the next letter begins."""
        chosen = font(self.style.face, round(size * self.em))
        stroke = max(round(size * self.em / 26), 1) if bold else 0
        left, top, right, bottom = chosen.getbbox(words, stroke_width=stroke)
        pressed, end = self.style.pressed, x + chosen.getlength(words) * self.style.pressed
        if right <= max(left, 0) or bottom <= max(top, 0):
            return (x, self.y, end - x, size * self.em), end
        ink = Image.new("L", (round(right) + 2, round(bottom) + 2), 0)
        ImageDraw.Draw(ink).text((0, 0), words, fill=255, font=chosen, stroke_width=stroke)
        ink = ink.resize((max(round(ink.width * pressed), 1), ink.height), Image.Resampling.LANCZOS)
        self.image.paste(Image.new("RGB", ink.size, self.style.ink), (round(x), round(self.y)), ink)
        return (x + left * pressed, self.y + top, (right - left) * pressed, bottom - top), end


def _parts(words: Words) -> tuple[str | Named, ...]:
    return words if isinstance(words, tuple) else (words,)


def _said(part: str | Named) -> str:
    return part.words if isinstance(part, Named) else part
