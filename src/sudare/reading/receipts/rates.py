"""At which rate each article was taxed: its mark, the slip's only rate, or the one choice that adds up."""

from collections.abc import Sequence
from itertools import combinations
from typing import Final

from sudare.reading.receipts.goods import Good
from sudare.reading.receipts.levies import Levies

MOST_MISSED: Final = 3  # marks a reader of letters may have missed
MOST_GOODS: Final = 40


def rates_of(goods: Sequence[Good], levies: Levies) -> list[int | None]:
    """One rate per article; None where the slip doesn't tell."""
    present = [rate for rate, levy in levies.by_rate.items() if levy.taxable is None or levy.taxable.amount]
    if len(present) == 1:
        return [present[0]] * len(goods)
    marked = [number for number, good in enumerate(goods) if good.is_marked]
    reduced = levies.by_rate.get(8)
    if reduced is None or reduced.taxable is None:
        return [8 if good.is_marked else 10 for good in goods] if marked and present else [None] * len(goods)
    more = _completed(goods, marked, reduced.taxable.amount)
    if more is None:
        return [8 if number in marked else None for number in range(len(goods))]
    return [8 if number in more else 10 for number in range(len(goods))]


def _completed(goods: Sequence[Good], marked: Sequence[int], target: int) -> set[int] | None:
    """The marked and the fewest others that add up to what is taxed at 8 %; None when several choices do, or none."""
    missing = target - sum(goods[number].amount.amount for number in marked)
    if missing == 0:
        return set(marked)
    others = [number for number in range(len(goods)) if number not in marked]
    for count in range(1, MOST_MISSED + 1):
        if len(goods) > MOST_GOODS:
            break
        ways = [way for way in combinations(others, count) if sum(goods[n].amount.amount for n in way) == missing]
        if ways:
            return {*marked, *ways[0]} if len(ways) == 1 else None
    return None
