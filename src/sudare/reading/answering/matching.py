"""How well words of a question are found in words of a page: as they are, nearly, or in the other language."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from sudare.reading.answering.concepts import CONCEPTS
from sudare.reading.evidence import likest_part, normalised

EXACT, PRINTED, NEAR = 1.0, 0.9, 0.75
ALIKE_LETTERS: Final = 0.75  # of a word of four letters or more
FEWEST_NEAR: Final = 4
FEWEST_KANA: Final = 6  # a letter more or less makes another word of a short one
_HAN: Final = re.compile(r"[一-鿿]")
PART: Final = 0.6  # of a compound word that stands there


def word_in(word: str, text: str) -> float:
    """0–1: whether a word of the question stands in the text."""
    wanted, there = folded(word), folded(text)
    if not wanted or not there:
        return 0.0
    if word.isascii():
        return _english_in(word, text)
    if wanted in there:
        return EXACT
    is_long = len(wanted) >= (FEWEST_NEAR if _HAN.search(word) else FEWEST_KANA)
    likest = likest_part(wanted, there) if is_long else None
    if likest is not None and 1 - likest[2] / len(wanted) >= ALIKE_LETTERS:
        return NEAR
    return _part_in(wanted, there) if _HAN.search(word) else 0.0


def _part_in(wanted: str, there: str) -> float:
    """The longest end or beginning of a compound word that stands there, when it is most of it."""
    longest = max(
        (len(piece) for piece in _ends(wanted) if piece in there and _HAN.search(piece)),
        default=0,
    )
    return PART if longest >= 2 and longest / len(wanted) >= PART else 0.0  # noqa: PLR2004  one letter is no word


def _ends(word: str) -> list[str]:
    return [word[cut:] for cut in range(1, len(word))] + [word[:cut] for cut in range(1, len(word))]


def _english_in(word: str, text: str) -> float:
    """Whole words, in singular and plural; or figures that stand alone."""
    plain = normal_words(text)
    if any(char.isdecimal() for char in word):
        return EXACT if re.search(rf"(?<![0-9a-z]){re.escape(word.lower())}(?![0-9])", plain) else 0.0
    stem = stemmed(word)
    words = {stemmed(each) for each in re.findall(r"[a-z]+(?:'[a-z]+)?", plain)}
    if stem in words:
        return EXACT
    if len(stem) >= FEWEST_NEAR and any(
        len(each) >= FEWEST_NEAR and (each.startswith(stem) or stem.startswith(each)) for each in words
    ):
        return NEAR
    return NEAR if len(stem) > FEWEST_NEAR and stem in plain.replace(" ", "") else 0.0


@lru_cache(maxsize=8_192)
def normal_words(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()


def stemmed(word: str) -> str:
    plain = word.lower().removesuffix("'s")
    return _bare(plain).removesuffix("e")


def _bare(plain: str) -> str:
    for ending, least in (("ies", 5), ("ing", 6), ("ed", 5), ("es", 5), ("s", 4)):
        if plain.endswith(ending) and len(plain) >= least and not plain.endswith("ss"):
            return plain[: -len(ending)] + ("y" if ending == "ies" else "")
    return plain


@lru_cache(maxsize=8_192)
def folded(text: str) -> str:
    return normalised(text)[0]


def concept_in(name: str, text: str) -> float:
    """Whether the text says what the concept stands for, as it is printed or as it is asked for."""
    concept = CONCEPTS[name]
    there, lower = folded(text), normal_words(text)
    for words, worth in ((concept.printed, EXACT), (concept.asked, PRINTED)):
        for word in words:
            if _stands(word, there, lower):
                return worth
    return 0.0


def _stands(word: str, there: str, lower: str) -> bool:
    if word.isascii():
        return bool(re.search(rf"(?<![a-z]){re.escape(word.lower())}(?![a-z])", lower))
    wanted = folded(word)
    return (
        wanted in there if len(wanted) > 1 else bool(re.search(rf"(?<![一-鿿]){re.escape(wanted)}(?![一-鿿])", there))
    )
