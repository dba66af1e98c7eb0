"""From words to their place: whoever says something stands in a picture is asked where.

Words are compared as people would: full or half width, with or without spaces, yen signs and commas. A number is never
found by likeness, and never inside a longer one.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from sudare.imaging.terms import Box
from sudare.reading.terms import Evidence, Line, Page, box_around

OCR, FUZZY, CODE = "ocr", "fuzzy", "code"
LIKENESS: Final = 0.8  # of the letters must be right before something counts as the same words
FEWEST_FUZZY: Final = 4  # letters; of fewer, one wrong is too many
MOST_NUMERIC: Final = 0.34  # of digits in what may be found by likeness
MOST_CHARS: Final = 300

_DROPPED: Final = frozenset(" \t\u3000¥\\,、")
_DASHES: Final = dict.fromkeys("ー‐‑‒–—―−－〜～~ｰ", "-")
_ALIKE: Final = {"一": "-", "髙": "高", "﨑": "崎", "×": "x", "：": ":", "・": "·", "･": "·"}
_THOUSANDS: Final = re.compile(r"(?<=\d)[.](?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Spot:
    """Characters ``begin`` to ``end`` of a line in a picture."""

    picture: int
    line: Line
    begin: int
    end: int

    @property
    def box(self) -> Box:
        return box_of(self.line, self.begin, self.end)

    @property
    def text(self) -> str:
        return self.line.text[self.begin : self.end]


def find(text: str, pages: Sequence[Page]) -> tuple[Evidence, ...]:
    """Every place where these words stand, in reading order; as they are if possible, else the likest. (): nowhere."""
    wanted, _ = normalised(text[:MOST_CHARS])
    if not wanted:
        return ()
    for method, places in (
        (OCR, _exactly(wanted, pages)),
        (CODE, _in_codes(wanted, pages)),
        (FUZZY, _nearly(wanted, pages)),
    ):
        boxes = list(places)
        if boxes:
            return tuple(Evidence(picture, box, method, len(boxes)) for picture, box in boxes)
    return ()


def box_of(line: Line, begin: int, end: int) -> Box:
    """The box around characters ``begin`` to ``end`` of a line; by their share of its length where none are known."""
    begin, end = max(0, begin), min(len(line.text), end)
    if end - begin >= len(line.text) or end <= begin:
        return line.box
    if line.chars:
        return box_around(line.chars[begin:end])
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = line.quad
    parts = begin / len(line.text), end / len(line.text)
    xs = [x0 + (x1 - x0) * part for part in parts] + [x3 + (x2 - x3) * part for part in parts]
    ys = [y0 + (y1 - y0) * part for part in parts] + [y3 + (y2 - y3) * part for part in parts]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


@lru_cache(maxsize=4_096)
def normalised(text: str) -> tuple[str, tuple[int, ...]]:
    """The words as they are compared, and for each character of them which one of ``text`` it came from."""
    made: list[str] = []
    origin: list[int] = []
    for number, sign in enumerate(text):
        for one in unicodedata.normalize("NFKD", sign).casefold():
            if one not in _DROPPED and not unicodedata.combining(one):
                made.append(_DASHES.get(one, _ALIKE.get(one, one)))
                origin.append(number)
    joined = "".join(made)
    dots = {match.start() for match in _THOUSANDS.finditer(joined)}
    kept = [number for number in range(len(joined)) if number not in dots]
    return "".join(joined[number] for number in kept), tuple(origin[number] for number in kept)


Place = tuple[int, Box]


def _exactly(wanted: str, pages: Sequence[Page]) -> Iterator[Place]:
    """In a line; else across the lines of a row, or from one line into the next."""
    inside = [
        (picture, _box(line, begin, end))
        for picture, page in enumerate(pages)
        for line in page.lines
        for begin, end in _spans(wanted, normalised(line.text)[0])
    ]
    yield from inside
    if not inside:
        for picture, page in enumerate(pages):
            for lines in _joined(page):
                yield from _across(wanted, lines, picture)


def _joined(page: Page) -> Iterator[tuple[Line, ...]]:
    """Lines that may be one sentence: those of a row, and the end of a row with the beginning of the next."""
    for row in page.rows:
        yield row.lines
    for above, below in pairwise(page.rows):
        yield above.lines[-1], below.lines[0]


def _across(wanted: str, lines: Sequence[Line], picture: int) -> Iterator[Place]:
    """Words that begin in one line and end in a later one."""
    texts = [normalised(line.text)[0] for line in lines]
    for begin, end in _spans(wanted, "".join(texts)):
        boxes, start = [], 0
        for line, text in zip(lines, texts, strict=True):
            first, last = max(begin, start), min(end, start + len(text))
            if first < last:
                boxes.append(_box(line, first - start, last - start))
            start += len(text)
        yield picture, box_around(boxes)


def _spans(wanted: str, text: str) -> Iterator[tuple[int, int]]:
    at = text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        if not (_cuts_number(text, at) or _cuts_number(text, end)):
            yield at, end
        at = text.find(wanted, end)


def _cuts_number(text: str, at: int) -> bool:
    """Whether this place lies between two digits, a decimal point included."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before.isdecimal() and after.isdecimal():
        return True
    is_point = after == "." and before.isdecimal() and text[at + 1 : at + 2].isdecimal()
    return is_point or (before == "." and after.isdecimal() and text[at - 2 : at - 1].isdecimal())


def _box(line: Line, begin: int, end: int) -> Box:
    """Of a part of the line's normalised text."""
    origin = normalised(line.text)[1]
    return box_of(line, origin[begin], origin[end - 1] + 1)


def _in_codes(wanted: str, pages: Sequence[Page]) -> Iterator[Place]:
    for picture, page in enumerate(pages):
        for code in page.codes:
            if wanted in normalised(code.text[:MOST_CHARS])[0]:
                yield picture, code.box


def _nearly(wanted: str, pages: Sequence[Page]) -> Iterator[Place]:
    """The likest words of each line, where they are the likest of all and like enough."""
    if len(wanted) < FEWEST_FUZZY or sum(sign.isdecimal() for sign in wanted) > MOST_NUMERIC * len(wanted):
        return
    tried = []
    for picture, page in enumerate(pages):
        for line in page.lines:
            likest = likest_part(wanted, normalised(line.text)[0])
            if likest is not None and 1 - likest[2] / len(wanted) >= LIKENESS:
                tried.append((likest[2], picture, line, likest[0], likest[1]))
    fewest = min((each[0] for each in tried), default=0)
    for edits, picture, line, begin, end in tried:
        if edits == fewest and _digits(wanted) == _digits(normalised(line.text)[0][begin:end]):
            yield picture, _box(line, begin, end)


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdecimal())


def likest_part(wanted: str, text: str) -> tuple[int, int, int] | None:
    """Begin, end and number of wrong letters of the part of ``text`` that is likest to ``wanted``.

    Source: Sellers, The theory and computation of evolutionary distances (1980).
    """
    if not wanted or not text:
        return None
    best = (len(wanted) + 1, 0, 0)
    above = [(0, at) for at in range(len(text) + 1)]  # edits, and where the part begins
    for number, sign in enumerate(wanted, 1):
        row = [(number, 0)]
        for at, other in enumerate(text, 1):
            same = (above[at - 1][0] + (sign != other), above[at - 1][1])
            row.append(min(same, (above[at][0] + 1, above[at][1]), (row[at - 1][0] + 1, row[at - 1][1])))
        above = row
    for at, (edits, begin) in enumerate(above):
        if at > begin:
            best = min(best, (edits, begin, at))
    return (best[1], best[2], best[0]) if best[2] > best[1] else None
