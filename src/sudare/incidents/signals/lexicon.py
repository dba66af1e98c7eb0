"""The words that rules are put together from: tables and verbs in ``lexicon/``, whole phrases in ``phrases/``."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final

from sudare.incidents.signals.inflection import moods
from sudare.incidents.signals.letters import hiragana

WORD_END: Final = re.compile(r"(?<=[ァ-ヶ])ー\??(?![ァ-ヶー])")  # where ``letters`` drops the long sound, too
PIECE: Final = re.compile(r"<([a-z_]+(?:\.[a-z]+)?)>")
LATIN: Final = re.compile(r"[a-z0-9(].*[a-z0-9)?]|[a-z]")
JAPANESE: Final = re.compile(r"[ぁ-ヶ一-龯々]")


def _tables() -> dict[str, Any]:
    tables: dict[str, Any] = {}
    for path in (files("sudare.incidents.signals") / "lexicon").iterdir():
        tables |= tomllib.loads(path.read_text(encoding="utf-8"))
    return tables


TABLES: Final = _tables()


@cache
def piece(name: str) -> str:
    """The pattern for a table of words, or for a table of verbs in one mood."""
    table, _, mood = name.partition(".")
    entry = TABLES[table]
    if isinstance(entry, str):
        return _alternatives(entry.split())
    return moods(_forms(), **{kind: words.split() for kind, words in entry.items()})[mood]


@cache
def _forms() -> dict[str, str]:
    forms = {mood: "|".join(lines.split()) for mood, lines in TABLES["moods"].items()}
    bound = f"(?:{forms['bound']})"
    return {mood: form.replace("{bound}", bound).replace("{neg}", "{a}な") for mood, form in forms.items()}


def _alternatives(words: list[str]) -> str:
    """One of these; ``_`` stands for a space, and Latin letters for whole words."""
    spelled = [word.replace("_", " ") for word in words]
    latin = [word for word in spelled if LATIN.fullmatch(word) and not JAPANESE.search(word)]
    other = [word for word in spelled if word not in latin]
    whole = [rf"(?<![a-z0-9])(?:{'|'.join(latin)})(?![a-z0-9])"] if latin else []
    return "(?:" + "|".join(other + whole) + ")"


def phrases(name: str) -> dict[str, re.Pattern[str]]:
    """Whole phrases, each by its name, from ``phrases/<name>.toml``."""
    path = files("sudare.incidents.signals") / "phrases" / f"{name}.toml"
    book = tomllib.loads(path.read_text(encoding="utf-8"))
    return {each: compiled("".join(lines.splitlines())) for each, lines in book.items()}


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern with its pieces put in, folded as messages are. ``.`` stays within a sentence."""
    while PIECE.search(pattern):
        pattern = PIECE.sub(lambda match: piece(match[1]), pattern)
    return re.compile(hiragana(WORD_END.sub("", pattern)), re.MULTILINE)
