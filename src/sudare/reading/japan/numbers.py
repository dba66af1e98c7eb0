"""Numbers that belong to somebody: the registration number of an invoice's issuer, telephones."""

import re
from dataclasses import dataclass
from typing import Final

LOOKALIKES: Final = str.maketrans("OoQDlI|SBZ", "0000111582")
D: Final = r"[0-9OoQDlI|SBZ]"
REGISTRATION: Final = re.compile(rf"(?<![A-Za-z0-9])(?P<sign>[TtＴ])[ -]?(?P<digits>[0-9](?:[ -]?{D}){{12}})(?![0-9])")
UNSIGNED: Final = re.compile(r"登録番号[^0-9A-Za-z]{0,3}(?P<sign>[丁7Ｔ1Iт]?)[ -]?(?P<digits>[0-9]{13})(?![0-9])")
PHONE: Final = re.compile(
    r"(?<![0-9-])(?P<digits>\(?0[0-9]{1,4}[-)( .]{1,2}[0-9]{1,4}[-)( .]{1,2}[0-9]{3,4})(?![0-9-])"
)
LABELLED_PHONE: Final = re.compile(
    r"(?:tel|電話|☎|℡|連絡先|問合せ|問い合わせ)(?:番号)?[ .:\t]*(?P<digits>0[0-9]{9,10})(?![0-9])", re.IGNORECASE
)
PHONE_DIGITS: Final = (10, 11)
REGISTRATION_DIGITS: Final = 13


@dataclass(frozen=True, slots=True)
class Number:
    """``value`` in its usual form; ``is_checked`` where a check digit says that it was read rightly."""

    value: str
    start: int
    end: int
    is_checked: bool | None = None


def registrations(text: str) -> list[Number]:
    """T and thirteen digits, in a normalised text."""
    matches = [*REGISTRATION.finditer(text)] or [*UNSIGNED.finditer(text)]
    return [_registration(match) for match in matches]


def is_registration_number(digits: str) -> bool:
    """Whether the first of thirteen digits checks the others. Source: 国税庁, 法人番号 (ordinance 2014 No. 70)."""
    if len(digits) != REGISTRATION_DIGITS or not digits.isdigit():
        return False
    weighted = sum(int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits[1:])))
    return int(digits[0]) == 9 - weighted % 9


def phones(text: str) -> list[Number]:
    """Numbers of ten or eleven digits that are set apart as telephone numbers are."""
    found = []
    for match in (*PHONE.finditer(text), *LABELLED_PHONE.finditer(text)):
        groups = re.findall(r"[0-9]+", match["digits"])
        if sum(map(len, groups)) in PHONE_DIGITS:
            found.append(Number("-".join(groups), match.start("digits"), match.end("digits")))
    return found


def _registration(match: re.Match[str]) -> Number:
    digits = re.sub(r"[ -]", "", match["digits"]).translate(LOOKALIKES)
    start = match.start("sign") if match["sign"] else match.start("digits")
    return Number(f"T{digits}", start, match.end("digits"), is_registration_number(digits))
