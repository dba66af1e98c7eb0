"""Where a document ends, judged by what is printed on it."""

import statistics
from collections.abc import Collection, Sequence
from typing import Final

from sudare.screening.documents.page import Placed, Rect, Seal, groups, hull
from sudare.screening.documents.scoring import Case
from sudare.screening.terms import Kind

ASPECT: Final = 85.6 / 54.0  # ISO/IEC 7810, ID-1
MARGIN: Final = 0.07  # from the outermost letters to the edge, as a part of the longer side
CARD_REACH: Final = 3.5  # of a line's height: further apart, and it belongs to something else
TALLEST: Final = 6  # times the document's usual line; a letter as high as half a card is a thing beside it, read as one
BELONGING: Final = frozenset({Kind.FACE, Kind.QR, Kind.BARCODE})


def outline(case: Case, lines: Sequence[Placed], seals: Sequence[Seal]) -> Rect:
    """The lines that stand with the case's own, the portrait and codes beside them, grown to the document's edge."""
    mine = case.lines
    together = [
        line
        for group in groups(_of_its_size(lines, mine), reach=CARD_REACH)
        if any(id(each) in mine for each in group)
        for line in group
    ]
    inner = hull([line.rect for line in together] or [seal.rect for held in case.held for seal in held.seals])
    beside = [seal.rect for seal in seals if seal.finding.kind in BELONGING and _is_beside(seal, inner)]
    whole = hull([inner, *beside])
    return _grown(_as_card(whole) if case.portrayal.is_card else whole)


def _of_its_size(lines: Sequence[Placed], mine: Collection[int]) -> list[Placed]:
    """Without what is far higher than the document's own lines: a cup, a stripe, a shadow that reads as one letter."""
    usual = statistics.median([line.height for line in lines if id(line) in mine] or [line.height for line in lines])
    return [line for line in lines if id(line) in mine or line.height <= TALLEST * usual]


def _is_beside(seal: Seal, inner: Rect) -> bool:
    """Within the lines' height and not further away than a card is wide."""
    x, y = seal.middle
    wide, high = inner[2] - inner[0], inner[3] - inner[1]
    reach = max(wide, high)
    return inner[0] - reach <= x <= inner[2] + reach and inner[1] - reach / 2 <= y <= inner[3] + reach / 2


def _as_card(rect: Rect) -> Rect:
    """Grown evenly on the short side until it has a card's shape; the letters never fill one side only."""
    left, top, right, bottom = rect
    wide, high = right - left, bottom - top
    aspect = ASPECT if wide >= high else 1 / ASPECT
    more_wide, more_high = max(high * aspect - wide, 0) / 2, max(wide / aspect - high, 0) / 2
    return left - more_wide, top - more_high, right + more_wide, bottom + more_high


def _grown(rect: Rect) -> Rect:
    edge = MARGIN * max(rect[2] - rect[0], rect[3] - rect[1])
    return rect[0] - edge, rect[1] - edge, rect[2] + edge, rect[3] + edge
