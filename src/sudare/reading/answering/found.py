"""What was found, and the sentence it is told in."""

from collections.abc import Sequence
from dataclasses import dataclass

from sudare.reading.answering import tongue
from sudare.reading.quoting import Quote
from sudare.reading.templates.terms import Words
from sudare.reading.terms import Value


@dataclass(frozen=True)
class Found:
    """``agreement``: how much of what was asked about stands around it."""

    value: Value
    told: str
    quotes: Sequence[Quote]
    agreement: float = 1.0
    words: Words = tongue.QUOTED
    name: str = ""
    count: int = 0


def quoted(quote: Quote, weight: float = 1.0) -> Found:
    """The words themselves are the answer."""
    return Found(quote.text, quote.text, [quote], min(1.0, weight))
