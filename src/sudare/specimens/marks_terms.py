"""How much of marks is measured, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sudare.specimens.counting import Tally

Said = Mapping[str, str | float]
"""What came of each change made to one picture."""

BARS: Final = ("75 % of the size, JPEG 70", "half the size, JPEG 50", "cropped by 25 %")
CODE_BAR: Final = "screenshot, half the size, JPEG 50"
CODE_READ: Final = (CODE_BAR, "none", "half the size, JPEG 50", "only a quarter of it", "screenshot on a telephone")
IN_THUMBNAILS: Final = ("none", "half the size, JPEG 50", "only a quarter of it", "screenshot on a telephone")
EXACT, NOBODY, WRONG = "exact", "nobody", "wrong"
KINDS: Final = ("bar", "code", "view", "letters", "cost", "blended", "thumbnail", "unmarked")  # of questions

TABLES: Final = {"bar": "attacks", "view": "attacks", "code": "codes", "letters": "codes", "thumbnail": "thumbnails"}


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is measured: pictures for each bar, for every other change, read by the text engine, unmarked."""

    bars: int
    views: int
    read: int
    unmarked: int

    @property
    def in_words(self) -> str:
        return (
            f"{self.bars} pictures for each bar, {self.views} for every other change, {self.read} read by the text engine, "
            f"{self.unmarked} unmarked"
        )


QUICK: Final = Sizes(bars=3, views=3, read=2, unmarked=60)
FULL: Final = Sizes(bars=400, views=24, read=300, unmarked=10_000)


@dataclass(slots=True)
class Attack:
    """One way to tamper: how many marks came back exactly; ``wrong``: another one was read."""

    name: str
    exact: int = 0
    total: int = 0
    wrong: int = 0

    def count(self, outcome: str | float) -> None:
        self.total += 1
        self.exact += outcome == EXACT
        self.wrong += outcome == WRONG

    @property
    def tally(self) -> Tally:
        return Tally(self.exact, self.total)


@dataclass(slots=True)
class Marks:
    """All that was measured. ``blended``: what came of two copies laid over each other. Times in milliseconds."""

    attacks: dict[str, Attack] = field(default_factory=dict)
    thumbnails: dict[str, Attack] = field(default_factory=dict)
    codes: dict[str, Attack] = field(default_factory=dict)
    blended: dict[str, int] = field(default_factory=dict)
    unmarked: int = 0
    unmarked_aligned: int = 0
    false_names: int = 0
    faintness_db: list[float] = field(default_factory=list)
    view_ms: list[float] = field(default_factory=list)
    thumbnail_ms: list[float] = field(default_factory=list)

    def count(self, kind: str, said: Said) -> None:
        """What one question told."""
        if kind in TABLES:
            attacks: dict[str, Attack] = getattr(self, TABLES[kind])
            for name, outcome in said.items():
                attacks.setdefault(name, Attack(name)).count(outcome)
        elif kind == "blended":
            outcome = str(said["named"])
            self.blended[outcome] = self.blended.get(outcome, 0) + 1
        elif kind == "unmarked":
            self.unmarked += int(said["pictures"])
            self.unmarked_aligned += int(said["aligned"])
            self.false_names += int(said["named"])
        else:
            self.faintness_db.append(float(said["db"]))
            self.view_ms.append(float(said["view"]))
            self.thumbnail_ms.append(float(said["thumbnail"]))
