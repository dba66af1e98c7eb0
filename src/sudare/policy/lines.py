"""Where in its text a part of a policy stands: TOML's reader in Python tells values, not lines."""

import re
from collections.abc import Iterator
from typing import Final

Path = tuple[str, ...]

_RULE: Final = re.compile(r"\s*\[\[\s*rules\s*\]\]")
_TABLE: Final = re.compile(r"\s*\[\s*([\w.-]+)\s*\]")
_KEY: Final = re.compile(r"\s*([\w-]+(?:\s*\.\s*[\w-]+)*)\s*=")


def line_of(text: str, key: str) -> int:
    """The line, from 1, that says most of a key (``retention_days``, ``name.en``, ``rules[3].when.face``); else 1."""
    wanted = tuple(key.split("."))
    found = [(_shared(path, wanted), -number) for number, path in _paths(text)]
    most, line = max(found, default=(0, -1))
    return -line if most else 1


def line_of_syntax_error(text: str, error: Exception) -> int:
    told = re.search(r"at line (\d+)", str(error))
    return int(told[1]) if told else max(len(text.splitlines()), 1)


def _paths(text: str) -> Iterator[tuple[int, Path]]:
    """Every line that opens a table or gives a key, with the whole path of what it says."""
    table: Path = ()
    rules = 0
    for number, line in enumerate(text.splitlines(), 1):
        if _RULE.match(line):
            table, rules = (f"rules[{rules}]",), rules + 1
            yield number, table
        elif head := _TABLE.match(line):
            table = tuple(head[1].split("."))
            yield number, table
        elif said := _KEY.match(line):
            yield number, table + tuple(part.strip() for part in said[1].split("."))


def _shared(path: Path, wanted: Path) -> int:
    """How many parts two paths share when one begins with the other; else none."""
    length = min(len(path), len(wanted))
    return length if path[:length] == wanted[:length] else 0
