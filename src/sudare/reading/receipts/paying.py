"""How it was paid, what was handed over, what came back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sudare.reading.japan import tills
from sudare.reading.japan.letters import folded
from sudare.reading.japan.tills import Sum
from sudare.reading.receipts.entries import Entry
from sudare.reading.receipts.strips import Quote, Strip

LABEL: Final = re.compile(r"^(?:ご|お)?(?:支払|支拂|決済)(?:い)?(?:方法|手段|区分|種別)?[ :\t]*")
SENTENCE: Final = re.compile(r"[。!]|ください|ます|です|ご利用いただけ")
LONGEST: Final = 26
TAIL: Final = re.compile(r"[ ]?(?:[(\[〈<].*|\*{2,}.*|[0-9*Xx-]{4,}.*)$")


@dataclass(frozen=True, slots=True)
class Paying:
    way: Quote | None = None
    way_words: str = ""
    paid: Entry | None = None
    change: Entry | None = None
    candidates: int = 1


def paying_of(entries: Sequence[Entry], strips: Sequence[Strip], *, total: int | None) -> Paying:
    """The best-placed way of paying, and the pair of sums whose difference is the total."""
    change = next((entry for entry in entries if entry.kind is Sum.CHANGE), None)
    paid = _paid(entries, change=change, total=total)
    ways = sorted(_ways(strips, entries, total=total, paid=paid), key=lambda way: -way[0])
    if not ways:
        return Paying(None, "", paid, change)
    best = ways[0]
    same = sum(folded(way[1].text) == folded(best[1].text) for way in ways)
    return Paying(best[1], _joined(best[1].text), paid, change, same)


def _paid(entries: Sequence[Entry], *, change: Entry | None, total: int | None) -> Entry | None:
    handed = [entry for entry in entries if entry.kind is Sum.PAID]
    cash = [entry for entry in entries if entry.kind is Sum.PAYMENT and tills.CASH in entry.label]
    if change is not None and total is not None:
        fitting = [entry for entry in handed + cash if entry.amount - change.amount == total]
        if fitting:
            return fitting[0]
    more = [entry for entry in cash if change is not None or entry.amount > (total or entry.amount)]
    return next(iter(handed or more), None)


def _ways(
    strips: Sequence[Strip], entries: Sequence[Entry], *, total: int | None, paid: Entry | None
) -> list[tuple[float, Quote]]:
    found = []
    for strip in strips:
        for cell in strip.cells():
            way = _way(cell)
            if way is not None:
                found.append((_fitness(way, cell, entries, total=total, paid=paid), way))
    if not any(weight > 0 for weight, _ in found):
        found += _unnamed(entries, total=total)
    return [each for each in found if each[0] > 0]


def _way(cell: Quote) -> Quote | None:
    """The words for a way of paying in a cell, without a label in front and a number behind."""
    if len(cell.text) > LONGEST or SENTENCE.search(cell.text):
        return None
    label = LABEL.match(cell.text)
    start = cell.start + (label.end() if label else 0)
    words = cell.strip.text[start : cell.end]
    squeezed = "".join(words.lower().split())
    match = tills.PAYMENTS.search(squeezed)
    if match is None or (match.start() > 0 and not label):
        return None
    end = start + _length(words, len(tills.PAYING.match(squeezed)[0]) if tills.PAYING.match(squeezed) else match.end())  # type: ignore[index]
    tail = TAIL.search(cell.strip.text[start:end])
    quote = cell.strip.quote(start, start + tail.start() if tail and tail.start() else end)
    return quote if quote.text else None


def _length(words: str, letters: int) -> int:
    """How far into ``words`` so many letters reach that are no spaces."""
    count = 0
    for number, sign in enumerate(words):
        count += not sign.isspace()
        if count == letters:
            return number + 1
    return len(words)


def _fitness(way: Quote, cell: Quote, entries: Sequence[Entry], *, total: int | None, paid: Entry | None) -> float:
    beside = [entry for entry in entries if entry.row == way.strip.number]
    weight = 0.5 + bool(LABEL.match(cell.text))
    if any(entry.amount == total for entry in beside) or (paid is not None and paid in beside):
        weight += 2
    if tills.PAYING.match(folded(cell.text)):
        weight += 0.5
    if any(entry.kind in {Sum.NONE, Sum.DISCOUNT} for entry in beside):
        weight -= 2
    if folded(way.text) in {"カード", "id", "edy", "振込"}:
        weight -= 0.4
    return weight


def _unnamed(entries: Sequence[Entry], *, total: int | None) -> list[tuple[float, Quote]]:
    """A way nobody has heard of: words beside the total's sum, below the total."""
    below = max((entry.row for entry in entries if entry.kind is Sum.TOTAL and entry.amount == total), default=None)
    if below is None:
        return []
    return [
        (0.2, entry.words)
        for entry in entries
        if entry.kind is Sum.GOODS and entry.amount == total and entry.row > below and entry.words is not None
    ][:1]


def _joined(words: str) -> str:
    """``現 金`` is 現金; Latin words keep their spaces."""
    return re.sub(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])", "", words.replace("\t", " ")).strip()
