"""Findings held against the truth: recall by item, precision by picture, false alarms on ordinary pictures."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from sudare.imaging.terms import Box
from sudare.screening.terms import Finding, Kind
from sudare.specimens.terms import Specimen, Truth

SURE: Final = 0.5  # a finding below this isn't counted, for or against
SHARED: Final = 0.3  # of the smaller box: so much of an item must lie under a finding of its kind
HARMLESS: Final = frozenset(
    {Kind.TEXT, Kind.QR, Kind.BARCODE, Kind.SCREEN, Kind.RECEIPT, Kind.INVOICE, Kind.CHAT_SCREENSHOT}
)
"""Kinds that hold and cover nothing by themselves: not false alarms, wherever they are seen."""
NORMAL: Final = 1.96  # two-sided 95 %


@dataclass(slots=True)
class Tally:
    """So many of so many."""

    hits: int = 0
    total: int = 0

    def count(self, *, is_hit: bool) -> None:
        self.hits += is_hit
        self.total += 1

    @property
    def share(self) -> float | None:
        return self.hits / self.total if self.total else None

    def interval(self) -> tuple[float, float]:
        """95 % for the share. Source: Wilson, J. Am. Stat. Assoc. 22 (1927)."""
        if not self.total:
            return 0.0, 1.0
        share, squared = self.hits / self.total, NORMAL**2 / self.total
        middle = (share + squared / 2) / (1 + squared)
        wide = NORMAL * math.sqrt(share * (1 - share) / self.total + squared / (4 * self.total)) / (1 + squared)
        return max(middle - wide, 0.0), min(middle + wide, 1.0)


@dataclass(slots=True)
class Row:
    """One kind: items found on clean and on worn pictures, and how often the kind was said rightly."""

    clean: Tally = field(default_factory=Tally)
    degraded: Tally = field(default_factory=Tally)
    precision: Tally = field(default_factory=Tally)


@dataclass(slots=True)
class Count:
    """All that was measured so far."""

    rows: dict[Kind, Row] = field(default_factory=dict)
    pictures: int = 0
    ordinary_pictures: int = 0
    false_alarms: Counter[Kind] = field(default_factory=Counter)
    missed: list[tuple[str, Kind]] = field(default_factory=list)  # names of specimens, to be drawn again
    unknown: int = 0  # pictures on which an engine failed

    def row(self, kind: Kind) -> Row:
        return self.rows.setdefault(kind, Row())

    @property
    def alarms_per_picture(self) -> float:
        return sum(self.false_alarms.values()) / max(self.ordinary_pictures, 1)

    def add(self, specimen: Specimen, findings: Sequence[Finding]) -> None:
        """Hold one picture's findings against its truths."""
        sure = [finding for finding in findings if finding.score >= SURE]
        self.pictures += 1
        for truth in specimen.truths:
            is_hit = any(_is_of(finding, truth) for finding in sure)
            row = self.row(truth.kind)
            (row.degraded if specimen.is_degraded else row.clean).count(is_hit=is_hit)
            if not is_hit:
                self.missed.append((specimen.name, truth.kind))
        self._add_said(specimen, {finding.kind for finding in sure})
        if specimen.group == "ordinary":
            self.ordinary_pictures += 1
            self.false_alarms.update(f.kind for f in sure if f.kind not in HARMLESS | specimen.kinds)

    def _add_said(self, specimen: Specimen, said: set[Kind]) -> None:
        """Skips: pictures under a finger, whose truth is partly hidden and may rightly be seen nevertheless."""
        if specimen.wear != "covered":
            for kind in said - {Kind.TEXT}:
                self.row(kind).precision.count(is_hit=kind in specimen.kinds)


def _is_of(finding: Finding, truth: Truth) -> bool:
    return finding.kind is truth.kind and (finding.box is None or _shared(finding.box, truth.box) >= SHARED)


def _shared(one: Box, other: Box) -> float:
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    smaller = min(one.width * one.height, other.width * other.height)
    return max(across, 0.0) * max(down, 0.0) / max(smaller, 1e-12)
