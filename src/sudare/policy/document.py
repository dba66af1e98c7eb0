"""A policy as text: TOML that a shop owner can read, and nothing in it that isn't understood."""

import tomllib
from dataclasses import replace
from typing import Any, Final

from sudare.policy.errors import Fault, PolicyInvalid, UnknownProfile, Why
from sudare.policy.library import text_of
from sudare.policy.lines import line_of, line_of_syntax_error
from sudare.policy.reading import POLICY_KEYS, Reader, policy_in, rules_in
from sudare.policy.terms import Policy
from sudare.policy.writing import write_policy

MAX_CHARACTERS: Final = 200_000  # the longest preset, written out, is about 30,000
MAX_RULES: Final = 500
MAX_DOTS_PER_LINE: Final = 200  # a key of very many parts keeps TOML's reader busy for minutes

__all__ = ["read_policy", "with_version", "write_policy"]

Table = dict[str, Any]


def read_policy(text: str) -> Policy:
    """Read a policy, with what it ``extends``: rules of the same id take over what they don't say themselves.

    Raises: PolicyInvalid, naming every mistake with its line.
    """
    table, reader = _table(text), Reader()
    whole = _extended(table, reader)
    policy = policy_in(whole, reader)
    if reader.faults:
        raise PolicyInvalid(*(replace(fault, line=line_of(text, fault.key)) for fault in reader.faults))
    return replace(policy, document=text)


def with_version(policy: Policy, version: int) -> Policy:
    """The same rules under another number, and their text."""
    renumbered = replace(policy, version=version)
    return replace(renumbered, document=write_policy(renumbered))


def _table(text: str) -> Table:
    """Raises: PolicyInvalid for what is no TOML, and for what would keep us busy: tables in tables without end."""
    if len(text) > MAX_CHARACTERS or any(line.count(".") > MAX_DOTS_PER_LINE for line in text.splitlines()):
        raise PolicyInvalid(Fault(1, "policy", Why.TOO_LONG))
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # of Python's own limits, too: digits of a number, depth of brackets
        raise PolicyInvalid(Fault(line_of_syntax_error(text, error), "toml", Why.NO_TOML, str(error))) from error
    if len(rules_in(table)) > MAX_RULES:
        raise PolicyInvalid(Fault(1, "rules", Why.TOO_LONG))
    return table


def _extended(table: Table, reader: Reader) -> Table:
    """The table with everything it leaves to the policy it extends."""
    parent = table.pop("extends", None)
    if parent is None:
        return table
    try:
        below = _extended(_table(text_of(parent if isinstance(parent, str) else "")), Reader())
    except UnknownProfile:
        reader.fault("extends", Why.NO_PROFILE, parent)
        return table
    own = [rule for rule in rules_in(table) if isinstance(rule, dict)]
    names = [str(rule.get("id")) for rule in own]
    for index, name in enumerate(names):
        if name in names[:index]:
            reader.fault(f"rules[{index}].id", Why.TWICE, name)
    rules = _merged(list(rules_in(below)), own)
    kept = {key: value for key, value in below.items() if key in POLICY_KEYS}
    reader.places = [_place(rule, rules_in(table)) for rule in rules]
    return {**kept, **table, "rules": rules}


def _merged(below: list[Table], own: list[Table]) -> list[Table]:
    """Rules of the same id, key by key; the others after them."""
    changed = {str(rule.get("id")): rule for rule in own}
    known = {str(rule["id"]) for rule in below}
    added = [rule for rule in own if str(rule.get("id")) not in known]
    return [{**rule, **changed.get(str(rule["id"]), {})} for rule in below] + added


def _place(rule: Table, own: list[Any]) -> int:
    """Where a rule stands in the text at hand; rules of the extended policy stand nowhere in it."""
    places = [index for index, one in enumerate(own) if isinstance(one, dict) and one.get("id") == rule.get("id")]
    return places[0] if places else -1
