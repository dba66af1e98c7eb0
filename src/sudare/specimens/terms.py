"""What a specimen is, and what is printed on one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sudare.imaging.terms import Box
from sudare.screening.terms import Kind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Truth:
    """What stands where, in parts of the picture."""

    kind: Kind
    box: Box


@dataclass(frozen=True, slots=True)
class Specimen:
    """A picture and the truth about it. ``rgb``: (height, width, 3) uint8 sRGB."""

    name: str  # group, layout and seed: enough to draw it again
    group: str  # what it was drawn for: a kind's value, or "ordinary"
    rgb: "NDArray[np.uint8]" = field(repr=False)
    truths: tuple[Truth, ...]
    wear: str = ""  # what was done to it; empty for a clean one

    @property
    def is_degraded(self) -> bool:
        return bool(self.wear)

    @property
    def kinds(self) -> frozenset[Kind]:
        return frozenset(truth.kind for truth in self.truths)


@dataclass(frozen=True, slots=True)
class Text:
    """Words at a place of a sheet; ``{field}`` is filled in for each person, several lines stand below each other."""

    x: float
    y: float
    size: float
    words: str
    face: str = ""  # sans · serif · mono; empty is the sheet's own
    ink: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """Something that isn't text: portrait · qr · barcode · chip · rule · frame · fill · stamp · finger."""

    name: str
    x: float
    y: float
    width: float
    height: float
    ink: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """One way in which a document is printed, in its own units (millimetres, mostly)."""

    group: str
    name: str
    width: float
    height: float
    marks: tuple[Text | Shape, ...]
    papers: tuple[str, ...] = ("#ffffff",)
    ink: str = "#20242a"
    face: str = "sans"
    kinds: tuple[Kind, ...] = ()  # what the whole sheet is
    fixed: Mapping[str, str] = field(default_factory=dict)  # fields with one value on this layout


@dataclass(frozen=True, slots=True)
class Reupload:
    """A change made to banned pictures: so many of them were known again."""

    change: str
    found: int
    total: int
