"""Where in its text a part of a policy stands: TOML's reader in Python tells values, not lines."""

import re
import tomllib
from typing import Final

_RULE: Final = re.compile(r"\s*\[\[\s*rules\s*\]\]")
_IN_RULES: Final = re.compile(r"rules\[(\d+)\](?:\.(.*))?")


def line_of(text: str, key: str) -> int:
    """The line, from 1, where a key (``retention_days``, ``name.en``, ``rules[3].when.face``) is said; 1 if nowhere."""
    lines = text.splitlines()
    if not (inside := _IN_RULES.fullmatch(key)):
        return _first(lines, key, 0, len(lines)) or 1
    heads = [number for number, line in enumerate(lines) if _RULE.match(line)] + [len(lines)]
    number = int(inside[1])
    if number >= len(heads) - 1:
        return 1
    return _first(lines, inside[2] or "", heads[number], heads[number + 1]) or heads[number] + 1


def line_of_syntax_error(text: str, error: tomllib.TOMLDecodeError) -> int:
    told = re.search(r"at line (\d+)", str(error))
    return int(told[1]) if told else max(len(text.splitlines()), 1)


def _first(lines: list[str], key: str, start: int, end: int) -> int | None:
    """The line that says the longest beginning of this dotted key."""
    parts = key.split(".")
    for length in range(len(parts), 0, -1):
        said = re.compile(r"\s*" + r"\s*\.\s*".join(map(re.escape, parts[:length])) + r"\s*=")
        table = re.compile(r"\s*\[\s*" + re.escape(".".join(parts[:length])) + r"\s*\]")
        for number in range(start, end):
            if said.match(lines[number]) or table.match(lines[number]):
                return number + 1
    return None
