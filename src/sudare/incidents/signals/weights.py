"""Evidence that adds up where no rule spoke: each piece of what was said has a weight for each signal."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from sudare.incidents.signals.lexicon import compiled
from sudare.incidents.signals.pieces import LENGTH, LONG, OWN, is_of_other, letters
from sudare.incidents.signals.rule import Rule
from sudare.incidents.signals.terms import Signal, Stage

WEIGHTS: Final = "weights.tsv"
URGED: Final = "self_harm.weighed-urged"
UNIT: Final = 100  # the table holds whole numbers
START: Final = "start"  # the row that every message has: what has to be made up for
SIGNALS: Final = tuple(Signal)
Weighed = Mapping[str, float]  # the pieces of a message, each with its share
ENOUGH: Final[Mapping[Signal, float]] = dict.fromkeys(Signal, 0.25) | {
    Signal.EXPOSURE: -0.75,
    Signal.SELF_HARM: -0.5,
    Signal.AGE: -0.25,
    Signal.PICTURES: 0.0,
}
"""What has to be passed: where silence costs most, the least."""

AGAINST: Final[Mapping[Signal, float]] = dict.fromkeys(Signal, -0.5) | {
    Signal.EXPOSURE: -2.0,
    Signal.SELF_HARM: -2.0,
    Signal.AGE: -1.0,
}
"""A rule that speaks is heard unless all the rest says that it is something else; of the gravest, only clearly so."""

MUCH: Final = 16 / LONG
"""In fewer characters nothing takes back the gravest: 「晒すぞ」 is heard whatever the word is used for elsewhere."""

GRAVEST: Final = frozenset({Signal.EXPOSURE, Signal.SELF_HARM})

TO_SOMEBODY: Final = compiled(
    r"お前|おまえ|てめえ|あんた|きみ|君|そっち|貴様|(?:ね|ろ|べ|れ|え)よ?(?:$|[。!w])|\b(?:you|yourself)\b"
)
OF_ONESELF: Final = compiled(r"私|わたし|俺|おれ|僕|ぼく|うち|自分|た(?:い|く|かった)|\b(?:i|i'm|me|my|myself)\b")


@dataclass(frozen=True, slots=True)
class Sums:
    """What one message weighs for each signal. ``is_much``: whether it is long enough to take back the gravest."""

    sums: tuple[float, ...]
    is_much: bool

    def enough(self) -> Iterator[Signal]:
        return (signal for signal, weight in zip(SIGNALS, self.sums, strict=True) if weight > ENOUGH[signal])

    def speaks_against(self, rule: Rule) -> bool:
        """Cues mean nothing by themselves, and nothing takes them back."""
        if rule.stage is Stage.CUE or (rule.signal in GRAVEST and not self.is_much):
            return False
        return self.sums[SIGNALS.index(rule.signal)] < AGAINST[rule.signal]


@dataclass(frozen=True, slots=True)
class Table:
    """For each piece its weight in hundredths for each signal that it says something about."""

    rows: Mapping[str, tuple[tuple[int, int], ...]]

    def sums(self, weighed: Weighed) -> Sums:
        """How much it sounds like each signal; ``ENOUGH`` says from where on it counts."""
        sums = [0.0] * len(SIGNALS)
        for signal, weight in self.rows[START]:
            sums[signal] = float(weight)
        for piece, share in weighed.items():
            for signal, weight in self.rows.get(piece, ()):
                sums[signal] += share * weight
        return Sums(tuple(each / UNIT for each in sums), weighed[LENGTH] >= MUCH)

    def is_of_other(self, weighed: Weighed, signal: Signal) -> bool:
        """Whether what the other said weighs more than what is answered."""
        index = SIGNALS.index(signal)
        own = other = 0.0
        for piece, share in weighed.items():
            weight = share * self._weight(piece, index)
            own, other = (own, other + weight) if is_of_other(piece) else (own + weight, other)
        return other > own

    def heaviest(self, text: str, signal: Signal) -> tuple[int, int]:
        """The stretch of ``text`` that weighs most: why it was noticed."""
        by_letter = [0.0] * len(text)
        index = SIGNALS.index(signal)
        for piece, at in letters(text, OWN):
            weight = self._weight(piece, index)
            for place in range(max(at, 0), min(at + len(piece), len(text))):
                by_letter[place] += weight / len(piece)
        return _best_stretch(by_letter)

    def _weight(self, piece: str, index: int) -> int:
        return next((weight for signal, weight in self.rows.get(piece, ()) if signal == index), 0)


def _best_stretch(weights: list[float]) -> tuple[int, int]:
    """From where to where the sum is greatest; at least one letter."""
    best, stretch = float("-inf"), (0, len(weights))
    total, begin = 0.0, 0
    for place, weight in enumerate(weights):
        if total <= 0:
            total, begin = 0.0, place
        total += weight
        if total > best:
            best, stretch = total, (begin, place + 1)
    return stretch


def rule_of(signal: Signal, text: str) -> str:
    """Being told to die isn't wishing it: whoever is told gets the help."""
    is_urged = signal is Signal.SELF_HARM and TO_SOMEBODY.search(text) and not OF_ONESELF.search(text)
    return URGED if is_urged else f"{signal}.weighed"


@cache
def table() -> Table:
    """The weights that lie beside this module: ``tools/weigh.py`` makes them from the public conversations."""
    path = files("sudare.incidents.signals") / WEIGHTS
    rows = {}
    for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
        piece, *weights = line.split("\t")
        rows[piece] = tuple((at, int(weight)) for at, weight in enumerate(weights) if weight)
    return Table(rows)
