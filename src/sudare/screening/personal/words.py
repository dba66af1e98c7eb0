"""SudachiPy's dictionary, loaded once and when it is first needed: which words are names, and which are places."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

_NAME, _PLACE = "人名", "地名"
_LONGEST = 2000  # characters; the tokenizer refuses far longer texts, and no line of a picture is so long


@dataclass(frozen=True, slots=True)
class Word:
    """A token: where it stands, and what the dictionary says it is. ``name`` is 姓, 名, 一般 or empty."""

    text: str
    start: int
    end: int
    part: str  # 名詞, 助詞, 接尾辞 …
    name: str
    is_place: bool
    is_known: bool
    is_proper: bool = False  # 固有名詞: of a person, a place, a firm, a sake …


@lru_cache(maxsize=1)
def _tokenizer() -> Any:
    from sudachipy import Dictionary, SplitMode  # noqa: PLC0415 — takes a fifth of a second, once

    return Dictionary(dict="core").create(mode=SplitMode.C)


def warm_up() -> None:
    """Load the dictionary now rather than at the first picture."""
    words_of("山田太郎様")


def words_of(text: str) -> tuple[Word, ...]:
    """The tokens of a text, longest words first (mode C)."""
    return tuple(_word(token) for token in _tokenizer().tokenize(text[:_LONGEST]))


def _word(token: Any) -> Word:
    parts = token.part_of_speech()
    return Word(
        text=token.surface(),
        start=token.begin(),
        end=token.end(),
        part=parts[0],
        name=parts[3] if parts[2] == _NAME else "",
        is_place=parts[2] == _PLACE,
        is_known=not token.is_oov(),
        is_proper=parts[1] == "固有名詞",
    )


_SUFFIXES: Final = "市区町村郡"


def is_place(text: str) -> bool:
    """Whether the dictionary knows a text, or its last part, as the name of a municipality."""
    words = words_of(text)
    if all(word.is_place for word in words):
        return True
    last = words[-1]
    before = words[-2] if len(words) > 1 else None
    return last.is_place or (last.text in _SUFFIXES and before is not None and (before.is_place or bool(before.name)))
