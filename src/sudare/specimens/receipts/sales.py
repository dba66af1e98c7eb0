"""Invents a sale and adds it up as a till does."""

import datetime as dt
from typing import TYPE_CHECKING, Final

from sudare.specimens import numbers
from sudare.specimens.people import PLACES
from sudare.specimens.receipts.terms import RATES, Item, Sale, Tax, Trade
from sudare.specimens.receipts.trades import BRANCHES, CASH, OWN_WORDS, TRADES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.random import Generator

FIRST_DAY: Final = dt.datetime(2023, 10, 1)  # noqa: DTZ001  a till prints the local time of its shop, without a zone
DAYS: Final = 1_050
DISCOUNTED: Final = 0.3  # of supermarkets' and hardware shops' sales
WITH_DISCOUNT: Final = frozenset({"supermarket", "hardware", "pharmacy"})
MANY: Final = {"invoice": 500, "cinema": 4, "izakaya": 4, "post": 10}
DEAR: Final = 5_000  # yen: of such a thing nobody buys three
SERVICE_PERCENT: Final = 10  # what an izakaya adds


def invented_sale(trade: str, rng: "Generator") -> Sale:
    """Somebody bought something somewhere."""
    kind = TRADES[trade]
    items = _items(trade, kind, rng)
    discount = _discount(trade, items, rng)
    taxes = _taxes(items, discount, includes_tax=kind.includes_tax)
    untaxed = sum(item.amount for item in items if not item.tax_rate)
    subtotal = sum(item.amount for item in items) - discount
    total = subtotal if kind.includes_tax else sum(each.taxable + each.tax for each in taxes) + untaxed
    payment = _one(rng, kind.payments)
    paid = _handed_over(total, rng) if payment == CASH else None
    return Sale(
        trade=trade,
        shop=_one(rng, kind.shops).format(_one(rng, OWN_WORDS)),
        branch=_one(rng, BRANCHES),
        **_reachable(rng),
        registration_number=registration_number(rng),
        when=FIRST_DAY + dt.timedelta(days=int(rng.integers(0, DAYS)), minutes=int(rng.integers(8 * 60, 22 * 60))),
        items=items,
        taxes=taxes,
        includes_tax=kind.includes_tax,
        discount=discount,
        subtotal=subtotal,
        total=total,
        payment=payment,
        paid=paid,
        change=None if paid is None else paid - total,
        serial=numbers.digits(rng, 6),
        category=kind.category,
    )


def registration_number(rng: "Generator") -> str:
    """T and thirteen digits, the first of which checks the others. Source: 国税庁 法人番号の構成."""
    body = numbers.digits(rng, 12)
    weighted = sum(int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(body)))
    return f"T{9 - weighted % 9}{body}"


def _one(rng: "Generator", choices: "Sequence[str]") -> str:
    return choices[int(rng.integers(0, len(choices)))]


def _reachable(rng: "Generator") -> dict[str, str]:
    prefecture, city, town, _, area, _ = PLACES[int(rng.integers(0, len(PLACES)))]
    block = "-".join(str(each) for each in rng.integers(1, 20, 3))
    middle = numbers.digits(rng, 6 - len(area)).replace("0", "5")
    return {"address": f"{prefecture}{city}{town}{block}", "phone": f"{area}-{middle}-{numbers.digits(rng, 4)}"}


def _items(trade: str, kind: Trade, rng: "Generator") -> tuple[Item, ...]:
    count = int(rng.integers(min(2, kind.most_items), kind.most_items + 1))
    chosen = rng.choice(len(kind.goods), size=min(count, len(kind.goods)), replace=False)
    items = [_item(trade, kind.goods[number], rng) for number in chosen]
    if trade == "izakaya":
        amount = sum(item.amount for item in items) * SERVICE_PERCENT // 100
        items.append(Item("サービス料", 1, amount, amount, 10))
    return tuple(items)


def _item(trade: str, article: tuple[str, int, int], rng: "Generator") -> Item:
    name, price, rate = article
    if trade == "petrol":
        litres = float(rng.integers(1_000, 5_500)) / 100
        return Item(name, litres, price, int(litres * price), rate)
    many = MANY.get(trade, 3) if price < DEAR else 2
    quantity = int(rng.integers(1, many + 1)) if rng.random() < (1.0 if trade == "invoice" else 0.3) else 1
    if trade not in {"invoice", "post"}:
        price += int(rng.integers(-3, 4)) * (10 if price > 100 else 1)  # noqa: PLR2004  a cheap thing isn't free
    return Item(name, quantity, price, price * quantity, rate)


def _discount(trade: str, items: "Sequence[Item]", rng: "Generator") -> int:
    if trade not in WITH_DISCOUNT or rng.random() > DISCOUNTED:
        return 0
    return max(item.amount for item in items) // 10


def _taxes(items: "Sequence[Item]", discount: int, *, includes_tax: bool) -> tuple[Tax, ...]:
    """Per rate, rounded down once. The discount belongs to the rate of the dearest article."""
    dearest = max(items, key=lambda item: item.amount).tax_rate
    found = []
    for rate in RATES:
        taxable = sum(item.amount for item in items if item.tax_rate == rate) - (discount if rate == dearest else 0)
        if taxable > 0:
            tax = taxable * rate // (100 + rate) if includes_tax else taxable * rate // 100
            found.append(Tax(rate, taxable, tax))
    return tuple(found)


def _handed_over(total: int, rng: "Generator") -> int:
    """The exact sum, a round one above it, or a round one with the small coins."""
    steps = [step for step in (100, 500, 1_000, 5_000, 10_000) if step > total % step]
    step = steps[int(rng.integers(0, len(steps)))]
    return -(-total // step) * step
