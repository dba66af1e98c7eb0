"""Where in a picture something was found, as a page draws it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sudare.imaging.terms import Box
from sudare.screening.terms import Kind
from sudare.web.kinds import KNOWN

UNITS: Final = 1000  # of a drawing's width and height
COVERED: Final = 0.98  # of a finding's place lies under one mask; the rest is rounding


@dataclass(frozen=True, slots=True)
class Spot:
    """A finding with a place. ``x`` to ``height`` are in a drawing of 1000 by 1000."""

    number: int
    kind: Kind
    box: Box
    is_covered: bool

    @property
    def x(self) -> int:
        return round(self.box.x * UNITS)

    @property
    def y(self) -> int:
        return round(self.box.y * UNITS)

    @property
    def width(self) -> int:
        return max(round(self.box.width * UNITS), 1)

    @property
    def height(self) -> int:
        return max(round(self.box.height * UNITS), 1)


def spots_of(findings: Sequence[Mapping[str, Any]], masks: Sequence[Sequence[float]]) -> list[Spot]:
    """The findings that have a place, numbered as they are stored."""
    return [
        Spot(number, Kind(one["kind"]), Box(*one["box"]), any(_covers(mask, one["box"]) for mask in masks))
        for number, one in enumerate(findings)
        if one["box"] and one["kind"] in KNOWN - {Kind.TEXT}  # that there are letters is seen without a mark
    ]


def kinds_of(findings: Sequence[Mapping[str, Any]]) -> list[tuple[Kind, int]]:
    """What was found and how often, the most frequent first."""
    return Counter(Kind(one["kind"]) for one in findings if one["kind"] in KNOWN).most_common()


def _covers(mask: Sequence[float], box: Sequence[float]) -> bool:
    """Whether practically all of ``box`` lies under ``mask``; both are x, y, width, height."""
    width = min(mask[0] + mask[2], box[0] + box[2]) - max(mask[0], box[0])
    height = min(mask[1] + mask[3], box[1] + box[3]) - max(mask[1], box[1])
    return width > 0 and height > 0 and width * height >= COVERED * box[2] * box[3]
