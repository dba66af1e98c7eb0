"""Answers over many prices: the cheapest, the dearest, how many, and what costs so much."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from sudare.reading.answering import tongue
from sudare.reading.answering.context import Sheet, Value
from sudare.reading.answering.found import Found
from sudare.reading.answering.matching import concept_in
from sudare.reading.answering.question import Question
from sudare.reading.answering.weighing import BAR, weight_of, word_weight
from sudare.reading.quoting import Quote
from sudare.reading.typed import Kind, typed

EITHER: Final = re.compile(r"どちら|どっち|cheaper|more expensive", re.IGNORECASE)
TAXED: Final = re.compile(r"対象|[0-9][ ]?[%%]")
SUMS: Final = ("total", "subtotal", "tax", "change", "paid", "payment", "discount")


def cheapest(sheet: Sheet, asked: Question) -> Found | None:
    return _extreme(sheet, asked, lambda values: min(values, key=_number))


def dearest(sheet: Sheet, asked: Question) -> Found | None:
    return _extreme(sheet, asked, lambda values: max(values, key=_number))


def count(sheet: Sheet, asked: Question) -> Found | None:
    """Named prices, each once."""
    rows = list({id(value.standing): value for value in _priced(sheet, asked)}.values())
    if not rows:
        return None
    names = ", ".join(_name_of(value, sheet) for value in rows)
    return Found(len(rows), names, [value.standing.quote() for value in rows], 0.7, tongue.COUNTED, count=len(rows))


def costing(sheet: Sheet, asked: Question) -> Found | None:
    """The name beside a sum that the question names."""
    wanted = {each.value for each in typed(asked.text, (Kind.MONEY,))}
    for value in _priced(sheet, None):
        if value.typed.value in wanted:
            return _chosen(value, sheet)
    return None


def _extreme(sheet: Sheet, asked: Question, choose: Callable[[Sequence[Value]], Value]) -> Found | None:
    values = [value for value in _priced(sheet, asked) if _number(value) > 0]
    return _chosen(choose(values), sheet) if values else None


def _priced(sheet: Sheet, asked: Question | None) -> list[Value]:
    """Prices of something, sums left out; of what was asked about, or of each of several things that were."""
    values = [value for value in sheet.values((Kind.MONEY,)) if _is_named(value, sheet) and not _is_sum(value)]
    if asked is None or not asked.focus:
        return values
    together = [value for value in values if weight_of(value, sheet, asked) >= BAR]
    if (together and not EITHER.search(asked.text)) or len(asked.focus) == 1:
        return together
    apart = [[value for value in values if word_weight(word, value.standing, sheet) >= BAR] for word in asked.focus]
    return [value for each in apart for value in each] if all(apart) else []


def _chosen(value: Value, sheet: Sheet) -> Found:
    quote = Quote(value.standing, 0, len(value.standing.text))
    return Found(value.typed.value, value.quote.text, [quote], 1.0, tongue.CHOSEN, _name_of(value, sheet))


def _is_sum(value: Value) -> bool:
    return bool(TAXED.search(value.own)) or any(concept_in(name, value.own) for name in SUMS)


def _is_named(value: Value, sheet: Sheet) -> bool:
    return any(sign.isalpha() for sign in _name_of(value, sheet))


def _name_of(value: Value, sheet: Sheet) -> str:
    name = value.nearest.strip(" .…・:：　")
    return name if any(sign.isalpha() for sign in name) else (sheet.lead(value.standing) or value.own.strip())


def _number(value: Value) -> float:
    return float(value.typed.value) if isinstance(value.typed.value, int | float) else 0.0
