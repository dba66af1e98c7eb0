"""Lines as a perfect reader would see them, straight from a layout: documents can be recognised without any model."""

import math

import numpy as np

from sudare.screening.terms import Line
from sudare.specimens.people import invented
from sudare.specimens.terms import Text

WIDTH = 1000


def lines_of(layout, *, seed=0, turned=0.0):
    """Every line of the layout, filled in for one person, on a picture turned by ``turned`` degrees."""
    fields = {**invented(np.random.default_rng(seed)), **layout.fixed}
    scale = WIDTH / layout.width
    rows = []
    for mark in layout.marks:
        if isinstance(mark, Text):
            for number, words in enumerate(mark.words.format(**fields).split("\n")):
                rows.append((mark.x * scale, (mark.y + number * mark.size * 1.3) * scale, mark.size * scale, words))
    return tuple(placed(*row, turned=turned) for row in rows), (WIDTH, round(layout.height * scale))


def written(*texts, size=24, at=(40, 40), step=40, width=1000, height=1000):
    """Lines below each other."""
    lines = tuple(placed(at[0], at[1] + number * step, size, text) for number, text in enumerate(texts))
    return tuple(scaled(line, width, height) for line in lines), (width, height)


def placed(x, y, size, text, *, turned=0.0):
    """A line in pixels; ``scaled`` makes parts of it."""
    wide = sum(size if ord(sign) > 0x2E80 else size * 0.55 for sign in text)
    corners = ((x, y), (x + wide, y), (x + wide, y + size), (x, y + size))
    cos, sin = math.cos(math.radians(turned)), math.sin(math.radians(turned))
    return Line(text, 0.95, tuple((u * cos - v * sin, u * sin + v * cos) for u, v in corners))


def scaled(line, width, height):
    return Line(line.text, line.score, tuple((x / width, y / height) for x, y in line.quad))
