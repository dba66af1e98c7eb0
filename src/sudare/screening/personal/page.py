"""A picture's text as rows that rules can read, and the way back from a match to a place in the picture."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sudare.screening.personal.labels import Label, Topic, labels_in
from sudare.screening.personal.letters import ASCII_LOWER
from sudare.screening.personal.numbers import without_lookalikes
from sudare.screening.personal.words import Word, words_of
from sudare.screening.terms import Kind

_LABEL_REACH = 16  # characters between a label and its value on one row: 「TEL(平日 10:00-18:00) 03-…」
_ROWS_BELOW = 2.6  # line heights between the middles of a label and of the value under it
_HEADER_REACH = 9.0  # the same for a heading of a table's column


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or a part of one: the characters it gives its row, and where it stands when the page is upright (px)."""

    line: int
    left: float
    right: float
    middle: float
    height: float


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` of a row."""

    row: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A kind found at spans that belong together: an address over two rows, a label's value in another piece."""

    kind: Kind
    score: float
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Row:
    """One visual row. ``origins``: per character the piece and the start and end in its line's text, None between.

    Pieces are parted by a blank, by a tab where the gap is wide enough for a column.
    """

    index: int
    text: str = field(repr=False)
    origins: Sequence[tuple[int, int, int] | None] = field(repr=False)
    pieces: tuple[Piece, ...]
    frame: int  # rows of one frame run in the same direction

    @cached_property
    def lower(self) -> str:
        return self.text.translate(ASCII_LOWER)

    @cached_property
    def numbers(self) -> str:
        """The text with everything blanked (#) that is a number by its own right: invoice numbers, prices, times."""
        return without_lookalikes(self.text) if self.has_digits else ""

    @cached_property
    def has_digits(self) -> bool:
        return any("0" <= letter <= "9" for letter in self.text)

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        return labels_in(self.lower)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The dictionary's view of the row. Kept with the row only: no text outlives its picture."""
        return words_of(self.text)

    @cached_property
    def middle(self) -> float:
        return sum(piece.middle for piece in self.pieces) / len(self.pieces)

    @cached_property
    def height(self) -> float:
        return max(piece.height for piece in self.pieces)

    def extent(self, start: int, end: int) -> tuple[float, float]:
        """Left and right end of some characters when the page is upright (px)."""
        edges = [self._edges(origin) for origin in self.origins[start:end] if origin]
        if not edges:
            return self.pieces[0].left, self.pieces[-1].right
        return min(left for left, _ in edges), max(right for _, right in edges)

    def _edges(self, origin: tuple[int, int, int]) -> tuple[float, float]:
        piece = self.pieces[origin[0]]
        of_line = self._line_lengths[origin[0]]
        step = (piece.right - piece.left) / of_line
        return piece.left + origin[1] * step, piece.left + origin[2] * step

    @cached_property
    def _line_lengths(self) -> list[int]:
        lengths = [1] * len(self.pieces)
        for origin in self.origins:
            if origin:
                lengths[origin[0]] = max(lengths[origin[0]], origin[2])
        return lengths

    def cell(self, position: int) -> tuple[int, int]:
        """Start and end of the part between tabs in which a character stands."""
        start = self.text.rfind("\t", 0, position) + 1
        end = self.text.find("\t", position)
        return start, len(self.text) if end < 0 else end


class Page:
    """All rows of a picture, top to bottom within each direction of reading."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = tuple(rows)

    @cached_property
    def words(self) -> str:
        """Everything on the page without blanks, in lower case: for words that may stand anywhere."""
        return "".join(row.lower for row in self.rows).replace(" ", "").replace("\t", "")

    def topic(self, span: Span) -> Topic | None:
        """What the nearest label says a value is about: on its row to the left, else right above it."""
        label = self._label_left(span) or self._label_above(span)
        return label.topic if label else None

    def _label_left(self, span: Span) -> Label | None:
        row = self.rows[span.row]
        for label in reversed(row.labels):
            between = row.text[label.end : span.start]
            if label.end <= span.start and len(between) <= _LABEL_REACH and not _holds_number(between):
                return label
        return None

    def _label_above(self, span: Span) -> Label | None:
        row = self.rows[span.row]
        left, right = row.extent(span.start, span.end)
        for other in reversed(self.rows[: span.row]):
            distance = row.middle - other.middle
            if other.frame != row.frame or distance > _HEADER_REACH * row.height:
                break
            for label in other.labels:
                if self._heads(other, label, left=left, right=right, is_near=distance <= _ROWS_BELOW * row.height):
                    return label
        return None

    @staticmethod
    def _heads(row: Row, label: Label, *, left: float, right: float, is_near: bool) -> bool:
        """Whether a label has nothing beside it, so that it speaks for what stands below."""
        start, end = row.cell(label.start)
        if _is_value(row.text[label.end : end]) or (not is_near and row.text.count("\t") < 1):
            return False
        label_left, label_right = row.extent(label.start, label.end)
        size = row.height
        return label_left - size <= right and (
            left <= label_right + size or (is_near and start == 0 and "\t" not in row.text)
        )

    def value(self, row: Row, label: Label) -> Span | None:
        """What stands to the right of a label up to the next label or column, else what stands below it."""
        following = min((other.start for other in row.labels if other.start >= label.end), default=len(row.text))
        span = self.trimmed(Span(row.index, label.end, following))
        if span is not None:
            return self._first_cell(span)
        return self._below(row, label)

    def _first_cell(self, span: Span) -> Span | None:
        text = self.rows[span.row].text
        tab = text.find("\t", span.start, span.end)
        return self.trimmed(Span(span.row, span.start, tab if tab >= 0 else span.end))

    def _below(self, row: Row, label: Label) -> Span | None:
        left, right = row.extent(label.start, label.end)
        for other in self.rows[row.index + 1 :]:
            distance = other.middle - row.middle
            if other.frame != row.frame or distance > _ROWS_BELOW * max(row.height, other.height):
                return None
            for start, end in _cells(other.text):
                cell_left, cell_right = other.extent(start, end)
                if cell_left <= right + row.height and cell_right >= left - row.height:
                    span = self.trimmed(Span(other.index, start, end))
                    return None if span is None or _starts_with_label(other, span) else span
        return None

    def beneath(self, span: Span) -> Span | None:
        """The cell right below a span that begins at about the same place, as the next line of one text does."""
        row = self.rows[span.row]
        left, right = row.extent(span.start, span.end)
        for other in self.rows[span.row + 1 :]:
            distance = other.middle - row.middle
            if other.frame != row.frame or distance > _ROWS_BELOW * row.height:
                return None
            for start, end in _cells(other.text):
                cell_left, cell_right = other.extent(start, end)
                if left - 3 * row.height <= cell_left <= right and cell_right > left and distance > row.height / 2:
                    return self.trimmed(Span(other.index, start, end))
        return None

    def text(self, span: Span) -> str:
        return self.rows[span.row].text[span.start : span.end]

    def trimmed(self, span: Span) -> Span | None:
        """The span without blanks and punctuation at its ends; None when nothing is left."""
        text = self.rows[span.row].text
        start, end = span.start, min(span.end, len(text))
        while start < end and text[start] in _EDGES:
            start += 1
        while end > start and text[end - 1] in _EDGES:
            end -= 1
        return Span(span.row, start, end) if start < end else None


_EDGES = frozenset(" \t:;=|/,.・。、()[]{}<>「」『』【】〔〕《》*※-_…→▶►●■□◆○'\"")


def _cells(text: str) -> list[tuple[int, int]]:
    cells, start = [], 0
    for part in text.split("\t"):
        cells.append((start, start + len(part)))
        start += len(part) + 1
    return cells


def _is_value(text: str) -> bool:
    return any(letter not in _EDGES for letter in text)


def _holds_number(text: str) -> bool:
    run = 0
    for letter in text:
        run = run + 1 if "0" <= letter <= "9" else 0
        if run >= 4:  # noqa: PLR2004 — a shorter run may be an hour or a floor, this is another value
            return True
    return False


def _starts_with_label(row: Row, span: Span) -> bool:
    return any(label.start == span.start for label in row.labels)
