"""Precision and recall for each signal, on conversations written for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from sudare.incidents.signals.reading import read
from sudare.incidents.signals.talk import SETS, Talk, talks
from sudare.incidents.signals.terms import Signal

CAVEATS: Final = (
    "- Every conversation was written for this; none is anybody's. Real talk is wilder.",
    "- *tuned*: rules were mended by its mistakes, and pieces weighed by it. It says how well both fit, nothing more.",
    "- *early*: written before there was any rule, by the hand of the first rules; its mistakes were never read since.",
    "- *late*: written by two hands that knew no rule, never learned from. Expect no more of what nobody here has seen.",
)


@dataclass(slots=True)
class Tally:
    """``elsewhere``: harmless conversations hard for other signals in which this one spoke as well."""

    found: int = 0
    risky: int = 0
    false: int = 0
    harmless: int = 0
    elsewhere: int = 0
    others: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found / self.risky if self.risky else 1.0

    @property
    def precision(self) -> float:
        """Of the conversations written for this signal in which it spoke, the share in which it should."""
        spoke = self.found + self.false
        return self.found / spoke if spoke else 1.0


def measured(every: Iterable[Talk]) -> dict[Signal, Tally]:
    """Each conversation is read once by all rules."""
    tallies = {signal: Tally() for signal in Signal}
    for talk in every:
        spoke = read(talk.conversation).signals
        for signal, tally in tallies.items():
            _count(tally, talk, signal=signal, spoke=signal in spoke)
    return tallies


def _count(tally: Tally, talk: Talk, *, signal: Signal, spoke: bool) -> None:
    is_own = signal in talk.signals
    if talk.is_risky:
        if not is_own:
            return  # a threat for money is a demand for money too: no verdict without a label
        tally.risky += 1
        tally.found += spoke
        tally.missed += [] if spoke else [talk.line]
    elif is_own:
        tally.harmless += 1
        tally.false += spoke
        tally.wrong += [talk.line] if spoke else []
    else:
        tally.others += 1
        tally.elsewhere += spoke
        tally.wrong += [talk.line] if spoke else []


def measured_sets() -> Mapping[str, Mapping[Signal, Tally]]:
    """Every set, by name."""
    return {name: measured(talks(name)) for name in SETS}


def as_json(sets: Mapping[str, Mapping[Signal, Tally]]) -> dict[str, object]:
    return {name: {signal.value: _row(tally) for signal, tally in tallies.items()} for name, tallies in sets.items()}


def _row(tally: Tally) -> dict[str, object]:
    return {
        "precision": round(tally.precision, 3),
        "recall": round(tally.recall, 3),
        "found": tally.found,
        "risky": tally.risky,
        "false": tally.false,
        "harmless": tally.harmless,
        "false_elsewhere": tally.elsewhere,
        "harmless_elsewhere": tally.others,
    }


def as_markdown(sets: Mapping[str, Mapping[Signal, Tally]]) -> str:
    """What the terminal shows."""
    lines = ["## Risky talk", "", *CAVEATS, ""]
    for name, tallies in sets.items():
        lines += [
            f"### {name}",
            "",
            "| signal | precision | recall | found | false alarms | in talk written for other signals |",
            "|---|---:|---:|---:|---:|---:|",
            *(_line(signal, tally) for signal, tally in tallies.items()),
            "",
        ]
    return "\n".join(lines)


def _line(signal: Signal, tally: Tally) -> str:
    return (
        f"| {signal} | {tally.precision:.3f} | {tally.recall:.3f} | {tally.found}/{tally.risky} "
        f"| {tally.false}/{tally.harmless} | {tally.elsewhere}/{tally.others} |"
    )
