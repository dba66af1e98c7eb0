"""Words for people in the two languages of a package."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Both:
    """The same in both. The paper says it in Japanese, the page in Japanese first and in English below.

    Without ``english`` it stands alone: names, numbers, what people wrote.
    """

    japanese: str
    english: str = ""


NOTHING: Final = Both("")
NONE: Final = Both("(なし)", "(none)")
