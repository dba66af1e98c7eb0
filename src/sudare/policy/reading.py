"""From TOML's plain values to rules, noting every mistake instead of stopping at the first."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, Final, TypeVar

from sudare.policy.errors import Fault, Why
from sudare.policy.nights import USUAL, hours_of
from sudare.policy.terms import NO_AI, Decision, Keep, Policy, Rule, Words
from sudare.screening.terms import Kind

Table = dict[str, Any]
E = TypeVar("E", bound=StrEnum)

POLICY_KEYS: Final = (
    "profile",
    "version",
    "keeps_original",
    "retention_days",
    "keep",
    "ai",
    "ai_never",
    "ai_drafts",
    "ai_corrections",
    "sharing",
    "minors",
    "quiet",
    "second_factor",
    "name",
    "about",
    "rules",
)
RULE_FLAGS: Final = ("destroys_original", "veils", "diverts")
RULE_KEYS: Final = ("id", "when", "then", "because", "instead", "covers", "needs", *RULE_FLAGS, "source", "as_of")
KEEP_KEYS: Final = ("days", "floor_days", "source", "as_of")
REGISTERS: Final = ("ja", "plain_ja", "en")
AI: Final = ("off", "ask", "on")
SECOND_FACTOR: Final = ("offered", "required")
SHARING: Final = ("off", "on")
LONGEST_DAYS: Final = 3650  # ten years; forgetting is the promise, so there is no "for ever"
LONGEST_WORDS: Final = 600
MOST_FAULTS: Final = 20  # nobody reads more at once, and each of them costs a search

_ID: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_AS_OF: Final = re.compile(r"20\d\d-(0[1-9]|1[0-2])")
_SAID: Final = (Decision.ACCEPT, Decision.MASK, Decision.HOLD, Decision.NEVER)


@dataclass(slots=True)
class Reader:
    """Takes values out of tables and keeps a list of what was wrong with them."""

    faults: list[Fault] = field(default_factory=list)
    places: list[int] = field(default_factory=list)  # of each rule in its own text, where that is another order

    @property
    def is_full(self) -> bool:
        return len(self.faults) >= MOST_FAULTS

    def fault(self, key: str, why: Why, value: object = "") -> None:
        if not self.is_full:
            self.faults.append(Fault(1, key, why, _quoted(value)))

    def rule_key(self, index: int) -> str:
        return f"rules[{self.places[index] if index < len(self.places) else index}]"

    def unknown_keys(self, table: Table, known: tuple[str, ...], where: str) -> None:
        for key in sorted(table.keys() - set(known)):
            self.fault(f"{where}{key}", Why.UNKNOWN_KEY, self.meant(key, known))

    def meant(self, word: str, known: tuple[str, ...]) -> str:
        near = [] if self.is_full else get_close_matches(word, [str(each) for each in known], n=1)
        return f" → {near[0]}?" if near else ""

    def flag(self, table: Table, key: str, where: str = "") -> bool:
        value = table.get(key, False)
        if not isinstance(value, bool):
            self.fault(f"{where}{key}", Why.NO_FLAG)
        return value is True

    def text(self, table: Table, key: str, where: str = "", *, shape: re.Pattern[str] | None = None) -> str:
        value = table.get(key, "")
        if not isinstance(value, str) or (shape and value and not shape.fullmatch(value)) or len(value) > LONGEST_WORDS:
            self.fault(f"{where}{key}", Why.NOT_USABLE, value)
        return value if isinstance(value, str) else ""

    def number(self, table: Table, key: str, default: int, most: int, where: str = "") -> int:  # noqa: PLR0917  as its kin
        value = table.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= most:
            self.fault(f"{where}{key}", Why.NO_NUMBER_UP_TO, most)
            return default
        return value

    def member(self, value: object, kinds: type[E], where: str, why: Why) -> E | None:
        try:
            return kinds(word := _quoted(value))
        except ValueError:
            self.fault(where, why, f"{word}{self.meant(word, tuple(kinds))}")
            return None

    def words(self, table: Table, key: str, where: str = "") -> Words:
        value = table.get(key)
        if not isinstance(value, dict):
            self.fault(f"{where}{key}", Why.NO_WORDS)
            return Words("", "", "")
        self.unknown_keys(value, REGISTERS, f"{where}{key}.")
        for register in REGISTERS:
            if not str(value.get(register, "")).strip():
                self.fault(f"{where}{key}.{register}", Why.NO_REGISTER, register)
        return Words(*(self.text(value, register, f"{where}{key}.") for register in REGISTERS))


def policy_in(table: Table, reader: Reader) -> Policy:
    """The policy a table describes, as far as it can be read; mistakes are left with the reader."""
    reader.unknown_keys(table, POLICY_KEYS, "")
    if not (profile := reader.text(table, "profile", shape=_ID)):
        reader.fault("profile", Why.MISSING)
    if (ai := table.get("ai", "off")) not in AI:
        reader.fault("ai", Why.NO_AI)
    if (second_factor := table.get("second_factor", "offered")) not in SECOND_FACTOR:
        reader.fault("second_factor", Why.NO_SECOND_FACTOR)
    if (sharing := table.get("sharing", "off")) not in SHARING:
        reader.fault("sharing", Why.NO_SHARING)
    minors = reader.flag(table, "minors")
    quiet = _quiet(table.get("quiet", USUAL), reader)
    return Policy(
        profile=profile,
        version=reader.number(table, "version", 1, 10**9),
        name=reader.words(table, "name"),
        about=reader.words(table, "about"),
        rules=_rules(table, reader, minors=minors),
        keeps_original=reader.flag(table, "keeps_original"),
        retention_days=reader.number(table, "retention_days", 30, LONGEST_DAYS),
        keep=_keep(table.get("keep", {}), reader),
        ai=str(ai),
        ai_never=_listed(table["ai_never"], reader, "ai_never") if "ai_never" in table else NO_AI,
        ai_drafts=reader.flag(table, "ai_drafts"),
        ai_corrections=reader.flag(table, "ai_corrections"),
        sharing=str(sharing),
        minors=minors,
        quiet=quiet,
        second_factor=str(second_factor),
    )


def _quiet(value: object, reader: Reader) -> str:
    try:
        hours_of(value if isinstance(value, str) else "")
    except ValueError:
        reader.fault("quiet", Why.NO_QUIET)
        return USUAL
    return str(value)


def _keep(value: object, reader: Reader) -> tuple[Keep, ...]:
    """``[keep.receipt]`` and so on: a table for each class that is kept otherwise than the rest."""
    if not isinstance(value, dict) or not all(isinstance(own, dict) for own in value.values()):
        reader.fault("keep", Why.NO_KEEP)
        return ()
    found = []
    for name, own in value.items():
        where = f"keep.{name}."
        reader.unknown_keys(own, KEEP_KEYS, where)
        kind = reader.member(name, Kind, f"keep.{name}", Why.NO_KIND)
        days = reader.number(own, "days", 1, LONGEST_DAYS, where) if "days" in own else None
        floor_days = reader.number(own, "floor_days", 1, LONGEST_DAYS, where) if "floor_days" in own else 0
        source, as_of = reader.text(own, "source", where), reader.text(own, "as_of", where, shape=_AS_OF)
        if floor_days and not (source and as_of):
            reader.fault(f"{where}source", Why.NO_SOURCE)
        if kind:
            found.append(Keep(kind, days, floor_days, source, as_of))
    return tuple(found)


def rules_in(table: Table) -> list[Any]:
    rules = table.get("rules", [])
    return rules if isinstance(rules, list) else []


def _rules(table: Table, reader: Reader, *, minors: bool) -> tuple[Rule, ...]:
    if not isinstance(table.get("rules", []), list):
        reader.fault("rules", Why.NO_RULES)
    rules: list[Rule] = []
    for index, untrusted in enumerate(rules_in(table)):
        key = reader.rule_key(index)
        if not isinstance(untrusted, dict):
            reader.fault(key, Why.NO_RULE)
            continue
        rule = _rule(untrusted, reader, f"{key}.")
        _check(rule, reader, f"{key}.", minors=minors)
        if rule.id in {one.id for one in rules}:
            reader.fault(f"{key}.id", Why.TWICE, rule.id)
        rules.append(rule)
    return tuple(rules)


def _rule(table: Table, reader: Reader, where: str) -> Rule:
    reader.unknown_keys(table, RULE_KEYS, where)
    if not (name := reader.text(table, "id", where, shape=_ID)):
        reader.fault(f"{where}id", Why.MISSING)
    then = reader.member(table.get("then"), Decision, f"{where}then", Why.NO_DECISION)
    return Rule(
        id=name,
        kinds=_kinds(table.get("when"), reader, f"{where}when"),
        decision=then or Decision.NEVER,
        because=reader.words(table, "because", where),
        instead=reader.words(table, "instead", where) if "instead" in table else None,
        covers=_listed(table.get("covers", []), reader, f"{where}covers"),
        needs=_needs(table.get("needs", {}), reader, f"{where}needs"),
        destroys_original=reader.flag(table, "destroys_original", where),
        veils=reader.flag(table, "veils", where),
        diverts=reader.flag(table, "diverts", where),
        source=reader.text(table, "source", where),
        as_of=reader.text(table, "as_of", where, shape=_AS_OF),
    )


def _check(rule: Rule, reader: Reader, where: str, *, minors: bool) -> None:
    """What only shows when a rule's parts are seen together."""
    foreign = set(rule.covers) - set(rule.kinds)
    if rule.decision not in _SAID:
        reader.fault(f"{where}then", Why.NO_DECISION, rule.decision)
    if foreign and len(rule.kinds) > 1:
        reader.fault(f"{where}covers", Why.COVERS_FOREIGN, min(foreign))
    if set(rule.needs) - foreign:
        reader.fault(f"{where}needs", Why.NEEDS_NOTHING)
    if rule.covers and rule.decision not in {Decision.MASK, Decision.HOLD}:
        reader.fault(f"{where}covers", Why.COVERS_NOTHING)
    if rule.diverts and not (minors and rule.decision is Decision.NEVER):
        reader.fault(f"{where}diverts", Why.NO_DIVERSION)


def _kinds(value: object, reader: Reader, where: str) -> Mapping[Kind, float]:
    if not isinstance(value, dict) or not value:
        reader.fault(where, Why.NO_KINDS, "when = { face = 0.5 }")
        return {}
    found = {}
    for name, threshold in value.items():
        kind = reader.member(name, Kind, f"{where}.{name}", Why.NO_KIND)
        is_number = isinstance(threshold, int | float) and not isinstance(threshold, bool)
        if not is_number or not 0 < threshold <= 1:
            reader.fault(f"{where}.{name}", Why.NO_THRESHOLD, threshold)
        elif kind:
            found[kind] = float(threshold)
    return found


def _listed(value: object, reader: Reader, where: str) -> tuple[Kind, ...]:
    if not isinstance(value, list):
        reader.fault(where, Why.NO_LIST)
        return ()
    found = [reader.member(name, Kind, where, Why.NO_KIND) for name in value]
    return tuple(dict.fromkeys(kind for kind in found if kind))


def _needs(value: object, reader: Reader, where: str) -> Mapping[Kind, int]:
    if not isinstance(value, dict):
        reader.fault(where, Why.NO_COUNTS)
        return {}
    found = {}
    for name, least in value.items():
        kind = reader.member(name, Kind, f"{where}.{name}", Why.NO_KIND)
        if not isinstance(least, int) or isinstance(least, bool) or least < 1:
            reader.fault(f"{where}.{name}", Why.NO_COUNT, least)
        elif kind:
            found[kind] = least
    return found


def _quoted(value: object) -> str:
    """For the one who wrote it; a number of more digits than Python wants to write is left out."""
    try:
        return str(value)
    except ValueError:
        return "…"
