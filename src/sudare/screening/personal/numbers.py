"""Numbers in text: which characters may be digits, which numbers are none of ours, and check digits.

Sources: ISO/IEC 7812-1 annex B (Luhn);
行政手続における特定の個人を識別するための番号の利用等に関する法律の規定による通知カード及び個人番号カード並びに
情報提供ネットワークシステムによる特定個人情報の提供等に関する省令 (平成 26 年総務省令第 85 号) article 5
(マイナンバー); 厚生労働省 保険者番号等の設定について (検証番号); ISO 13616-1 (IBAN); ICAO Doc 9303 part 3 §4.9
(machine-readable zones).
"""

import re
from typing import Final

_AS_DIGIT: Final = str.maketrans("OoQDlI|iSsBZz", "0000111155822")
_DIGITS: Final = frozenset("0123456789")
DIGIT: Final = r"[0-9OoQDlI|SBZ]"
"""A digit, or a letter that OCR writes for one. Only where a check digit or a label stands behind it."""

_NOT_OURS: Final = re.compile(
    r"(?:(?<![A-Za-z0-9])[T丁Т][ -]?(?:[0-9OlIB][ -]?){12}[0-9OlIB](?![0-9]))"  # invoice registration number
    r"|[¥\\$€£][ ]?[0-9][0-9,.]*(?:-(?![0-9]))?"  # price before
    r"|(?<![0-9-])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])"  # thousands
    r"|(?<![0-9-])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:[ ]?[-~][ ]?[0-9]{1,2}:[0-9]{2})?"  # times
    r"|(?<![0-9])97[89](?:[- ]?[0-9]){9}[- ]?[0-9X](?![0-9])"  # ISBN-13
    r"|(?<![0-9.])-?[0-9]{1,3}\.[0-9]{3,}(?![0-9.-])"  # coordinates
    r"|(?:https?://|www\.)[^\s\t]+",
)


def without_lookalikes(text: str) -> str:
    """The text with invoice numbers (T and 13 digits), prices, times, ISBN, coordinates and addresses of pages as #."""
    return _NOT_OURS.sub(lambda match: "#" * len(match.group()), text)


def as_digits(text: str) -> str:
    """The text with letters that OCR writes for digits as digits."""
    return text.translate(_AS_DIGIT)


def digits_of(text: str) -> str:
    """Only the digits, letters that OCR writes for digits among them."""
    return "".join(letter for letter in text.translate(_AS_DIGIT) if letter in _DIGITS)


def is_mostly_digits(text: str) -> bool:
    """Whether at most one in four of the letters that may be digits has to be read as one."""
    letters = [letter for letter in text if letter.isalnum()]
    return sum(letter in _DIGITS for letter in letters) * 4 >= len(letters) * 3


def luhn(digits: str) -> bool:
    """Whether the last digit checks all (ISO/IEC 7812-1)."""
    doubled = [int(one) * (2 if place % 2 else 1) for place, one in enumerate(reversed(digits))]
    return sum(one - 9 if one > 9 else one for one in doubled) % 10 == 0  # noqa: PLR2004 — two digits


def my_number(digits: str) -> bool:
    """Whether twelve digits are a valid 個人番号: 11 − (Σ Pn·Qn mod 11), 0 where the remainder is 0 or 1."""
    total = sum(
        int(one) * (place + 1 if place <= 6 else place - 5)  # noqa: PLR2004 — Qn of the ordinance
        for place, one in enumerate(reversed(digits[:11]), start=1)
    )
    return int(digits[11]) == (0 if total % 11 <= 1 else 11 - total % 11)


def insurer(digits: str) -> bool:
    """Whether a 保険者番号 of six or eight digits is valid: weights 2, 1, 2 … from the right, sums of digits, mod
    10.
    """
    weighted = [int(one) * (2 if place % 2 == 0 else 1) for place, one in enumerate(reversed(digits[:-1]))]
    return (10 - sum(one // 10 + one % 10 for one in weighted) % 10) % 10 == int(digits[-1])


def yamato(digits: str) -> bool:
    """Whether twelve digits are a valid parcel number: the last is the rest of the first eleven divided by seven."""
    return int(digits[:11]) % 7 == int(digits[11])


def licence(digits: str) -> bool:
    """Whether the eleventh digit of a 免許証番号 checks the ten before it (modulus 11, weights 5 4 3 2 7 6 5 4 3 2)."""
    rest = sum(int(one) * weight for one, weight in zip(digits, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2), strict=False)) % 11
    return int(digits[10]) == (0 if rest <= 1 else 11 - rest)


def iban(text: str) -> bool:
    """Whether an IBAN's check digits hold (ISO 13616: moved to the end, letters as 10–35, mod 97 is 1)."""
    moved = text[4:] + text[:4]
    return int("".join(str(int(letter, 36)) for letter in moved)) % 97 == 1


def machine_readable(field: str, check: str) -> bool:
    """Whether a field of a machine-readable zone has this check digit (ICAO 9303: weights 7 3 1, < is 0)."""
    values = (0 if letter == "<" else int(letter, 36) for letter in field)
    return str(sum(value * (7, 3, 1)[place % 3] for place, value in enumerate(values)) % 10) == check.replace("<", "0")
