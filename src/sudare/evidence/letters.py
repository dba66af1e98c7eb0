"""Words as people wrote them, made fit for paper: what the font lacks or what turns the line is spelled, never dropped.

The words themselves stand untouched in ``messages.json``.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Final

import pylopdf
import pylopdf_fonts_jp

STYLE_SELECTORS: Final = frozenset("\ufe0e\ufe0f")  # only how the sign before them is coloured
_JOINER: Final = "\u200d"
_MARKED: Final = re.compile(r".[\u0300-\u036f\u3099\u309a]+")  # a letter and its marks: か and ゛ become が
_EM: Final = 1000.0
_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_LOOSE: Final = frozenset({"Mn", "Me"})
_NOT_LAST: Final = frozenset("「『（〔【《〈")
_OPEN_MAX: Final = 3
_NOT_FIRST: Final = frozenset(
    "、。，．,.!?！？」』）〕】〉》)]}ー…ゃゅょっぁぃぅぇぉャュョッァィゥェォ々:;：；"
)  # JIS X 4051


@cache
def face() -> pylopdf.Font:
    """The one face all our papers are set in."""
    return pylopdf.Font(fontfile=pylopdf_fonts_jp.sans_path())


def shown(words: str) -> str:
    """``words`` with a name or a code, in brackets, for every sign that can't be printed."""
    kept = "".join(sign for sign in words.replace("\r\n", "\n").replace("\t", "    ") if sign not in STYLE_SELECTORS)
    runs = groupby(_MARKED.sub(lambda found: unicodedata.normalize("NFC", found[0]), kept), _is_printed)
    return "".join("".join(run) if is_printed else spelled("".join(run)) for is_printed, run in runs)


def visible(words: str) -> str:
    """For a page in a browser, which has more letters: only what hides or turns the line is spelled."""
    return "".join(spelled(sign) if _hides(sign) else sign for sign in words)


def spelled(run: str) -> str:
    """〔GRINNING FACE〕 for a sign that has a telling name, 〔U+0645·062F〕 for letters of a script the font lacks."""
    return "〔" + "".join(_joined(run)) + "〕"


def _joined(run: str) -> Iterator[str]:
    before = _JOINER
    for sign, same in groupby(run):
        if _JOINER not in {sign, before}:
            yield "·"
        times = len(list(same))
        yield ("+" if sign == _JOINER else _named(sign)) + (f"×{times}" if times > 1 else "")
        before = sign


def _named(sign: str) -> str:
    code = f"U+{ord(sign):04X}"
    if unicodedata.category(sign)[0] in "LMN":
        return code
    return unicodedata.name(sign, code)


def _hides(sign: str) -> bool:
    return sign not in "\n\t" and sign != _JOINER and unicodedata.category(sign) in _HIDDEN


@cache
def _is_printed(sign: str) -> bool:
    """Marks that no letter took up stay out: piled on one letter they grow over the lines around."""
    kind = unicodedata.category(sign)
    return sign == "\n" or (kind not in _HIDDEN and kind not in _LOOSE and bool(face().has_glyph(ord(sign))))


@cache
def width_em(sign: str) -> float:
    """How wide a sign is, as a part of the letters' size."""
    return face().text_length(sign, fontsize=_EM) / _EM


def wrapped(words: str, room_em: float) -> list[str]:
    """Lines no wider than ``room_em`` sizes: broken between Japanese signs or Latin words, closing signs kept back."""
    return [line for paragraph in shown(words).split("\n") for line in _lines(paragraph, room_em)] or [""]


def _lines(paragraph: str, room_em: float) -> Iterator[str]:
    line, used = "", 0.0
    for piece in _pieces(paragraph, room_em):
        wide = sum(map(width_em, piece))
        if line and used + wide > room_em and not (piece in _NOT_FIRST and used + wide <= room_em + 1):
            yield line.rstrip(" ")
            line, used = "", 0.0
            piece = piece.lstrip(" ")  # noqa: PLW2901  a new line begins with the word
            wide = sum(map(width_em, piece))
        line, used = line + piece, used + wide
    yield line


def _pieces(paragraph: str, room_em: float) -> Iterator[str]:
    """What stays together: a Latin word that fits on a line, else single signs."""
    opened = ""
    for is_word, run in groupby(paragraph, lambda sign: sign.isascii() and sign != " "):
        signs = "".join(run)
        for piece in (signs,) if is_word and sum(map(width_em, signs)) < room_em - 1 else signs:
            if piece in _NOT_LAST and len(opened) < _OPEN_MAX:
                opened += piece
            else:
                yield opened + piece
                opened = ""
    if opened:
        yield opened
