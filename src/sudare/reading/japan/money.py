"""Sums of yen as they are printed, and as a reader of letters gets them wrong."""

import re
from dataclasses import dataclass
from typing import Final

MOST: Final = 100_000_000  # yen: above it, it is a number of something else
MINUS: Final = r"[-△▲▼]"
LOOKALIKES: Final = str.maketrans("OoQDlI|!SBZ", "00001111582")  # only where a digit must stand
DIGIT: Final = r"[0-9OoQDlI|SBZ]"
FIRST: Final = r"(?:[0-9]|(?<=[¥\\Y \t])[OoQDlI|SBZ](?=[0-9,.]))"
NUMBER: Final = rf"(?:{FIRST}{DIGIT}{{0,2}}(?:[,.'、・][ ]?{DIGIT}{{3}})+|{FIRST}{DIGIT}*)"
CUT: Final = re.compile(r"[,.]?[A-Za-z0-9]")  # behind a sum: its end couldn't be read, and half a sum is none
SUM: Final = re.compile(
    rf"(?P<minus>{MINUS}[ ]?)?(?P<yen>[¥\\]|(?<![A-Za-z0-9])Y(?=[ ]?[0-9])|(?<!\S)金(?=[ ]?[0-9]))?[ ]?(?P<inner>{MINUS})?"
    rf"(?P<number>{NUMBER})(?P<end>[ ]?円)?"
)
SEPARATED: Final = re.compile(r"^.{1,3}(?:[,.'、・][ ]?.{3})+$")
NOT_MONEY: Final = re.compile(
    r"[ ]?(?:%|％|個|点|枚|名|人|本|杯|箱|通|コ|ヶ|[xX×]|年|月|日|時|分|回|泊|名様|kg|g|ml|m|L|l|cm|P\b|pt|ポイント|:|/|[-.][0-9]|[A-KM-Za-z])"
)
BEFORE: Final = re.compile(r"[0-9A-Za-z#:/.,-]$|No\.?[ ]?$|[Tt][Ee][Ll][ .:]?$")


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in a text: ``start`` and ``end`` cover its sign of yen, too. ``is_marked``: ¥, 円 or a comma says money."""

    amount: int
    start: int
    end: int
    is_marked: bool


def sums(text: str) -> list[Money]:
    """All that can be money in a normalised text, from left to right."""
    return [money for match in SUM.finditer(text) if (money := _money(match, text)) is not None]


def _money(match: re.Match[str], text: str) -> Money | None:
    has_sign, number = bool(match["yen"] or match["end"]), match["number"]
    if not any(sign.isdigit() for sign in number) or (not has_sign and not number[0].isdigit()):
        return None
    amount = int(re.sub(r"\D", "", number.translate(LOOKALIKES)))
    is_split = bool(SEPARATED.match(number))
    if not (has_sign or is_split) and not number.isdigit():
        return None
    if match["yen"] and not match["end"] and CUT.match(text, match.end()):
        return None
    is_minus = bool(match["minus"] or match["inner"]) and _is_free(match.start(), text)
    begin = match.start() if is_minus else match.start("number")
    if not has_sign and (_is_something_else(begin, match.end(), text) or (amount and number[0] == "0")):
        return None
    if amount > MOST or (match["yen"] and not match["end"] and re.match(r"[ ]?%", text[match.end() :])):
        return None
    return Money(-amount if is_minus else amount, _start(match, is_minus=is_minus), match.end(), has_sign or is_split)


def _start(match: re.Match[str], *, is_minus: bool) -> int:
    """Where its first sign stands: the minus, the sign of yen, or the number itself."""
    first = next(name for name in ("minus", "yen", "inner", "number") if match[name] and (is_minus or name != "minus"))
    return match.start(first)


def _is_free(start: int, text: str) -> bool:
    return start == 0 or not text[start - 1].isalnum()


def _is_something_else(start: int, end: int, text: str) -> bool:
    """A count, a percentage, part of a date or of a longer number."""
    return bool(NOT_MONEY.match(text, end) or BEFORE.search(text[:start]))
