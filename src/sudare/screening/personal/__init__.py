"""Personal data in lines of text, Japanese first. Pure: lines in, places out, and never a word of what stood there.

One module per family of rules; each says in its docstring where its formats come from and what its scores mean. A score
grows with evidence: a check digit and a word beside it 0.99, a shape alone less. Thresholds belong to the policy.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from sudare.screening.personal import (
    accounts,
    addresses,
    banks,
    cards,
    dates,
    identity,
    insurance,
    mails,
    my_numbers,
    names,
    phones,
    plates,
    romaji,
    zones,
)
from sudare.screening.personal.layout import page_of
from sudare.screening.personal.page import Hit, Page, Span
from sudare.screening.personal.places import boxes_of
from sudare.screening.personal.words import warm_up
from sudare.screening.terms import Finding, Kind, Line

__all__ = ["ENGINE", "find_in", "find_personal", "warm_up"]

ENGINE: Final = "personal-1"

Rule = Callable[[Page], Iterator[Hit]]
_RULES: Final[tuple[Rule, ...]] = (
    cards.find,
    my_numbers.find,
    phones.find,
    mails.find,
    dates.find,
    addresses.find,
    names.find,
    romaji.find,
    identity.find,
    zones.find,
    insurance.find,
    banks.find,
    plates.find,
    accounts.find,
)

_NUMBERS: Final = frozenset(
    {
        Kind.PHONE,
        Kind.MY_NUMBER,
        Kind.CREDIT_CARD,
        Kind.LICENCE_NUMBER,
        Kind.PASSPORT_NUMBER,
        Kind.INSURANCE_NUMBER,
        Kind.PENSION_NUMBER,
        Kind.RESIDENCE_CARD_NUMBER,
        Kind.BANK_ACCOUNT,
        Kind.VEHICLE_PLATE,
        Kind.POSTAL_CODE,
        Kind.USER_NAME,
        Kind.EMAIL,
    }
)
"""Kinds of which the same characters can be only one: the surest keeps them."""


def find_personal(lines: Sequence[Line], *, size_px: tuple[int, int]) -> tuple[Finding, ...]:
    """What in these lines tells who somebody is. One finding per line that a match touches."""
    return find_in(lines, size_px=size_px, rules=_RULES)


def find_in(lines: Sequence[Line], *, size_px: tuple[int, int], rules: Sequence[Rule]) -> tuple[Finding, ...]:
    """As ``find_personal``, by some of the rules."""
    page = page_of(lines, size_px=size_px)
    hits = _surest(hit for rule in rules for hit in rule(page))
    findings = [
        Finding(hit.kind, hit.score, box, ENGINE)
        for hit in hits
        for span in hit.spans
        for box in boxes_of(page, span, lines=lines, size_px=size_px)
    ]
    return tuple(dict.fromkeys(findings))


def _surest(hits: Iterator[Hit]) -> list[Hit]:
    """Hits without those whose characters a surer hit of the same kind, or of another kind of number, has taken."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: -hit.score):
        if not any(_excludes(other, hit) for other in kept):
            kept.append(hit)
    return kept


def _excludes(kept: Hit, hit: Hit) -> bool:
    if kept.kind is hit.kind:
        return all(any(_covers(one, other) for one in kept.spans) for other in hit.spans)
    if kept.kind not in _NUMBERS or hit.kind not in _NUMBERS:
        return False
    return any(_meets(one, other) for one in kept.spans for other in hit.spans)


def _covers(one: Span, other: Span) -> bool:
    return one.row == other.row and one.start <= other.start and one.end >= other.end


def _meets(one: Span, other: Span) -> bool:
    return one.row == other.row and one.start < other.end and other.start < one.end
