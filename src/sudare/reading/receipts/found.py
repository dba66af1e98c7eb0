"""Fields from quotes."""

from collections.abc import Sequence

from sudare.reading.receipts.strips import Quote
from sudare.reading.terms import Field, Status, Value


def seen(name: str, value: Value, quotes: Sequence[Quote], *, confidence: float) -> Field:
    """It stands there, at the first of these places; the others say the same."""
    count = len(quotes)
    evidence = tuple(quote.evidence(candidates=count) for quote in quotes)
    return Field(name, value, quotes[0].raw, Status.SEEN, evidence, round(confidence, 2))


def inferred(name: str, value: Value, quotes: Sequence[Quote] = (), *, reason: str) -> Field:
    """It follows from what stands at these places; it need not stand there itself."""
    evidence = tuple(quote.evidence() for quote in quotes)
    return Field(name, value, "", Status.INFERRED, evidence, None, reason=reason)


def unreadable(name: str, quote: Quote) -> Field:
    return Field(name, None, quote.raw, Status.UNREADABLE, (quote.evidence(),))


def absent(name: str) -> Field:
    return Field(name, None)
