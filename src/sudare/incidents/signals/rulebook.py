"""Every rule, read from ``rulebook/*.toml``, and which of them a language needs."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any, Final

from sudare.incidents.signals.lexicon import PIECE, compiled
from sudare.incidents.signals.rule import NEAR, Rule
from sudare.incidents.signals.terms import Signal, Stage
from sudare.policy.terms import Words

FLAGS: Final = ("is_ordered", "is_personal", "is_sexual")
STAGES: Final = {"cue": Stage.CUE, "serious": Stage.SERIOUS}


def _unless(row: Mapping[str, Any], book: Mapping[str, Any]) -> tuple[re.Pattern[str], ...]:
    """What takes a rule back: its own words, and those of its book unless it is strong."""
    shared = [] if row.get("is_strong") else book.get("unless", [])
    plain = [words for words in row.get("unless", []) if not PIECE.search(words)]
    pieces = [words for words in (*row.get("unless", []), *shared) if words not in plain]
    return tuple(compiled(words) for words in ("|".join(plain), *pieces) if words)


def _rule(signal: Signal, row: Mapping[str, Any], book: Mapping[str, Any]) -> Rule:
    return Rule(
        f"{signal}.{row['name']}",
        signal,
        tuple(compiled(idea) for idea in row["says"]),
        Words(**book["because"][row["because"]]),
        STAGES[row.get("stage", "serious")],
        _unless(row, book),
        row.get("within", NEAR),
        **{flag: row.get(flag, False) for flag in FLAGS},
    )


def _books() -> Iterator[tuple[Signal, Mapping[str, Any]]]:
    for signal in Signal:
        path = files("sudare.incidents.signals") / "rulebook" / f"{signal.value}.toml"
        yield signal, tomllib.loads(path.read_text(encoding="utf-8"))


BOOKS: Final = dict(_books())
REASONS: Final = {
    f"{signal}.{name}": Words(**words) for signal, book in BOOKS.items() for name, words in book["because"].items()
}
EVERY: Final[tuple[Rule, ...]] = tuple(
    _rule(signal, row, book) for signal, book in BOOKS.items() for row in book.get("rule", [])
)
BY_ID: Final = {rule.id: rule for rule in EVERY}
ENGLISH: Final = tuple(rule for rule in EVERY if ".en-" in rule.id)
JAPANESE: Final = tuple(rule for rule in EVERY if ".en-" not in rule.id)
IS_JAPANESE: Final = re.compile(r"[ぁ-ん一-鿿]")
IS_ENGLISH: Final = re.compile(r"[a-z]{2}")


def rules_for(text: str) -> tuple[Rule, ...]:
    """The rules of the languages a message is written in. 「ｊｋだよ」 is Japanese, however it begins."""
    return (JAPANESE if IS_JAPANESE.search(text) else ()) + (ENGLISH if IS_ENGLISH.search(text) else ())
