"""What ``sudare ask`` tells people: the answer, each value with how it was found, and what the sums say."""

from collections.abc import Iterator
from typing import Any, Final

from sudare.cli.words import say
from sudare.policy.terms import Decision
from sudare.reading.covering import COVERED
from sudare.reading.sheet import cell
from sudare.reading.templates.terms import Template
from sudare.reading.terms import Answer, Field, Status

FAILED: Final = {
    Decision.ACCEPT: "unreadable",
    Decision.MASK: "unreadable",
    Decision.UNREADABLE: "unreadable",
    Decision.HOLD: "held for a person to look at",
    Decision.NEVER: "refused",
}
STATUS: Final = {
    Status.SEEN: "seen",
    Status.INFERRED: "inferred",
    Status.UNREADABLE: "can't be read",
    Status.ABSENT: "isn't there",
}
MARKS: Final = {True: "✓", False: "✗", None: "?"}
COVERED_NOTE: Final = "Parts of the picture are covered and were not read."


def told(given: Answer, wanted: str | Template, *, language: str) -> Iterator[str]:
    """The answer's lines for a terminal."""
    if isinstance(wanted, str):
        yield given.answer
    else:
        yield from _filled(given, wanted, language)


def _filled(given: Answer, wanted: Template, language: str) -> Iterator[str]:
    titles = {one.name: one.title.of(language) for one in wanted.fields}
    yield wanted.title.of(language)
    for disclaimer in wanted.disclaimers:
        yield f"  {disclaimer.of(language)}"
    for field in given.fields:
        yield f"  {titles.get(field.name, field.name)}: {_value(field)} ({_standing(field)})"
        if field.reason and field.status is Status.INFERRED:
            yield f"    {field.reason}"
    for check in given.checks:
        yield f"  {MARKS[check.ok]} {check.name}"


def _standing(field: Field) -> str:
    return say("covered") if field.reason == COVERED else say(STATUS[field.status])


def _value(field: Field) -> str:
    if isinstance(field.value, list):
        return "".join(f"\n    {_entry(entry)}" for entry in field.value)
    return cell(field.value).lstrip("'").replace("\n", "\n    ") or "—"


def _entry(entry: Any) -> str:
    if isinstance(entry, dict):
        return "  ".join(str(each) for name, each in entry.items() if name != "evidence" and each is not None)
    return str(entry)
