"""The public conversations that the rules are measured with, read from this package."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from sudare.incidents.signals.terms import Said, Signal

SETS: Final = ("tuned", "early", "late")
BEGUN: Final = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)
BREAK: Final = " / "
OTHER: Final = "b> "


@dataclass(frozen=True, slots=True)
class Talk:
    """One written conversation: for which signals it is an example, or a harmless one that is hard."""

    signals: frozenset[Signal]
    is_risky: bool
    language: str
    line: str

    @property
    def conversation(self) -> list[Said]:
        """Its messages, a minute apart."""
        return [
            Said("b" if text.startswith(OTHER) else "a", text.removeprefix(OTHER), BEGUN + timedelta(minutes=minute))
            for minute, text in enumerate(self.line.split(BREAK))
        ]


def _books(folder: Traversable) -> Iterator[Traversable]:
    """The files of a folder, and of its folders: one for each voice that wrote them."""
    for path in sorted(folder.iterdir(), key=lambda each: each.name):
        if path.is_dir():
            yield from _books(path)
        elif path.name.endswith(".toml"):
            yield path


def talks(name: str) -> Iterator[Talk]:
    """Every conversation of a set: ``tuned`` changed rules or weights, ``early`` and ``late`` did not."""
    for path in _books(files("sudare.incidents.signals") / "conversations" / name):
        for group in tomllib.loads(path.read_text(encoding="utf-8"))["group"]:
            signals = frozenset(Signal(kind) for kind in group["kinds"])
            for line in filter(None, group["talk"].splitlines()):
                yield Talk(signals, group["is_risky"], group["language"], line)
