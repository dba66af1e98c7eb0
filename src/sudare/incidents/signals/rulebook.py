"""Every rule, and which of them a language needs."""

import re
from typing import Final

from sudare.incidents.signals.rule import Rule
from sudare.incidents.signals.rules import (
    age,
    elsewhere,
    exposure,
    insisting,
    meeting,
    money,
    pictures,
    secrecy,
    self_harm,
)

EVERY: Final[tuple[Rule, ...]] = (
    *exposure.RULES,
    *pictures.RULES,
    *insisting.RULES,
    *age.RULES,
    *secrecy.RULES,
    *elsewhere.RULES,
    *money.RULES,
    *meeting.RULES,
    *self_harm.RULES,
)
BY_ID: Final = {rule.id: rule for rule in EVERY}
ENGLISH: Final = tuple(rule for rule in EVERY if ".en-" in rule.id)
JAPANESE: Final = tuple(rule for rule in EVERY if ".en-" not in rule.id)
IS_JAPANESE: Final = re.compile(r"[ぁ-ん一-鿿]")
IS_ENGLISH: Final = re.compile(r"[a-z]{2}")


def rules_for(text: str) -> tuple[Rule, ...]:
    """The rules of the languages a message is written in. 「ｊｋだよ」 is Japanese, however it begins."""
    return (JAPANESE if IS_JAPANESE.search(text) else ()) + (ENGLISH if IS_ENGLISH.search(text) else ())
