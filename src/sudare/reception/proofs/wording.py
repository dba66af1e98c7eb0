"""Words said often, with blanks such as ``{visitor}`` or ``{お客様}`` that are filled in for each visit."""

import re
from collections.abc import Mapping
from typing import Final

BLANKS: Final[dict[str, str]] = {
    "visitor": "visitor",
    "お客様": "visitor",
    "staff": "staff",
    "担当": "staff",
    "desk": "desk",
    "窓口": "desk",
    "organisation": "organisation",
    "会社": "organisation",
    "today": "today",
    "今日": "today",
}
_BLANK: Final = re.compile(r"\{([^{}\n]{1,40})\}")


def unknown_blanks(text: str) -> list[str]:
    """Names in braces that nobody would fill in, in the order they stand."""
    return [name for name in dict.fromkeys(_BLANK.findall(text)) if name.strip() not in BLANKS]


def fill(text: str, values: Mapping[str, str]) -> str:
    """The words with their blanks filled, in one pass: what stands in a value is never a blank itself.

    A blank without a value stays as it is, so that whoever sends sees that something is missing.
    """

    def filled(blank: re.Match[str]) -> str:
        return values.get(BLANKS.get(blank[1].strip(), ""), "") or blank[0]

    return _BLANK.sub(filled, text)
