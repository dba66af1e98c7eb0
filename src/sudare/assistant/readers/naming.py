"""What a person calls a picture in a question, as the number it is known by."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sudare.reading.answering import speaks_of_pictures

Names = Sequence[tuple[str, str]]  # what each is called, and what it is there for

INTENTS: Final = {
    "whole": r"全体の?(?:写真|画像)|全体写真|\b(?:the )?(?:picture|photo) of the whole|\bwhole (?:picture|photo)",
    "detail": r"(?:アップ|拡大|細かいところ)の(?:写真|画像)|\bclose-?up",
    "label": r"(?:ラベル|型番|銘板)の(?:写真|画像)|\blabel (?:picture|photo)|\b(?:picture|photo) of the label",
    "before": r"[^、。\s]{0,4}?前の(?:様子|状態|写真|画像)|ビフォー|\bbefore photo|\b(?:picture|photo) from before",
    "after": r"[^、。\s]{0,4}?後の(?:様子|状態|写真|画像)|アフター|\bafter photo|\b(?:picture|photo) from after",
    "reference": r"(?:見本|お手本)(?:の(?:写真|画像))?|\breference(?: (?:picture|photo))?",
}
JAPANESE: Final = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")
NOT_AFTER: Final = r"(?<![\u30a0-\u30ff\u4e00-\u9fffA-Za-z0-9])"  # nor 表 in 代表
PARTICLE: Final = (
    r"(?=の|は|に|で|を|が|も|と|、|。|,|\.|\?|？|」|'s|\s|$)"  # where a name ends, so that 表 isn't found in 表示
)


def by_number(text: str, names: Names) -> str:
    """The question with names turned into numbers: "裏の電話番号は?" is "写真2の電話番号は?" where picture 2 is the 裏.

    Skips a question about one picture, and one that says a number itself.
    """
    if len(names) < 2 or speaks_of_pictures(text):  # noqa: PLR2004  of one there is nothing to tell apart
        return text
    for pattern, numbers in _called(names):
        numbered, count = re.subn(pattern, _numbers(numbers, text), text, flags=re.IGNORECASE)
        if count:
            return numbered
    return text


def _called(names: Names) -> Iterator[tuple[str, list[int]]]:
    """Names first, the longest of them before others that lie in them; then what pictures are there for."""
    for name in sorted({name for name, _ in names if name}, key=lambda one: (-len(one), one)):
        yield NOT_AFTER + re.escape(name) + PARTICLE, [at for at, each in enumerate(names, 1) if each[0] == name]
    for intent, pattern in INTENTS.items():
        if numbers := [at for at, each in enumerate(names, 1) if each[1] == intent]:
            yield pattern, numbers


def _numbers(numbers: Sequence[int], text: str) -> str:
    word = "写真" if JAPANESE.search(text) else "picture "
    return " ".join(f"{word}{number}" for number in numbers)
