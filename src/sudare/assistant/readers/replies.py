"""What a model said, taken apart: JSON where it kept to it, words where it didn't. Nothing of it is believed."""

import json
import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any, Final

MOST_LETTERS: Final = 100_000
MOST_QUOTES: Final = 12
MOST_FIELDS: Final = 80
VALUE_LETTERS: Final = 4_000  # a page of small print, or its translation
QUOTE_LETTERS: Final = 300
_ANSWER: Final = re.compile(r'"answer"\s*:\s*"((?:[^"\\]|\\.)*)')
_FENCED: Final = re.compile(r"```(?:json)?\s*(.*?)```", re.DOTALL)
_THOUGHT: Final = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)
_ESCAPES: Final = {"n": "\n", "t": "\t", "r": "", "b": "", "f": ""}
_ESCAPE: Final = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_KEPT: Final = "\n\t"


@dataclass(frozen=True, slots=True)
class Said:
    """The answer in words, the values it gives by field, and what it quotes."""

    answer: str = ""
    values: dict[str, str] = field(default_factory=dict)
    quotes: tuple[str, ...] = ()
    is_as_asked: bool = True


def cleaned(untrusted_text: str) -> str:
    """Without control signs, which models do emit, lone halves of letters, and signs that turn the direction."""
    text = _THOUGHT.sub("", untrusted_text[:MOST_LETTERS])
    return "".join(
        sign for sign in text if sign in _KEPT or unicodedata.category(sign) not in {"Cc", "Cs", "Cf", "Co", "Cn"}
    )


def answer_so_far(untrusted_text: str) -> str:
    """The words of an answer that is still coming."""
    text = cleaned(untrusted_text).lstrip()
    if not text.startswith(("{", "```", "`")):
        return text
    found = _ANSWER.search(text)
    return cleaned(_unescaped(found[1])).strip() if found else ""


def taken_apart(untrusted_text: str) -> Said:
    """A whole answer. What isn't the JSON that was asked for is taken as words."""
    text = cleaned(untrusted_text).strip()
    found = _object_in(text)
    if found is None:
        words = answer_so_far(text) if text.startswith(("{", "`")) else text
        return Said(answer=words, is_as_asked=False)
    answer = found.get("answer")
    return Said(
        answer=_words(answer) if answer is not None else "",
        values=_values(found.get("fields")),
        quotes=tuple(
            _words(one, most=QUOTE_LETTERS) for one in _listed(found.get("quotes"))[:MOST_QUOTES] if _words(one)
        ),
    )


def _object_in(text: str) -> dict[str, Any] | None:
    """The first JSON object in it, alone, fenced or among words."""
    fenced = _FENCED.search(text)
    for candidate in (fenced[1] if fenced else "", text, text[text.find("{") :] if "{" in text else ""):
        start = candidate.strip()
        if not start.startswith("{"):
            continue
        try:
            found, _ = json.JSONDecoder(strict=False).raw_decode(start)
        except (ValueError, RecursionError):
            continue
        return found if isinstance(found, dict) else None
    return None


def _values(untrusted: object) -> dict[str, str]:
    """Fields as an object, or as a list of named ones: models do both."""
    if isinstance(untrusted, list):
        named = [one for one in untrusted if isinstance(one, dict) and isinstance(one.get("name"), str)]
        untrusted = {one["name"]: one.get("text", one.get("raw", one.get("value"))) for one in named}
    if not isinstance(untrusted, dict):
        return {}
    found = {str(name): _words(value, most=VALUE_LETTERS) for name, value in list(untrusted.items())[:MOST_FIELDS]}
    return {name: words for name, words in found.items() if words}


def _words(untrusted: object, *, most: int = MOST_LETTERS) -> str:
    match untrusted:
        case str():
            return cleaned(untrusted).strip()[:most]
        case bool() | None:
            return ""
        case int() | float():
            return str(untrusted)
        case dict():  # of one level: deeper means nothing
            return _words(untrusted.get("text", untrusted.get("raw", untrusted.get("value"))), most=most)
    return ""


def _listed(untrusted: object) -> list[object]:
    return untrusted if isinstance(untrusted, list) else []


def _unescaped(text: str) -> str:
    """A JSON string that may have been cut anywhere, also inside an escape."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else _ESCAPES.get(found[2], found[2]), text)
