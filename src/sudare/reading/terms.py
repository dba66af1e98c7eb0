"""What a page says and where it says it; what was answered, and what each value stands on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final, Literal

from sudare.imaging.terms import Box

Point = tuple[float, float]
Quad = tuple[Point, Point, Point, Point]
Turn = Literal[0, 90, 180, 270]
Nearness = Callable[[str, Sequence[str]], list[float]]
"""How near a text is in meaning to each of others, −1 to 1."""

Value = int | float | str | date | None | list[Any]

PLACES: Final = 4  # of a box in JSON: 0.4 px of a 4,000 px picture


class Status(StrEnum):
    SEEN = "seen"  # it stands there
    INFERRED = "inferred"  # it follows from what stands there
    UNREADABLE = "unreadable"  # something stands there
    ABSENT = "absent"  # nothing of the kind stands there


class Goods(StrEnum):
    """What a picture of goods can and can't show: the rest only whoever holds them knows."""

    VISIBLE = "visible"
    SELLER_MUST_CONFIRM = "seller_must_confirm"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text in reading direction.

    ``quad``: top left, top right, bottom right, bottom left as whoever reads this line sees it, parts of the upright
    picture (0–1). ``chars``: one upright box per character of ``text``, or none at all.
    """

    text: str = field(repr=False)
    score: float  # 0–1: how sure the recogniser is
    box: Box
    quad: Quad
    chars: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """Lines at one height, left to right."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Cell:
    """One place of a table. Empty ones have no lines. ``box`` covers all of the columns and rows it spans."""

    box: Box
    lines: tuple[Line, ...] = ()
    columns: int = 1
    rows: int = 1

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Table:
    """``cells``: row by row; a cell that spans stands once, where it begins."""

    box: Box
    cells: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Code:
    """A machine-readable code and what it says. ``kind``: as in ``screening``, ``qr`` or ``barcode``."""

    kind: str
    symbology: str
    text: str = field(repr=False)
    box: Box


@dataclass(frozen=True, slots=True)
class Cover:
    """A place that was painted over before anybody read. ``kind``: what lies below it, where whoever asks may know."""

    box: Box
    kind: str = ""  # as in ``screening``


@dataclass(frozen=True, slots=True)
class Page:
    """One picture, read. All places are parts (0–1) of the picture as it was given, origin top left.

    ``turned``: how far clockwise the picture has to be turned until a reader sees it upright; ``skew_degrees``: what is
    left after that, clockwise. ``lines`` are in reading order. ``covers`` are told by whoever painted them, not read.
    """

    width_px: int
    height_px: int
    lines: tuple[Line, ...] = ()
    rows: tuple[Row, ...] = ()
    tables: tuple[Table, ...] = ()
    codes: tuple[Code, ...] = ()
    turned: Turn = 0
    skew_degrees: float = 0.0
    covers: tuple[Cover, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a value stands. ``candidates``: at how many places the same words stand."""

    picture: int
    box: Box
    method: str  # ocr · fuzzy · code · cover
    candidates: int = 1

    def as_json(self) -> dict[str, Any]:
        return {
            "picture": self.picture,
            "box": _rounded(self.box),
            "method": self.method,
            "candidates": self.candidates,
        }


@dataclass(frozen=True, slots=True)
class Field:
    """One value. ``raw`` is verbatim; ``confidence`` is what independent readings and sums agree on, 0–1, never a
    model's own word. ``goods`` where a template is about goods; ``reason`` where a value was proposed.
    """

    name: str
    value: Value
    raw: str = ""
    status: Status = Status.ABSENT
    evidence: tuple[Evidence, ...] = ()
    confidence: float | None = None
    goods: Goods | None = None
    reason: str = ""

    def as_json(self) -> dict[str, Any]:
        said: dict[str, Any] = {
            "name": self.name,
            "value": _plain(self.value),
            "raw": self.raw,
            "status": self.status.value,
            "evidence": [each.as_json() for each in self.evidence],
            "confidence": self.confidence,
        }
        if self.goods is not None:
            said["goods"] = self.goods.value
        return said | ({"reason": self.reason} if self.reason else {})


@dataclass(frozen=True, slots=True)
class Check:
    """A sum or a check digit. ``ok`` is None where it couldn't be tried; ``fields`` it is about."""

    name: str
    ok: bool | None
    fields: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {"name": self.name, "ok": self.ok, "fields": list(self.fields)}


@dataclass(frozen=True, slots=True)
class Filled:
    """A template's fields as they were found."""

    fields: tuple[Field, ...]
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What people and programs get. ``warnings`` are codes; ``reader`` says who read."""

    answer: str
    fields: tuple[Field, ...] = ()
    checks: tuple[Check, ...] = ()
    reader: str = ""
    seconds: float = 0.0
    warnings: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "answer": self.answer,
            "fields": [each.as_json() for each in self.fields],
            "checks": [each.as_json() for each in self.checks],
            "reader": self.reader,
            "seconds": round(self.seconds, 3),
            "warnings": list(self.warnings),
        }


def box_around(boxes: Sequence[Box]) -> Box:
    """The smallest upright box around others, at least one."""
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.x + box.width for box in boxes), max(box.y + box.height for box in boxes)
    return Box(left, top, right - left, bottom - top)


def _rounded(box: Box) -> list[float]:
    return [round(part, PLACES) for part in (box.x, box.y, box.width, box.height)]


def _plain(value: Any) -> Any:
    """Dates become text; what lists of items hold, too."""
    match value:
        case date():
            return value.isoformat()
        case Evidence() | Field():
            return value.as_json()
        case list() | tuple():
            return [_plain(each) for each in value]
        case dict():
            return {name: _plain(each) for name, each in value.items()}
    return value
