"""Pages put down row by row, as a reader of letters would hand them over."""

from sudare.imaging.terms import Box
from sudare.reading.terms import Line, Page, Row

HIGH, WIDE = 0.02, 0.012


def page(*rows: str, tall: tuple[str, ...] = ()) -> Page:
    """Each row's lines are parted by ``|``: the first begins at the left, the last ends at the right."""
    made = []
    for number, row in enumerate(rows):
        cells = [cell.strip() for cell in row.split("|")]
        lines = []
        for place, text in enumerate(cells):
            across = WIDE * len(text)
            x = 0.05 if place == 0 else 0.95 - across if place == len(cells) - 1 else 0.05 + 0.9 * place / len(cells)
            lines.append(_line(text, x, 0.03 + number * HIGH * 1.4, HIGH * (1.8 if text in tall else 1.0)))
        made.append(Row(tuple(lines)))
    return Page(1000, 1000, tuple(line for row in made for line in row.lines), tuple(made))


def _line(text: str, x: float, y: float, high: float) -> Line:
    right = x + WIDE * len(text)
    chars = tuple(Box(x + WIDE * at, y, WIDE, high) for at in range(len(text)))
    quad = ((x, y), (right, y), (right, y + high), (x, y + high))
    return Line(text, 0.97, Box(x, y, right - x, high), quad, chars)
