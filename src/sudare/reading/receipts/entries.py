"""Sums with the words beside them: what a receipt is made of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sudare.reading.japan import days, money, numbers, tills
from sudare.reading.japan.letters import folded, is_letter
from sudare.reading.japan.money import Money
from sudare.reading.japan.tills import Sum
from sudare.reading.receipts.strips import GAP, Quote, Strip

BARE: Final = re.compile(r"[^\w]*")
LONGEST_LABEL: Final = 24  # letters: what is longer is a sentence
LABEL_ROW: Final = 14
MARKS: Final = " *※＊★軽内外("
SAME_HEIGHT: Final = 1.0  # of a line
FEWEST: Final = 3  # digits: fewer in a line of words are a part of a name
AFTER: Final = re.compile(r"[ ]?[)）\]※*＊★軽内外税込込み也税-]{0,4}[ ]?$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One sum. ``label`` is folded; ``words`` where the label stands, None where nothing stands beside the sum."""

    kind: Sum
    label: str
    words: Quote | None
    money: Money
    quote: Quote

    @property
    def amount(self) -> int:
        return self.money.amount

    @property
    def row(self) -> int:
        return self.quote.strip.number

    @property
    def height(self) -> float:
        """Of the sum's own letters, as a multiple of the page's usual ones."""
        return self.quote.height


def entries(strips: Sequence[Strip]) -> list[Entry]:
    """All sums, from the top, each with the words to its left or, where none are, the label on the row above."""
    found: list[Entry] = []
    for strip in strips:
        of_row = _of_row(strip)
        if of_row and not of_row[0].label:
            of_row[0] = _labelled_near(of_row[0], strips)
        found += of_row
    return found


def _of_row(strip: Strip) -> list[Entry]:
    found, after = [], 0
    hidden = _elsewhere(strip.text)
    for each in money.sums(strip.text):
        if any(start < each.end and each.start < end for start, end in hidden):
            continue
        words = strip.quote(after, each.start)
        label = folded(words.text).strip("(:・.-)、,")
        kind = tills.kind_of(label) if label else Sum.GOODS
        is_told = kind not in {Sum.GOODS, Sum.NONE}
        if not each.is_marked and not is_told and not _stands_alone(each, strip.text):
            continue
        found.append(Entry(kind, label, words if words.text else None, each, strip.quote(each.start, each.end)))
        after = each.end
    return found


def _elsewhere(text: str) -> list[tuple[int, int]]:
    """Where a number is a day, a time, a telephone's or a registration number."""
    of_days = [(day.start, day.end) for day in days.days(text)]
    of_times = [(time.start, time.end) for time in days.times(text)]
    others = [(number.start, number.end) for number in (*numbers.registrations(text), *numbers.phones(text))]
    return of_days + of_times + others


def _stands_alone(each: Money, text: str) -> bool:
    """A number without a sign of money counts at the end of a row, or in a cell of its own."""
    cell_start = text.rfind(GAP, 0, each.start) + 1
    cell_end = text.find(GAP, each.end)
    rest = text[each.end : cell_end if cell_end >= 0 else len(text)]
    is_last = bool(AFTER.match(rest)) or not rest.strip()
    in_front = text[cell_start : each.start]
    is_parted = in_front.endswith(" ") and each.end - each.start >= FEWEST
    return is_last and (not in_front.strip(MARKS) or (cell_end < 0 and is_parted))


def _labelled_near(entry: Entry, strips: Sequence[Strip]) -> Entry:
    """A sum that stands alone belongs to the nearer short label without a sum above it or, on a bent slip, below."""
    near = [_label_row(entry, strips, step) for step in (-1, 1)]
    known = [strip for strip in near if strip is not None]
    if not known:
        return entry
    strip = min(known, key=lambda each: _distance(each, entry.quote.strip))
    return replace(entry, kind=tills.kind_of(folded(strip.text)), label=folded(strip.text), words=strip.quote())


def _label_row(entry: Entry, strips: Sequence[Strip], step: int) -> Strip | None:
    """The row above or below when it is a label: below only one that tills use, at next to the same height."""
    at = entry.row + step
    if not 0 <= at < len(strips) or strips[at].picture != entry.quote.strip.picture:
        return None
    strip, label = strips[at], folded(strips[at].text)
    if len(strip.text) > LABEL_ROW or money.sums(strip.text) or not any(map(is_letter, label)):
        return None
    is_below = step > 0
    if is_below and (
        tills.kind_of(label) in {Sum.GOODS, Sum.NONE} or _distance(strip, entry.quote.strip) > SAME_HEIGHT
    ):
        return None
    return strip


def _distance(one: Strip, other: Strip) -> float:
    """Between two rows, in heights of a line."""
    first, second = one.quote().box, other.quote().box
    apart = abs(first.y + first.height / 2 - second.y - second.height / 2)
    return apart / max(min(first.height, second.height), 1e-9)
