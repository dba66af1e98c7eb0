"""Words for people in the two languages of a package."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Both:
    """The same in both. The paper says it in Japanese, the page in Japanese first and in English below."""

    japanese: str
    english: str
