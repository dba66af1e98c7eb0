"""Letters from files: facts of one case in, words for a person to send out. Nothing here sends anything.

A letter speaks in the person's own name. The house never writes for somebody else: doing that for others is a lawyer's
trade (decision 0247).
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from sudare.takedowns.proofs.claims import Claim, claims_in
from sudare.takedowns.proofs.routes import ROUTES
from sudare.takedowns.terms import SEARCHES, SEXUAL, LetterKind, Platform, Shows, Tongue

_FILES: Final = Path(__file__).parent / "templates"
_OF_THEIR_OWN: Final = frozenset({Shows.PERSONAL, Shows.POSING, Shows.OWN_WORK})  # each has its own right named
_GENERAL: Final = frozenset({Platform.BOARD, Platform.VIDEO_HOST, Platform.ADULT_HOST, Platform.WEBSITE})
_ANYBODY: Final = {Tongue.JA: "サイト運営者", Tongue.EN: "this site"}
_ANY_SEARCH: Final = {Tongue.JA: "検索サービス", Tongue.EN: "the search service"}


@dataclass(frozen=True, slots=True)
class Facts:
    """What a letter may speak of, and nothing else."""

    platform: Platform
    shows: Shows
    address: str
    found_on: date
    today: date
    place: str = ""
    posted_on: date | None = None
    asked_on: date | None = None
    may_be_minor: bool = False
    is_without_consent: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """``claims``: what stands in it that a letter must not say; only words typed by a person can bring any."""

    kind: LetterKind
    tongue: Tongue
    subject: str
    body: str
    claims: tuple[Claim, ...]

    @property
    def text(self) -> str:
        return f"{self.subject}\n\n{self.body}\n"


def write(kind: LetterKind, *, tongue: Tongue, facts: Facts) -> Written:
    """The letter of this kind for these facts."""
    plan, blocks, true = _file(kind.value), _file("blocks"), _flags(facts)
    spoken = [_spoken(plan.get("opening", []), tongue, true)]
    for name in plan["blocks"]:
        own, shared = plan.get(name, []), blocks.get(name, [])
        spoken.append(_spoken([*own, *shared], tongue, true))
    words = _words(facts, tongue)
    plain = "\n\n".join(part for part in spoken if part)
    subject = str(plan["subject"][tongue.value])
    claims = claims_in(
        f"{subject}\n{plain.format_map(words | {'address': ''})}", true=true
    )  # an address claims nothing
    return Written(kind, tongue, subject, plain.format_map(words), claims)


def _spoken(parts: list[Mapping[str, Any]], tongue: Tongue, true: frozenset[str]) -> str:
    said = [part[tongue.value] for part in parts if _is_said(part, true)]
    return "\n".join(said)


def _is_said(part: Mapping[str, Any], true: frozenset[str]) -> bool:
    return set(part.get("when", ())) <= true and not set(part.get("unless", ())) & true


def _flags(facts: Facts) -> frozenset[str]:
    """The names of what is true, as the files ask for it."""
    said = {
        facts.shows.value: True,
        "sexual": facts.shows in SEXUAL,
        "likeness": facts.shows not in _OF_THEIR_OWN,
        "minor": facts.may_be_minor,
        "designated": ROUTES[facts.platform].designated_since is not None,
        "without_consent": facts.is_without_consent,
        "place": bool(facts.place),
        "posted": facts.posted_on is not None,
        "asked_before": facts.asked_on is not None,
    }
    return frozenset(name for name, is_true in said.items() if is_true)


def _words(facts: Facts, tongue: Tongue) -> dict[str, str]:
    name = ROUTES[facts.platform].name
    spoken = _ANYBODY[tongue] if facts.platform in _GENERAL else (name.ja if tongue is Tongue.JA else name.en)
    return {
        "recipient": spoken,
        "search": spoken if facts.platform in SEARCHES else _ANY_SEARCH[tongue],
        "address": facts.address,
        "place": facts.place,
        "day": _day(facts.today, tongue),
        "found_on": _day(facts.found_on, tongue),
        "posted_on": _day(facts.posted_on, tongue),
        "asked_on": _day(facts.asked_on, tongue),
    }


def _day(day: date | None, tongue: Tongue) -> str:
    if day is None:
        return ""
    return f"{day.year}年{day.month}月{day.day}日" if tongue is Tongue.JA else f"{day.day} {day:%B} {day.year}"


@cache
def _file(name: str) -> dict[str, Any]:
    return tomllib.loads((_FILES / f"{name}.toml").read_text(encoding="utf-8"))
