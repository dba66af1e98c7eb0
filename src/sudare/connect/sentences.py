"""What people read about a checked picture: stable codes in, sentences in their language out."""

import inspect
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final
from uuid import UUID

from django.utils.translation import get_language, gettext

from sudare.imaging import errors as unreadable
from sudare.imaging.facts import ADVICE
from sudare.imaging.facts import SENTENCES as FACTS
from sudare.policy.presets import PROFILES, preset
from sudare.policy.terms import Rule, Words
from sudare.rulebook.queries import policy_in_force
from sudare.screening.terms import Kind
from sudare.screening.words import NAMES

VERDICTS: Final = {
    "accept": "This picture can be sent.",
    "mask": "Parts of this picture were covered before sending.",
    "hold": "This picture is held back. It is shown to nobody until somebody has looked into it.",
    "never": "This picture can't be received here. It was destroyed.",
    "unreadable": "This picture couldn't be opened.",
}
REASONS: Final = {
    "check_failed": (
        "The check could not be finished. Please send the picture again; if that happens twice, tell an administrator."
    ),
    "not_looked_at": "A part of the check could not be done, so a person has to look at this picture first.",
    **{
        kind.code: inspect.cleandoc(kind.__doc__ or "").replace("\n", " ")
        for kind in vars(unreadable).values()
        if isinstance(kind, type) and issubclass(kind, unreadable.Unreadable)
    },
}
UNKNOWN: Final = "The policy of your organisation decided this."


class Rules:
    """What the rules in force at a place say about a picture, in the language that is active now.

    A rule that is gone by now still has the words of the profile it came from.
    """

    def __init__(self, *, organisation_id: UUID, room_id: UUID | None) -> None:
        policy = policy_in_force(organisation_id=organisation_id, room_id=room_id)
        self._rules = {rule.id: rule for rule in policy.rules}

    def because(self, rule: str) -> str:
        found = self._found(rule)
        return spoken(found.because) if found else reason(rule)

    def instead(self, rule: str) -> str | None:
        found = self._found(rule)
        return spoken(found.instead) if found and found.instead else None

    def _found(self, rule: str) -> Rule | None:
        return self._rules.get(rule) or _of_profiles().get(rule)


@cache
def _of_profiles() -> Mapping[str, Rule]:
    return {rule.id: rule for name in PROFILES for rule in preset(name).rules}


def spoken(words: Words) -> str:
    """The sentence in the language that is active now."""
    return words.ja if (get_language() or "").startswith("ja") else words.en


def verdict(decision: str) -> str:
    return gettext(VERDICTS.get(decision, UNKNOWN))


def reason(rule: str) -> str:
    return gettext(REASONS.get(rule, UNKNOWN))


def finding(kind: str) -> str:
    """What was found, in a word or two; a kind an older version knew is told by its code."""
    return gettext(NAMES[Kind(kind)]) if kind in list(Kind) else kind


def fact(kind: str) -> str | None:
    return gettext(FACTS[kind]) if kind in FACTS else None


def advice(kind: str) -> str | None:
    return gettext(ADVICE[kind]) if kind in ADVICE else None


def all_sentences() -> Iterable[str]:
    """Every sentence here, for the test that looks for each in the Japanese catalogue."""
    return (*VERDICTS.values(), *REASONS.values(), UNKNOWN, *FACTS.values(), *ADVICE.values(), *NAMES.values())
