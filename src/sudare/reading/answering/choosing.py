"""Which row answers: every value is weighed by what stands around it, and nothing light enough is said."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from sudare.reading.answering import tongue
from sudare.reading.answering.concepts import CONCEPTS
from sudare.reading.answering.context import EVERY, Sheet, Value
from sudare.reading.answering.matching import concept_in, word_in
from sudare.reading.answering.question import ASKS_WHERE, ASKS_WHO, Question, Wish
from sudare.reading.labels import labelled
from sudare.reading.quoting import Quote, Standing
from sudare.reading.receipts import read_receipt
from sudare.reading.templates.terms import Words
from sudare.reading.terms import Status
from sudare.reading.terms import Value as Plain
from sudare.reading.typed import Kind, typed

LACKING: Final = 0.6
BAR: Final = 0.6  # of what was asked about must be found around a value
NEAREST, BESIDE, LEAD, HEADER, HEADING, TITLE = 1.0, 0.95, 0.85, 0.85, 0.7, 0.45
LONE: Final = 0.55  # what a value of a rare kind is worth when nothing else of its kind stands there
LONERS: Final = frozenset({Kind.PHONE, Kind.EMAIL, Kind.URL, Kind.POSTAL_CODE, Kind.ADDRESS})
RECEIPT_PROOF: Final = ("total", "items")


@dataclass(frozen=True)
class Found:
    """``agreement``: how much of what was asked about stands around it."""

    value: Plain
    told: str
    quotes: Sequence[Quote]
    agreement: float = 1.0
    words: Words = tongue.QUOTED
    name: str = ""
    count: int = 0


@dataclass(frozen=True)
class _Weighed:
    weight: float
    value: Value = field(compare=False)


def found_in(sheet: Sheet, asked: Question) -> Found | None:
    """The answer, or None when the rows don't say."""
    return WAYS[asked.wish](sheet, asked)


def _value(sheet: Sheet, asked: Question) -> Found | None:
    from_receipt = _of_receipt(sheet, asked)
    if from_receipt is not None:
        return from_receipt
    weighed = _weighed(sheet, asked)
    if not weighed:
        return _words(sheet, asked) if asked.concepts and not asked.focus and Kind.MONEY not in asked.kinds else None
    best = max(weighed, key=lambda each: each.weight)
    return _said(best) if best.weight >= BAR else None


def _said(one: _Weighed) -> Found:
    return Found(one.value.typed.value, one.value.quote.text, [one.value.quote], min(1.0, one.weight))


def _weighed(sheet: Sheet, asked: Question) -> list[_Weighed]:
    """Every value of the wanted kinds with how much of the question stands around it, in reading order."""
    values = sheet.values(asked.kinds)
    counts = {kind: sum(1 for each in values if each.typed.kind is kind) for kind in asked.kinds}
    made = []
    for value in values:
        weight = _weight(value, sheet, asked)
        is_lone = counts[value.typed.kind] == 1 and value.typed.kind in LONERS and not asked.focus
        made.append(_Weighed(max(weight, LONE + 0.1) if is_lone else weight, value))
    return made


def _weight(value: Value, sheet: Sheet, asked: Question) -> float:
    """The mean over all that was asked about; nothing asked about is nothing found."""
    about = [_concept_weight(name, value, sheet) for name in asked.concepts]
    about += [_word_weight(word, value, sheet) for word in asked.focus]
    if not about:
        return 0.0
    return _mean(about)


def _mean(about: Sequence[float]) -> float:
    """Of what was asked about; when something of it stands nowhere around, much less."""
    return sum(about) / len(about) * (1.0 if min(about) > 0 else LACKING)


def _places(value: Value, sheet: Sheet) -> list[tuple[str, float]]:
    row = value.standing
    return [
        (value.nearest, NEAREST),
        (value.own, BESIDE),
        (sheet.lead(row), LEAD),
        (sheet.header(value), HEADER),
        (sheet.heading(row), HEADING),
        (sheet.title(row.picture), TITLE),
    ]


def _concept_weight(name: str, value: Value, sheet: Sheet) -> float:
    if value.typed.kind in CONCEPTS[name].kinds and value.typed.kind in LONERS:
        return max(NEAREST if concept_in(name, value.own) else LONE + 0.2, 0.0)
    return max(worth * concept_in(name, text) for text, worth in _places(value, sheet))


def _word_weight(word: str, value: Value, sheet: Sheet) -> float:
    return max(worth * word_in(word, text) for text, worth in _places(value, sheet))


def _of_receipt(sheet: Sheet, asked: Question) -> Found | None:
    """What the reader of receipts knows better: which of many sums is the total."""
    names = [CONCEPTS[name].receipt for name in asked.concepts if CONCEPTS[name].receipt]
    if asked.focus or len(names) != len(asked.concepts) or not names:
        if asked.concepts or asked.focus or Kind.MONEY not in asked.kinds:
            return None
        names = ["total"]
    pages = [page for number, page in enumerate(sheet.pages) if number in {row.picture for row in sheet.rows}]
    filled = {each.name: each for each in read_receipt(pages).fields}
    if any(filled.get(name) is None or filled[name].status is not Status.SEEN for name in RECEIPT_PROOF):
        return None
    chosen = filled.get(names[0])
    if chosen is None or chosen.status is not Status.SEEN or not chosen.evidence or isinstance(chosen.value, list):
        return None
    quotes = _quotes_of(chosen.raw, sheet)
    return Found(chosen.value, chosen.raw, quotes, chosen.confidence or 0.5) if quotes else None


def _quotes_of(raw: str, sheet: Sheet) -> list[Quote]:
    for row in sheet.rows:
        at = row.text.find(raw)
        if raw and at >= 0:
            return [Quote(row, at, at + len(raw))]
    return []


def _words(sheet: Sheet, asked: Question) -> Found | None:
    """What a label leads to; else the row that holds what was asked about."""
    from_receipt = _of_receipt(sheet, asked)
    if from_receipt is not None:
        return from_receipt
    by_label = _labelled(sheet, asked)
    return by_label if by_label is not None else _row(sheet, asked)


def _labelled(sheet: Sheet, asked: Question) -> Found | None:
    best: tuple[float, Quote] | None = None
    for name in asked.concepts:
        for found in labelled([word for word in CONCEPTS[name].words if len(word) > 1], sheet.rows):
            if not found.quote.text or not any(sign.isalnum() for sign in found.quote.text):
                continue
            others = [_row_word(word, found.label.standing, sheet) for word in asked.focus]
            weight = sum([1.0, *others]) / (1 + len(others)) if all(others) or not others else 0.0
            if weight >= BAR and (best is None or weight > best[0]):
                best = weight, found.quote
    for word in asked.focus if not asked.concepts else ():
        for found in labelled([word], sheet.rows):
            if found.quote.text and best is None:
                best = BAR + 0.1, found.quote
    return Found(best[1].text, best[1].text, [best[1]], best[0]) if best else None


def _row_word(word: str, row: Standing, sheet: Sheet) -> float:
    texts = [
        (row.text, NEAREST),
        (sheet.lead(row), LEAD),
        (sheet.heading(row), HEADING),
        (sheet.title(row.picture), TITLE),
    ]
    return max(worth * word_in(word, text) for text, worth in texts)


def _row(sheet: Sheet, asked: Question) -> Found | None:
    """The row in which most of it stands."""
    weighed = [(_row_weight(row, sheet, asked), row) for row in sheet.rows]
    weight, row = max(weighed, key=lambda each: each[0], default=(0.0, None))
    if row is None or weight < BAR:
        return None
    quote = row.quote()
    return Found(quote.text, quote.text, [quote], weight)


def _row_weight(row: Standing, sheet: Sheet, asked: Question) -> float:
    about = [max(concept_in(name, row.text), HEADING * concept_in(name, sheet.heading(row))) for name in asked.concepts]
    about += [_row_word(word, row, sheet) for word in asked.focus]
    own = [concept_in(name, row.text) for name in asked.concepts] + [word_in(word, row.text) for word in asked.focus]
    if not about or not any(own):
        return 0.0
    return _mean(about)


def _existence(sheet: Sheet, asked: Question) -> Found | None:
    found = _row(sheet, asked)
    return None if found is None else Found(found.value, found.told, found.quotes, found.agreement, tongue.STANDS)


def _extreme(choose: Callable[[Sequence[Value]], Value]) -> Callable[[Sheet, Question], Found | None]:
    def find(sheet: Sheet, asked: Question) -> Found | None:
        priced = [value for value in sheet.values((Kind.MONEY,)) if _is_named(value) and not _is_sum(value)]
        about = [value for value in priced if _weight(value, sheet, asked) >= BAR] if asked.focus else priced
        if not about:
            return None
        best = choose(about)
        name = _name_of(best, sheet)
        quote = Quote(best.standing, 0, len(best.standing.text))
        return Found(best.typed.value, best.quote.text, [quote], 1.0, tongue.CHOSEN, name)

    return find


SUMS: Final = ("total", "subtotal", "tax", "change", "paid", "payment", "discount")


def _is_sum(value: Value) -> bool:
    return any(concept_in(name, value.own) for name in SUMS)


def _is_named(value: Value) -> bool:
    return any(sign.isalpha() for sign in value.nearest) or any(sign.isalpha() for sign in value.own)


def _name_of(value: Value, sheet: Sheet) -> str:
    name = value.nearest.strip(" .…・:：　")
    return name if any(sign.isalpha() for sign in name) else (sheet.lead(value.standing) or value.own.strip())


def _cheapest(values: Sequence[Value]) -> Value:
    return min((value for value in values if _number(value) > 0), key=_number, default=values[0])


def _dearest(values: Sequence[Value]) -> Value:
    return max(values, key=_number)


def _number(value: Value) -> float:
    return float(value.typed.value) if isinstance(value.typed.value, int | float) else 0.0


def _outermost(*, is_last: bool) -> Callable[[Sheet, Question], Found | None]:
    """The first or last of times and days, among those that are what was asked about."""

    def find(sheet: Sheet, asked: Question) -> Found | None:
        weighed = _weighed(sheet, asked)
        about = [each for each in weighed if each.weight >= BAR] if asked.focus or asked.concepts else weighed
        kind = next((kind for kind in asked.kinds if any(each.value.typed.kind is kind for each in about)), None)
        those = [each for each in about if each.value.typed.kind is kind]
        if not those:
            return None
        return _said((max if is_last else min)(those, key=lambda each: _sortable(each.value.typed.value)))

    return find


def _sortable(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(value).rjust(12, "0")


def _count(sheet: Sheet, _asked: Question) -> Found | None:
    """Named prices, each once."""
    priced = [value for value in sheet.values((Kind.MONEY,)) if _is_named(value) and not _is_sum(value)]
    rows = list({id(value.standing): value for value in priced}.values())
    if not rows:
        return None
    names = [_name_of(value, sheet) for value in rows]
    quotes = [value.standing.quote() for value in rows]
    return Found(len(rows), ", ".join(names), quotes, 0.7, tongue.COUNTED, count=len(rows))


def _which(sheet: Sheet, asked: Question) -> Found | None:
    """What costs so much: the name beside a given sum."""
    wanted = {each.value for each in typed(asked.text, (Kind.MONEY,))}
    for value in sheet.values((Kind.MONEY,)):
        if value.typed.value in wanted and _is_named(value):
            name = _name_of(value, sheet)
            quote = Quote(value.standing, 0, len(value.standing.text))
            return Found(name, value.quote.text, [quote], 1.0, tongue.CHOSEN, name)
    return _words(sheet, asked) if not wanted else None


def _everything(sheet: Sheet, _asked: Question) -> Found | None:
    quotes = [row.quote() for row in sheet.rows if row.quote().text]
    text = "\n".join(quote.text for quote in quotes)
    return Found(text, text, quotes, 1.0, Words("{value}", "{value}"))


WAYS: Final[Mapping[Wish, Callable[[Sheet, Question], Found | None]]] = {
    Wish.VALUE: _value,
    Wish.WORDS: _words,
    Wish.EXISTENCE: _existence,
    Wish.CHEAPEST: _extreme(_cheapest),
    Wish.DEAREST: _extreme(_dearest),
    Wish.FIRST: _outermost(is_last=False),
    Wish.LAST: _outermost(is_last=True),
    Wish.COUNT: _count,
    Wish.WHICH: _which,
    Wish.EVERYTHING: _everything,
}
__all__ = ["ASKS_WHERE", "ASKS_WHO", "EVERY", "Found", "found_in"]
