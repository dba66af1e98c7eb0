"""One way to write each letter, and where it came from: wide and narrow forms, half-width kana, dashes."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

VOICED: Final = {"ﾞ": "\u3099", "ﾟ": "\u309a"}  # half-width marks stand beside their kana; composed they are one
DASHES: Final = dict.fromkeys(map(ord, "‐‑‒–—―−─━ｰ"), "-")
CHINESE: Final = str.maketrans(
    "减对总额经证费务现货项綠單價稅對會點圓數內號黃賣乘藥驛發當變讀條每步戶靑淸轉雜麥齒營",
    "減対総額経証費務現貨項緑単価税対会点円数内号黄売乗薬駅発当変読条毎歩戸青清転雑麦歯営",
)  # letters no Japanese paper shows today: a reader that learnt Chinese as well takes ours for them
KANA: Final = dict(zip("口力工二夕卜八一へべぺ", "ロカエニタトハーヘベペ", strict=True))
LOOKALIKE: Final = re.compile(
    r"(?<=[ァ-ヶー])[口力工二夕卜八一へべぺ](?=[ァ-ヶー])|(?<=[ぁ-ん])一(?=[ぁ-ちって-ん])|[口力工夕卜八](?=ー)|(?<=[ァ-ヶ]{2})一(?![0-9杯個本枚人品皿])"
)
HALF_KANA: Final = range(0xFF66, 0xFF9E)


@dataclass(frozen=True, slots=True)
class Written:
    """``text`` in one way of writing; ``places``: for each of its characters the index where it stood before."""

    text: str
    places: tuple[int, ...]


def normalised(text: str) -> Written:
    """NFKC, kana composed, dashes made one, Chinese forms taken back; spaces stay where they are."""
    letters: list[str] = []
    places: list[int] = []
    at = 0
    while at < len(text):
        taken = 2 if ord(text[at]) in HALF_KANA and text[at + 1 : at + 2] in VOICED else 1
        for letter in _one(text[at : at + taken]):
            letters.append(letter)
            places.append(at)
        at += taken
    return Written("".join(letters), tuple(places))


def mended(text: str) -> str:
    """Kana taken for the kanji that looks like them: 力ード is カード. Source: what stands before ー is never a kanji."""
    return LOOKALIKE.sub(lambda match: KANA[match[0]], text.translate(CHINESE))


def folded(text: str) -> str:
    """For comparing words: normalised, small letters, without spaces."""
    return mended("".join(normalised(text).text.lower().split()))


def is_letter(character: str) -> bool:
    """Whether it carries meaning in a name: kana, kanji, Latin."""
    return character.isalpha() or character == "々"


def _one(cluster: str) -> str:
    if cluster[0] == "ｰ":
        return "ー"
    if ord(cluster[0]) in HALF_KANA:
        return unicodedata.normalize("NFKC", cluster[0] + VOICED.get(cluster[1:], ""))
    plain = cluster.translate(DASHES)
    return plain if plain != cluster else unicodedata.normalize("NFKC", cluster).translate(CHINESE)
