"""What people type, made fit to be stored and shown: no control signs, no signs that turn the reading direction."""

import unicodedata

_TURNING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))  # bidi overrides and isolates
_REFUSED = frozenset({"Cc", "Cs"})  # control signs (NUL breaks PostgreSQL) and lone surrogates (break UTF-8)


def _may_stay(sign: str, *, kept: str) -> bool:
    return sign in kept or not (sign in _TURNING or unicodedata.category(sign) in _REFUSED)


def clean_text(untrusted_text: str) -> str:
    """Several lines: line breaks are made one kind, tabs stay, space at both ends goes."""
    unified = untrusted_text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in unified if _may_stay(sign, kept="\n\t")).strip()


def clean_line(untrusted_text: str) -> str:
    """One line, as for a name: every run of space becomes one space."""
    return " ".join("".join(sign for sign in untrusted_text if _may_stay(sign, kept="\n\t\r")).split())
