"""Which row answers: each wish tries its ways, the surest first, and None is an answer, too."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Final

from sudare.reading.answering import prices, rows
from sudare.reading.answering.concepts import CONCEPTS
from sudare.reading.answering.context import Sheet
from sudare.reading.answering.departures import departure
from sudare.reading.answering.found import Found
from sudare.reading.answering.question import Question, Wish
from sudare.reading.answering.weighing import BAR, Weighed, weighed
from sudare.reading.quoting import Quote
from sudare.reading.receipts import read_receipt
from sudare.reading.terms import Field, Status
from sudare.reading.typed import Kind, typed

RECEIPT_PROOF: Final = ("total", "items")  # what a page must have before it is taken for a receipt
WORDY: Final = frozenset({Kind.DATE, Kind.TIME, Kind.ADDRESS, Kind.NUMBER, Kind.LENGTH, Kind.PERCENT})
"""Kinds that are often written out: 毎週月曜日 answers when as well as a date does."""

OTHERWISE: Final = (Kind.DATE, Kind.PHONE)

Way = Callable[[Sheet, Question], Found | None]


def found_in(sheet: Sheet, asked: Question) -> Found | None:
    """The answer, or None when the rows don't say."""
    return next((found for way in WAYS[asked.wish] if (found := way(sheet, asked)) is not None), None)


def _by_value(sheet: Sheet, asked: Question) -> Found | None:
    best = max(weighed(sheet, asked), key=lambda each: each.weight, default=None)
    return _said(best) if best is not None and best.weight >= BAR else None


def _said(one: Weighed) -> Found:
    return Found(one.value.typed.value, one.value.quote.text, [one.value.quote], min(1.0, one.weight))


def _in_words(sheet: Sheet, asked: Question) -> Found | None:
    """A value of a kind that is often written out, where a label leads to it or names a place."""
    if not set(asked.kinds) <= WORDY:
        return None
    found = rows.by_label(sheet, asked)
    return found or (rows.by_place(sheet, asked) if asked.is_where else None)


def _of_receipt(sheet: Sheet, asked: Question) -> Found | None:
    """What the reader of receipts knows better: which of many sums is the total."""
    name = _asked_field(asked)
    if not name:
        return None
    shown = {row.picture for row in sheet.rows}
    filled = {each.name: each for each in read_receipt([sheet.pages[number] for number in sorted(shown)]).fields}
    if any(name not in filled or filled[name].status is not Status.SEEN for name in RECEIPT_PROOF):
        return None
    return _as_found(filled.get(name), sheet)


def _asked_field(asked: Question) -> str:
    """The receipt's field a question is about, and about nothing else."""
    if asked.focus:
        return ""
    names = [CONCEPTS[name].receipt for name in asked.concepts]
    if not names:
        return "total" if Kind.MONEY in asked.kinds else ""
    specific = [name for name in names if name and name != "shop"] or names
    return specific[0] if all(names) else ""


def _as_found(field: Field | None, sheet: Sheet) -> Found | None:
    if field is None or field.status is not Status.SEEN or isinstance(field.value, list) or not field.evidence:
        return None
    place = field.evidence[0]
    for row in sheet.rows:
        at = row.text.find(field.raw)
        if at >= 0 and any(one.begin < at + len(field.raw) and at < one.end for one in typed(row.text, OTHERWISE)):
            continue  # a piece of a date or a telephone number is no sum
        box = Quote(row, at, at + len(field.raw)).evidence([]).box if at >= 0 and field.raw else None
        if (
            box is not None
            and row.picture == place.picture
            and abs(box.y - place.box.y) < max(box.height, place.box.height)
        ):
            return Found(field.value, field.raw, [Quote(row, at, at + len(field.raw))], field.confidence or BAR)
    return None


def _name(sheet: Sheet, asked: Question) -> Found | None:
    return rows.by_name(sheet, asked) if asked.is_who else None


def _everything(sheet: Sheet, _asked: Question) -> Found | None:
    return rows.everything(sheet)


def _outermost(sheet: Sheet, asked: Question) -> Found | None:
    """The first or last of times and days, among those that are what was asked about."""
    every = weighed(sheet, asked)
    about = [each for each in every if each.weight >= BAR] if asked.focus or asked.concepts else every
    kind = next((kind for kind in asked.kinds if any(each.value.typed.kind is kind for each in about)), None)
    those = [each for each in about if each.value.typed.kind is kind]
    if not those:
        return None
    choose = max if asked.wish is Wish.LAST else min
    return _said(choose(those, key=lambda each: _sortable(each.value.typed.value)))


def _sortable(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(value).rjust(12, "0")


WAYS: Final[Mapping[Wish, tuple[Way, ...]]] = {
    Wish.VALUE: (_of_receipt, departure, _by_value, _in_words),
    Wish.WORDS: (_of_receipt, rows.by_column, rows.by_label, _name, rows.by_row),
    Wish.EXISTENCE: (rows.existence,),
    Wish.CHEAPEST: (prices.cheapest,),
    Wish.DEAREST: (prices.dearest,),
    Wish.FIRST: (departure, _outermost),
    Wish.LAST: (departure, _outermost),
    Wish.COUNT: (prices.count,),
    Wish.WHICH: (prices.costing, rows.by_label, rows.by_row),
    Wish.EVERYTHING: (_everything,),
}
