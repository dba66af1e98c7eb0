"""Tax by rate: what is taxed and how much, however the till spreads it over rows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from sudare.reading.japan import taxes
from sudare.reading.japan.tills import Sum
from sudare.reading.receipts.entries import Entry
from sudare.reading.receipts.strips import Strip

FAR: Final = 3  # rows between what is taxed and its tax


@dataclass(slots=True)
class Levy:
    """What stands for one rate. ``net``: prices without tax, where the till says so."""

    rate: int
    taxable: Entry | None = None
    tax: Entry | None = None

    @property
    def fits(self) -> bool | None:
        if self.taxable is None or self.tax is None:
            return None
        return taxes.fits(self.taxable.amount, self.tax.amount, self.rate)


@dataclass(slots=True)
class Levies:
    by_rate: dict[int, Levy] = field(default_factory=dict)
    whole: Entry | None = None  # the tax of all rates together

    def of(self, rate: int) -> Levy:
        return self.by_rate.setdefault(rate, Levy(rate))


def levies_of(entries: Sequence[Entry], strips: Sequence[Strip], *, total: int | None) -> Levies:
    """Every tax and its base. The rate beside a sum decides; without one, arithmetic does, then the row above."""
    found = Levies()
    rate_above, row_above = None, -FAR
    for entry in entries:
        if entry.kind not in {Sum.TAXABLE, Sum.TAX} or _is_too_much(entry, total):
            continue
        said = _rate_of(entry, strips)
        rate = said or (rate_above if entry.row - row_above <= FAR else None)
        if entry.kind is Sum.TAX and (not said or _is_whole(entry)):
            rate = _proven(entry, found, rate, total=total)
        if rate is None:
            found.whole = found.whole or (entry if entry.kind is Sum.TAX else None)
            continue
        _put(found.of(rate), entry)
        rate_above, row_above = rate, entry.row
    return found


def _rate_of(entry: Entry, strips: Sequence[Strip]) -> int | None:
    """The rate in its label, else one on its row behind the sum."""
    said = taxes.rates(entry.words.text) if entry.words is not None else []
    if not said:
        behind = strips[entry.row].text[entry.quote.end :]
        said = taxes.rates(behind)[:1] if len(behind) < FAR * 4 else []
    return said[-1] if said else None


def _is_too_much(entry: Entry, total: int | None) -> bool:
    """No tax is a tenth of what was paid with it: such a sum came from a neighbouring row."""
    return entry.kind is Sum.TAX and bool(total) and entry.amount * 10 > (total or 0)


def _is_whole(entry: Entry) -> bool:
    return "合計" in entry.label or "計" in entry.label[-2:]


def _proven(entry: Entry, found: Levies, rate: int | None, *, total: int | None) -> int | None:
    """The rate whose taxable sum has this tax; with no taxable sums, the one rate that the total's tax fits."""
    for levy in found.by_rate.values():
        if levy.tax is None and levy.taxable and taxes.fits(levy.taxable.amount, entry.amount, levy.rate):
            return levy.rate
    if rate is not None or total is None or found.by_rate:
        has_other = rate in found.by_rate and found.of(rate).taxable is not None
        return None if _is_whole(entry) or has_other else rate
    fitting = [
        each
        for each in taxes.RATES
        if taxes.fits(total, entry.amount, each) or taxes.fits(total - entry.amount, entry.amount, each)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _put(levy: Levy, entry: Entry) -> None:
    """The first of each counts, unless a later one adds up and the first doesn't."""
    if entry.kind is Sum.TAXABLE:
        if levy.taxable is None or (
            levy.fits is False and taxes.fits(entry.amount, levy.tax.amount if levy.tax else 0, levy.rate)
        ):
            levy.taxable = entry
    elif levy.tax is None or (
        levy.fits is False and levy.taxable and taxes.fits(levy.taxable.amount, entry.amount, levy.rate)
    ):
        levy.tax = entry
