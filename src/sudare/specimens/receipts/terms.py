"""What a sale is, what is printed of it, and a made receipt."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RATES = (8, 10)


@dataclass(frozen=True, slots=True)
class Trade:
    """What a kind of business is called, sells, and is paid with. ``goods``: name, price, tax rate (0 is untaxed)."""

    shops: tuple[str, ...]  # {} is a word of the shop's own
    goods: tuple[tuple[str, int, int], ...]
    payments: tuple[str, ...]
    most_items: int = 7
    includes_tax: bool = True
    category: str = "雑費"


@dataclass(frozen=True, slots=True)
class Item:
    name: str
    quantity: float
    unit_price: int
    amount: int
    tax_rate: int


@dataclass(frozen=True, slots=True)
class Tax:
    rate: int
    taxable: int
    tax: int


@dataclass(frozen=True, slots=True)
class Sale:
    """One purchase, added up. ``paid`` and ``change`` are None where nobody handed over cash."""

    trade: str
    shop: str
    branch: str
    address: str
    phone: str
    registration_number: str
    when: dt.datetime
    items: tuple[Item, ...]
    taxes: tuple[Tax, ...]
    includes_tax: bool
    discount: int
    subtotal: int
    total: int
    payment: str
    paid: int | None
    change: int | None
    serial: str
    category: str

    @property
    def pieces(self) -> int:
        return round(sum(item.quantity for item in self.items))

    def tax(self, rate: int) -> Tax | None:
        return next((each for each in self.taxes if each.rate == rate), None)


@dataclass(frozen=True, slots=True)
class Style:
    """How one printer writes: chosen by the seed, the same for the whole slip."""

    money: str  # with {} for the number
    day: str
    clock: str
    mark: str  # what stands at an article of the reduced rate
    face: str
    letter_px: int
    pressed: float  # letters this much narrower than drawn
    ink: str
    paper: str

    def yen(self, amount: int) -> str:
        return self.money.format(f"{amount:,}") if amount >= 0 else f"-{self.money.format(f'{-amount:,}')}"


@dataclass(frozen=True, slots=True)
class Named:
    """Words that are the value of a field: their place is remembered."""

    field: str
    words: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """A drawn receipt. ``truth`` has the form described in docs/reference/receipts-truth.md."""

    name: str  # layout, number and wear: enough to draw it again
    layout: str
    wear: str  # clean · photographed · the name of what degraded it
    rgb: "NDArray[np.uint8]" = field(repr=False)
    truth: Mapping[str, Any] = field(repr=False)

    @property
    def group(self) -> str:
        return self.wear if self.wear in {"clean", "photographed"} else "degraded"
