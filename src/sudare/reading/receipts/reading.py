"""A receipt's fields from its pages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sudare.reading.japan import numbers, taxes, tills
from sudare.reading.japan.letters import mended
from sudare.reading.japan.tills import Sum
from sudare.reading.receipts.category import category_of
from sudare.reading.receipts.checks import checks_of
from sudare.reading.receipts.entries import Entry, entries
from sudare.reading.receipts.found import absent, inferred, seen
from sudare.reading.receipts.goods import Good, chosen, from_proviso, goods_of
from sudare.reading.receipts.ledger import Total, total_of
from sudare.reading.receipts.levies import Levies, Levy, levies_of
from sudare.reading.receipts.paying import Paying, paying_of
from sudare.reading.receipts.rates import rates_of
from sudare.reading.receipts.shop import seller_of
from sudare.reading.receipts.strips import Quote, Strip, strips
from sudare.reading.receipts.when import when_of
from sudare.reading.terms import Evidence, Field, Filled, Page, Status

SURE, LIKELY, WEAK = 0.95, 0.8, 0.6  # agreement: two things say so · one clear thing does · it is the best there is
ENDS: Final = frozenset({Sum.SUBTOTAL, Sum.TOTAL, Sum.TAX, Sum.TAXABLE, Sum.PAID, Sum.CHANGE, Sum.PAYMENT})


@dataclass(frozen=True, slots=True)
class Paper:
    """Everything known before fields are made of it."""

    strips: Sequence[Strip]
    entries: Sequence[Entry]
    total: Total | None
    levies: Levies
    paying: Paying
    goods: Sequence[Good]

    def first(self, kind: Sum) -> Entry | None:
        return next((entry for entry in self.entries if entry.kind is kind), None)


def read_receipt(pages: Sequence[Page]) -> Filled:
    """All fields of a receipt or an invoice, each with its place; what isn't there is *absent* or *inferred*."""
    paper = _sorted_out(strips(pages))
    fields = (
        *_head(paper),
        _total(paper),
        *_sums(paper),
        *_taxes(paper),
        *_payment(paper),
        _items(paper),
        category_of(paper.strips),
        absent("note"),
    )
    return Filled(fields, checks_of({field.name: field.value for field in fields}))


def _sorted_out(rows: Sequence[Strip]) -> Paper:
    found = entries(rows)
    total = total_of(found)
    amount = total.amount if total else None
    levies = levies_of(found, rows, total=amount)
    paying = paying_of(found, rows, total=amount)
    first = min((entry.row for entry in found if entry.kind in ENDS), default=None)
    targets = _targets(found, amount)
    goods = chosen(goods_of(found, rows), targets=targets, end=first)
    if not goods and total is not None and total.entries:
        goods = from_proviso(rows, total.entries[0])
    return Paper(rows, found, total, levies, paying, goods)


def _targets(found: Sequence[Entry], total: int | None) -> list[int]:
    """What articles may add up to: the subtotal before or after what is taken off, the total."""
    parts = {entry.row: entry.amount for entry in found if entry.kind is Sum.SUBTOTAL}
    sums = [sum(parts.values()), *list(parts.values())[:1]] if len(set(parts.values())) == 1 else [sum(parts.values())]
    sums += [total] if total is not None else []
    off = sum(abs(entry.amount) for entry in found if entry.kind is Sum.DISCOUNT)
    return [*sums, *(each + off for each in sums)]


def _head(paper: Paper) -> Iterator[Field]:
    first = min((entry.row for entry in paper.entries), default=len(paper.strips))
    seller = seller_of(paper.strips, sums_from=first)
    yield _said("shop", seller.name, sure=seller.is_sure)
    yield _said("branch", seller.branch, sure=seller.is_sure)
    when = when_of(paper.strips)
    if when.day is None:
        yield absent("date")
    else:
        yield seen(
            "date", when.day.value, when.day_quotes, confidence=_of_day(when.day.weekday_fits, len(when.day_quotes))
        )
    yield (
        seen("time", when.time.value, [when.time_quote], confidence=LIKELY)
        if when.time and when.time_quote
        else absent("time")
    )
    yield _number(paper, "registration_number")
    yield _number(paper, "phone")


def _of_day(weekday_fits: bool | None, places: int) -> float:  # noqa: FBT001  three answers, not two
    if weekday_fits is False:
        return WEAK
    return SURE if weekday_fits or places > 1 else LIKELY


def _said(name: str, quote: Quote | None, *, sure: bool) -> Field:
    if quote is None:
        return absent(name)
    return seen(name, spaced(quote.raw), [quote], confidence=(LIKELY if sure else WEAK) * quote.strip.score)


def _number(paper: Paper, name: str) -> Field:
    """The first that its check digit approves, else the first."""
    known = {"registration_number": numbers.registrations, "phone": numbers.phones}[name]
    found = [
        (number, strip)
        for strip in paper.strips
        for number in known(strip.text)
        if "fax" not in strip.text.lower() or name != "phone" or len(known(strip.text)) > 1
    ]
    if not found:
        return absent(name)
    number, strip = next((each for each in found if each[0].is_checked), found[0])
    confidence = {True: SURE, False: WEAK, None: LIKELY}[number.is_checked]
    return seen(name, number.value, [strip.quote(number.start, number.end)], confidence=confidence)


def _total(paper: Paper) -> Field:
    if paper.total is None:
        return absent("total")
    total = paper.total
    if not total.entries:
        return inferred("total", total.amount, reason=total.sum)
    confidence = SURE if total.proofs else LIKELY if total.is_labelled else WEAK
    return seen("total", total.amount, [entry.quote for entry in total.entries], confidence=confidence)


def _sums(paper: Paper) -> Iterator[Field]:
    yield _subtotal(paper)
    off = [entry for entry in paper.entries if entry.kind is Sum.DISCOUNT and entry.amount]
    if off:
        amount = sum(abs(entry.amount) for entry in off)
        yield (
            seen("discount", amount, [off[0].quote], confidence=LIKELY)
            if len(off) == 1
            else inferred(
                "discount", amount, [each.quote for each in off], reason=_added(abs(each.amount) for each in off)
            )
        )
    else:
        yield absent("discount")


def _subtotal(paper: Paper) -> Field:
    """Printed, or what the articles add up to when that leads to the total."""
    printed = {entry.row: entry for entry in paper.entries if entry.kind is Sum.SUBTOTAL}
    by_label = {entry.label: entry for entry in printed.values()}
    if len(by_label) > 1 and all("%" in label for label in by_label):  # one for each rate of tax
        parts = list(by_label.values())
        reason = _added(part.amount for part in parts)
        return inferred("subtotal", sum(part.amount for part in parts), [part.quote for part in parts], reason=reason)
    if printed:
        return _of_entry("subtotal", next(iter(printed.values())))
    added = sum(good.amount.amount for good in paper.goods)
    if paper.goods and paper.total is not None and added == paper.total.amount:
        return inferred(
            "subtotal",
            added,
            [good.amount.quote for good in paper.goods],
            reason=_added(good.amount.amount for good in paper.goods),
        )
    return absent("subtotal")


def _of_entry(name: str, entry: Entry | None, *, confidence: float = LIKELY) -> Field:
    return absent(name) if entry is None else seen(name, entry.amount, [entry.quote], confidence=confidence)


def _taxes(paper: Paper) -> Iterator[Field]:
    known: list[tuple[int, Quote]] = []
    for rate in taxes.RATES:
        levy = paper.levies.by_rate.get(rate)
        confidence = SURE if levy and levy.fits else WEAK if levy and levy.fits is False else LIKELY
        yield _base_of_all(paper, levy) or _of_entry(
            f"taxable_{rate}", levy.taxable if levy else None, confidence=confidence
        )
        yield _of_entry(f"tax_{rate}", levy.tax if levy else None, confidence=confidence)
        if levy and levy.tax:
            known.append((levy.tax.amount, levy.tax.quote))
    if paper.levies.whole is not None:
        yield _of_entry("tax_total", paper.levies.whole)
    elif len(known) == 1:
        yield seen("tax_total", known[0][0], [known[0][1]], confidence=LIKELY)
    elif known:
        yield inferred(
            "tax_total",
            sum(amount for amount, _ in known),
            [quote for _, quote in known],
            reason=_added(amount for amount, _ in known),
        )
    else:
        yield absent("tax_total")


def _base_of_all(paper: Paper, levy: Levy | None) -> Field | None:
    """Where the only tax is the tax within the total, the total is what was taxed, even if that wasn't printed."""
    if levy is None or levy.taxable is not None or levy.tax is None or paper.total is None:
        return None
    if len(paper.levies.by_rate) > 1 or abs(taxes.inside(paper.total.amount, levy.rate) - levy.tax.amount) >= 1:
        return None
    quotes = [entry.quote for entry in paper.total.entries[:1]] + [levy.tax.quote]
    return inferred(
        f"taxable_{levy.rate}",
        paper.total.amount,
        quotes,
        reason=f"{paper.total.amount:,} × {levy.rate}/{100 + levy.rate}",
    )


def _payment(paper: Paper) -> Iterator[Field]:
    paying = paper.paying
    if paying.way is not None:
        yield seen("payment", paying.way_words, [paying.way], confidence=LIKELY)
    elif paying.paid is not None or paying.change is not None:
        quotes = [entry.words or entry.quote for entry in (paying.paid, paying.change) if entry is not None]
        yield inferred("payment", tills.CASH, quotes, reason="・".join(quote.raw for quote in quotes))
    else:
        yield absent("payment")
    adds_up = bool(
        paying.paid
        and paying.change
        and paper.total
        and paying.paid.amount - paying.change.amount == paper.total.amount
    )
    yield _of_entry("paid", paying.paid, confidence=SURE if adds_up else LIKELY)
    yield _of_entry("change", paying.change, confidence=SURE if adds_up else LIKELY)


def _items(paper: Paper) -> Field:
    goods = paper.goods
    if not goods:
        return absent("items")
    rates = rates_of(goods, paper.levies)
    values = [_item(good, rate) for good, rate in zip(goods, rates, strict=True)]
    evidence = tuple(each for value in values for parts in value["evidence"].values() for each in parts)
    adds_up = sum(good.amount.amount for good in goods) in _targets(
        paper.entries, paper.total.amount if paper.total else None
    )
    raw = "\n".join(f"{good.name.raw} {good.amount.quote.raw}" for good in goods)
    return Field("items", values, raw, Status.SEEN, evidence, SURE if adds_up else WEAK)


def _item(good: Good, rate: int | None) -> dict[str, Any]:
    count = good.count if good.count is not None else 1
    whole = int(count) if float(count).is_integer() else count
    parts = {
        "name": good.name,
        "quantity": good.count_quote,
        "unit_price": good.price_quote,
        "amount": good.amount.quote,
    }
    places: dict[str, list[Evidence]] = {name: [quote.evidence()] for name, quote in parts.items() if quote is not None}
    return {
        "name": spaced(good.name.raw),
        "quantity": whole,
        "unit_price": good.price if good.price is not None else _each(good.amount.amount, whole),
        "amount": good.amount.amount,
        "tax_rate": rate,
        "evidence": places,
    }


def _each(amount: int, count: float) -> int | None:
    return int(amount / count) if count and (amount / count).is_integer() else None


def _added(amounts: Iterable[int]) -> str:
    return " + ".join(f"{amount:,}" for amount in amounts)


def spaced(words: str) -> str:
    """As printed: gaps of one width, and no letters that only Chinese uses and no Japanese paper shows."""
    return " ".join(mended(words).split())
