"""Quotes: words of one row with their places. Whatever the built-in reader says, it says by quoting."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from sudare.reading.evidence import OCR, Spot, find
from sudare.reading.terms import Evidence, Field, Goods, Line, Page, Row, Status, Value, box_around

LEADING: Final = " 　:：=＝-－ー・･|｜/／→⇒>"
TRAILING: Final = " 　:："
DIGITS: Final = 2  # of a score
READER: Final = "built-in"


@dataclass(frozen=True)
class Standing:
    """A row of a picture, and which one from the top."""

    picture: int
    number: int
    row: Row

    @cached_property
    def text(self) -> str:
        return self.row.text

    def quote(self, begin: int = 0, end: int | None = None) -> "Quote":
        """Characters ``begin`` to ``end`` of the row's text, without signs at either end that say nothing."""
        end = len(self.text) if end is None else min(end, len(self.text))
        while begin < end and self.text[begin] in LEADING:
            begin += 1
        while end > begin and self.text[end - 1] in TRAILING:
            end -= 1
        return Quote(self, begin, end)

    def line_at(self, place: int) -> tuple[Line, int, int]:
        """The line that holds this character of the row, and where it begins and ends in the row's text."""
        start = 0
        for line in self.row.lines:
            if place <= start + len(line.text):
                return line, start, start + len(line.text)
            start += len(line.text) + 1
        last = self.row.lines[-1]
        return last, len(self.text) - len(last.text), len(self.text)


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters ``begin`` to ``end`` of a row's text."""

    standing: Standing
    begin: int
    end: int

    @property
    def text(self) -> str:
        return self.standing.text[self.begin : self.end]

    @property
    def spots(self) -> list[Spot]:
        spots, start = [], 0
        for line in self.standing.row.lines:
            begin, end = max(self.begin, start), min(self.end, start + len(line.text))
            if begin < end:
                spots.append(Spot(self.standing.picture, line, begin - start, end - start))
            start += len(line.text) + 1
        return spots

    @property
    def score(self) -> float:
        return min((spot.line.score for spot in self.spots), default=0.0)

    def evidence(self, pages: Sequence[Page]) -> Evidence:
        """``candidates``: at how many places the same words stand."""
        box = box_around([spot.box for spot in self.spots])
        return Evidence(self.standing.picture, box, OCR, max(1, len(find(self.text, pages))))


def standings(pages: Sequence[Page]) -> list[Standing]:
    """All rows of all pictures, in reading order."""
    return [
        Standing(picture, number, row) for picture, page in enumerate(pages) for number, row in enumerate(page.rows)
    ]


def seen(
    name: str, value: Value, quotes: Sequence[Quote], pages: Sequence[Page], *, goods: Goods | None = None
) -> Field:
    """A value that stands there. Its confidence is that of the least sure line."""
    quotes = [quote for quote in quotes if quote.spots]
    return Field(
        name,
        value,
        raw=" ".join(quote.text for quote in quotes),
        status=Status.SEEN,
        evidence=tuple(quote.evidence(pages) for quote in quotes),
        confidence=round(min((quote.score for quote in quotes), default=0.0), DIGITS),
        goods=goods,
    )


def following(standing: Standing, all_rows: Sequence[Standing]) -> Iterator[Standing]:
    """The rows below it in the same picture."""
    for other in all_rows:
        if other.picture == standing.picture and other.number > standing.number:
            yield other


def below(line: Line, rows: Iterable[Standing]) -> tuple[Standing, Line] | None:
    """What stands under a line: in the next row, sharing some of its width."""
    for standing in rows:
        for other in standing.row.lines:
            shared = min(line.box.x + line.box.width, other.box.x + other.box.width) - max(line.box.x, other.box.x)
            if shared > 0:
                return standing, other
        return None
    return None


def start_of(line: Line, standing: Standing) -> int:
    """Where a line begins in its row's text."""
    start = 0
    for each in standing.row.lines:
        if each is line:
            return start
        start += len(each.text) + 1
    return 0
