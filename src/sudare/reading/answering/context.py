"""What a value on a page belongs to: words beside it, above it in its column, the heading over it, the page's title."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from sudare.reading.answering.matching import word_in
from sudare.reading.quoting import Quote, Standing
from sudare.reading.terms import Line, Page
from sudare.reading.typed import Kind, Typed, typed

HEADER_ROWS: Final = 14  # how far up a column its header may stand
SECTION_ROWS: Final = 20  # likewise the heading of a section
TITLE_ROWS: Final = 3
HEADING_CHARS: Final = 24
CLOSE: Final = 2.2  # line heights: a row this close above may say what the one below it is about
EVERY: Final = tuple(kind for kind in Kind if kind is not Kind.NUMBER)


@dataclass(frozen=True)
class Value:
    """A typed value where it stands."""

    standing: Standing
    typed: Typed

    @property
    def quote(self) -> Quote:
        return Quote(self.standing, self.typed.begin, self.typed.end)

    @cached_property
    def own(self) -> str:
        """The row without the value: what is said beside it."""
        text = self.standing.text
        return f"{text[: self.typed.begin]} {text[self.typed.end :]}"

    @cached_property
    def nearest(self) -> str:
        """What stands directly before it, up to the value before it."""
        before = self.standing.text[: self.typed.begin]
        earlier = typed(before, EVERY)
        return before[earlier[-1].end :] if earlier else before


@dataclass(frozen=True)
class Sheet:
    """All pictures a question is about, row by row."""

    pages: Sequence[Page]
    rows: tuple[Standing, ...]
    near: Mapping[str, Mapping[tuple[int, int], float]] = field(default_factory=dict)
    """Words that stand nowhere as such, and rows that mean the same: by picture and number of the row."""

    def word(self, word: str, row: Standing, text: str) -> float:
        """Whether a word of the question stands in words of that row."""
        if word in self.near:
            return self.near[word].get((row.picture, row.number), 0.0)
        return word_in(word, text)

    def values(self, kinds: Iterable[Kind]) -> list[Value]:
        kinds = tuple(kinds)
        return [Value(row, one) for row in self.rows for one in typed(row.text, kinds)]

    def above(self, row: Standing, count: int) -> list[Standing]:
        """The rows over it in the same picture, nearest first."""
        return [
            other
            for other in reversed(self.rows)
            if other.picture == row.picture and row.number - count <= other.number < row.number
        ]

    def header(self, value: Value) -> str:
        """Words over the value in its column: the top of a table."""
        line, _, _ = value.standing.line_at(value.typed.begin)
        if len(value.standing.row.lines) < 2:  # noqa: PLR2004  one line is no table row
            return ""
        words = []
        for row in self.above(value.standing, HEADER_ROWS):
            words += [other.text for other in row.row.lines if share(line, other) and _is_wordy(other.text)]
        return " ".join(words[-2:])

    def heading(self, row: Standing) -> str:
        """The nearest row above that heads a section: short, without values, and larger or marked or alone."""
        for other in self.above(row, SECTION_ROWS):
            if _is_heading(other, row):
                return other.text
        return ""

    def lead(self, row: Standing) -> str:
        """A row right above that has no value of its own: a name whose price stands on the next line."""
        for other in self.above(row, 1):
            gap = row.row.lines[0].box.y - other.row.lines[0].box.y
            if gap <= CLOSE * row.row.lines[0].box.height and not typed(other.text, EVERY) and _is_wordy(other.text):
                return other.text
        return ""

    def title(self, picture: int) -> str:
        first = [row for row in self.rows if row.picture == picture][:TITLE_ROWS]
        return " ".join(row.text for row in first if not typed(row.text, EVERY))


def share(one: Line, other: Line) -> bool:
    shared = min(one.box.x + one.box.width, other.box.x + other.box.width) - max(one.box.x, other.box.x)
    return shared > 0.3 * min(one.box.width, other.box.width)


def _is_wordy(text: str) -> bool:
    """More letters than figures."""
    letters = sum(sign.isalpha() for sign in text)
    return letters > sum(sign.isdecimal() for sign in text)


def _is_heading(row: Standing, below: Standing) -> bool:
    text = row.text.strip()
    if not text or len(text) > HEADING_CHARS or typed(text, EVERY) or not _is_wordy(text):
        return False
    if text[0] in "■◆●【〈《#▼◎□◇○★☆" or text[-1] in "】〉》":
        return True
    return row.row.lines[0].box.height > 1.12 * below.row.lines[0].box.height
