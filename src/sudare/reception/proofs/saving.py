"""What a draft saved whoever sent it: the typing of the words that stayed, less the reading of all of them."""

from collections.abc import Iterable
from difflib import SequenceMatcher
from statistics import median, quantiles
from typing import Final

TYPED_PER_SECOND: Final = 1.5  # characters; 90 a minute, a common measure of typing at work in Japan
READ_PER_SECOND: Final = 8.0  # characters; 480 a minute, careful reading
LONGEST_COMPARED: Final = 8_000


def seconds_saved(*, given: str, sent: str) -> float:
    """Seconds, at least 0: a draft that was rewritten saved nothing, and nobody's time is counted against them."""
    kept = _kept_characters(given[:LONGEST_COMPARED], sent[:LONGEST_COMPARED])
    return max(0.0, kept / TYPED_PER_SECOND - len(given) / READ_PER_SECOND)


def _kept_characters(given: str, sent: str) -> int:
    if given == sent:
        return len(sent)
    blocks = SequenceMatcher(None, given, sent, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size > 1)  # a single letter in common is chance


def middle(seconds: Iterable[float]) -> tuple[float | None, float | None, int]:
    """Median and ninetieth percentile, and of how many. Shape: any; both None where nothing was measured."""
    measured = sorted(seconds)
    if len(measured) < 2:  # noqa: PLR2004  a percentile of one is that one
        only = measured[0] if measured else None
        return only, only, len(measured)
    return median(measured), quantiles(measured, n=10, method="inclusive")[-1], len(measured)
