"""Characters as OCR reads them, brought to one form, each remembering where it came from.

NFKC makes full-width digits and half-width kana the same as their siblings; a table brings back what OCR trained on
Chinese writes for Japanese (电话 → 電話) and variants people write their names with (髙 → 高). Hyphens of every kind
become ``-``; a long-vowel mark or a kanji 一 between two digits can only be one.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_SOUND_MARKS: Final = frozenset("ﾞﾟ")
_HYPHENS: Final = dict.fromkeys("‐‑‒–—―−－﹣─━", "-")
_SIMPLIFIED: Final = dict(
    zip(
        "电话东县长泽冈关桥岛滨边广见贵马齐斋辉织华纪绘结优实丽爱乐门间气车运证险记类银现邮户样贝园铃惠龙亚荣军陈张员额费诊疗药馆图书会称帐账态务业产动发达过远进选连还",
        "電話東県長沢岡関橋島浜辺広見貴馬斉斎輝織華紀絵結優実麗愛楽門間気車運証険記類銀現郵戸様貝園鈴恵竜亜栄軍陳張員額費診療薬館図書会称帳帳態務業産動発達過遠進選連還",
        strict=True,
    )
)
_VARIANTS: Final = {
    "髙": "高",
    "﨑": "崎",
    "𠮷": "吉",
    "德": "徳",
    "濵": "浜",
    "縣": "県",
    "區": "区",
    "證": "証",
    "號": "号",
    "樣": "様",
}
_TABLE: Final = {**_HYPHENS, **_SIMPLIFIED, **_VARIANTS, "〜": "~", "〇": "0", "‹": "<", "〈": "<", "｡": ".", "`": "'"}
_SURROGATES: Final = frozenset(
    map(chr, range(0xD800, 0xE000))
)  # halves of a character: no text, and no tokenizer takes them
_BETWEEN_DIGITS: Final = re.compile(r"(?<=[0-9])[ー一](?=[0-9])")
_CACHE_CHARACTERS = 8192

ASCII_LOWER: Final = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
"""For ``str.translate``: lower case that never changes the length of a text, as ``str.lower`` may."""


@lru_cache(maxsize=_CACHE_CHARACTERS)
def plain(cluster: str) -> str:
    """One character (or a half-width kana with its sound mark) in the form that rules are written in."""
    if cluster in _TABLE:
        return _TABLE[cluster]
    if cluster in _SURROGATES:
        return "\ufffd"
    normal = unicodedata.normalize("NFKC", cluster)
    return "".join(_TABLE.get(one, one) for one in normal)


def read(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text in plain form, and for each of its characters the start and end in the original text."""
    letters: list[str] = []
    origins: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end = start + (2 if text[start + 1 : start + 2] in _SOUND_MARKS and start + 1 < len(text) else 1)
        for letter in plain(text[start:end]):
            letters.append(" " if letter.isspace() else letter)
            origins.append((start, end))
        start = end
    return _BETWEEN_DIGITS.sub("-", "".join(letters)), origins


def width(letter: str) -> float:
    """How much of a line one character takes: 1 for full width, 0.5 for half width."""
    return 1.0 if unicodedata.east_asian_width(letter) in "WFA" else 0.5


def listed(words: str) -> frozenset[str]:
    """Words written one after the other."""
    return frozenset(words.split())
