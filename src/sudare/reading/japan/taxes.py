"""Consumption tax: two rates, within the prices or on top of them, rounded once per rate."""

import re
from typing import Final

RATES: Final = (8, 10)
RATE: Final = re.compile(r"(?<![0-9.])(?P<rate>8|1[0Oo])(?:\.[0Oo])?[ ]?[%％]")
ROUNDING: Final = 1  # yen: down, up or to the nearest, as the shop chose


def rates(text: str) -> list[int]:
    """The rates a normalised text speaks of."""
    return [8 if match["rate"] == "8" else 10 for match in RATE.finditer(text)]


def inside(taxable: int, rate: int) -> float:
    """What is tax in a price that holds it."""
    return taxable * rate / (100 + rate)


def on_top(taxable: int, rate: int) -> float:
    """What is added to a price without it."""
    return taxable * rate / 100


def fits(taxable: int, tax: int, rate: int) -> bool:
    """Whether ``tax`` is the tax of ``taxable`` at ``rate``, either way, rounded in any direction."""
    return any(abs(way(taxable, rate) - tax) <= ROUNDING for way in (inside, on_top))


def is_reduced_mark(text: str) -> bool:
    """Whether an article's letters say the reduced rate: ※ * 軽 and what tills print instead of them."""
    return bool(REDUCED.search(text))


REDUCED: Final = re.compile(r"[※＊*★☆◆◎●#]|軽|持ち?帰")
