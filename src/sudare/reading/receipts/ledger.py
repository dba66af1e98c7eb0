"""The sums that explain each other: which one is the total, and what stands for it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sudare.reading.japan import taxes
from sudare.reading.japan.tills import Sum
from sudare.reading.receipts.entries import Entry

LABELLED, LARGEST, CONFIRMED, REPEATED = 4.0, 1.5, 2.0, 0.5
STRONG: Final = (
    "合計",
    "総合計",
    "合計金額",
    "お会計",
    "領収金額",
    "ご請求金額",
    "ご請求額",
    "合計(税込",
    "お買上合計",
    "税込合計",
)
STRONG_BONUS: Final = 1.0
MOST_PROOFS, MOST_PLACES = 3, 4  # more of them prove no more
CERTAIN: Final = 2
AS_TALL: Final = 0.9


@dataclass(frozen=True, slots=True)
class Total:
    """``proofs``: how many sums lead to it besides its own label; ``entries``: where it stands."""

    amount: int
    entries: tuple[Entry, ...]
    proofs: int
    is_labelled: bool
    sum: str  # the numbers it can be worked out from


def total_of(entries: Sequence[Entry]) -> Total | None:
    """The sum that most speaks for: its label, the size of its letters, and what adds up to it."""
    ways = list(proofs_of(entries))
    proofs = Counter(amount for amount, _ in ways)
    amounts = {entry.amount for entry in entries if entry.kind in {Sum.TOTAL, Sum.PAYMENT}} | set(proofs)
    amounts = {amount for amount in amounts if amount > 0}
    if not amounts:
        amounts = {entry.amount for entry in entries if entry.money.is_marked and entry.kind is Sum.GOODS}
    if not amounts:
        return None
    best = max(amounts, key=lambda amount: (_weight(amount, entries, proofs), amount))
    if not proofs[best]:  # misread, if two other ways lead to one and the same sum
        best = max(
            (amount for amount in proofs if proofs[amount] >= CERTAIN),
            key=lambda each: (proofs[each], each),
            default=best,
        )
    found = tuple(entry for entry in entries if entry.amount == best)
    is_labelled = any(entry.kind is Sum.TOTAL for entry in found)
    how = next((words for amount, words in ways if amount == best), "")
    return Total(best, _ordered(found), proofs[best], is_labelled, how)


def proofs_of(entries: Sequence[Entry]) -> Iterator[tuple[int, str]]:
    """Each sum that leads to a total and how, once for each way that leads there."""
    by_kind = {kind: [entry.amount for entry in entries if entry.kind is kind] for kind in Sum}
    yield from _by_cash(by_kind)
    yield from _by_tax(by_kind)
    subtotals, off = by_kind[Sum.SUBTOTAL], [abs(amount) for amount in by_kind[Sum.DISCOUNT]]
    if subtotals:
        yield _worked_out(subtotals[-1:], off)


def _by_cash(by_kind: Mapping[Sum, list[int]]) -> Iterator[tuple[int, str]]:
    paid, change = by_kind[Sum.PAID] or by_kind[Sum.PAYMENT], by_kind[Sum.CHANGE][:1]
    if change:
        yield from {_worked_out([one], change) for one in paid[-2:] if one > change[0]}
    else:
        yield from {(amount, f"{amount:,}") for amount in by_kind[Sum.PAYMENT]}


def _by_tax(by_kind: Mapping[Sum, list[int]]) -> Iterator[tuple[int, str]]:
    """Bases that hold their tax, bases with tax on top, the subtotal with tax on top."""
    subtotals, levied = by_kind[Sum.SUBTOTAL], list(dict.fromkeys(by_kind[Sum.TAX]))
    if subtotals and levied:
        yield _worked_out([subtotals[-1], *levied])
    bases = [amount for amount in dict.fromkeys(by_kind[Sum.TAXABLE]) if amount > 0]
    if bases:
        yield _worked_out(bases[:2])
    if bases and levied and any(taxes.fits(sum(bases), sum(levied), rate) for rate in taxes.RATES):
        yield _worked_out([*bases, *levied])


def _worked_out(added: Sequence[int], taken: Sequence[int] = ()) -> tuple[int, str]:
    """A sum and the numbers it comes from."""
    words = " + ".join(f"{each:,}" for each in added) + "".join(f" − {each:,}" for each in taken)
    return sum(added) - sum(taken), words


def _weight(amount: int, entries: Sequence[Entry], proofs: Counter[int]) -> float:
    own = [entry for entry in entries if entry.amount == amount]
    labelled = [entry for entry in own if entry.kind is Sum.TOTAL]
    tallest = max(entry.height for entry in entries)
    weight = CONFIRMED * min(proofs[amount], MOST_PROOFS) + REPEATED * min(len(own), MOST_PLACES)
    if labelled:
        weight += LABELLED + STRONG_BONUS * any(entry.label.startswith(STRONG) for entry in labelled)
    if any(entry.height >= AS_TALL * tallest for entry in own):
        weight += LARGEST
    return weight if own else weight - LABELLED / 2


def _ordered(found: Iterable[Entry]) -> tuple[Entry, ...]:
    """Those beside a total's label first, the largest letters before smaller ones."""
    return tuple(sorted(found, key=lambda entry: (entry.kind is not Sum.TOTAL, -entry.height)))
