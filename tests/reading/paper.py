"""Pages written for tests, with the truth about every word's place, and pages made of nothing but words."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PIL import Image, ImageDraw

from sudare.imaging.terms import Box, Pixels
from sudare.reading.layout import lay_out
from sudare.reading.terms import Line, Page
from sudare.specimens.sheet import font


@dataclass
class Paper:
    width: int
    height: int
    places: dict[str, Box] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.image = Image.new("RGB", (self.width, self.height), "#fdfcf8")
        self.pen = ImageDraw.Draw(self.image)

    def write(self, x: int, y: int, text: str, size: int = 28) -> "Paper":
        chosen = font("sans", size)
        self.pen.text((x, y), text, fill="#1d1d1f", font=chosen)
        left, top, right, bottom = self.pen.textbbox((x, y), text, font=chosen)
        self.places[text] = Box(
            left / self.width, top / self.height, (right - left) / self.width, (bottom - top) / self.height
        )
        return self

    @property
    def pixels(self) -> Pixels:
        return pixels(self.image)


def pixels(image: Image.Image) -> Pixels:
    return Pixels(image.width, image.height, image.convert("RGB").tobytes())


def line(x: float, y: float, text: str, *, height: float = 0.02, width: float | None = None) -> Line:
    """A line as a reader would give it: characters equally wide."""
    width = width if width is not None else height * 0.9 * len(text)
    each = width / max(1, len(text))
    chars = tuple(Box(x + number * each, y, each, height) for number in range(len(text)))
    quad = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    return Line(text, 0.99, Box(x, y, width, height), quad, chars)


def page(lines: Sequence[Line], size: int = 1_000) -> Page:
    laid = lay_out(lines, width_px=size, height_px=size)
    return Page(size, size, laid.lines, laid.rows)


def written(*rows: str) -> Page:
    """One row per text; parts apart by two spaces stand apart."""
    lines = []
    for number, row in enumerate(rows):
        x = 0.05
        for part in row.split("  "):
            lines.append(line(x, 0.04 + 0.9 * number / max(12, len(rows)), part, height=0.018))
            x += 0.018 * 0.9 * len(part) + 0.1
    return page(lines)


def overlap(one: Box, other: Box) -> float:
    """Shared area by the area of both."""
    width = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    height = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    shared = max(0.0, width) * max(0.0, height)
    return shared / (one.width * one.height + other.width * other.height - shared)
