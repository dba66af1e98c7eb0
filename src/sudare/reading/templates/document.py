"""A template as text: TOML that whoever writes one can read, and nothing in it that isn't understood."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final, TypeVar

from sudare.reading.errors import TemplateInvalid
from sudare.reading.templates.terms import (
    Column,
    Engine,
    Find,
    Memo,
    Prompt,
    Template,
    Trial,
    Trying,
    Type,
    Wanted,
    Words,
)
from sudare.reading.terms import Goods

MAX_CHARACTERS: Final = 60_000  # the longest of ours is 4,000
MAX_FIELDS: Final = 60
MAX_WORDS: Final = 2_000
MAX_DOTS_PER_LINE: Final = 200  # a key of very many parts keeps TOML's reader busy for minutes
FORMS: Final = ("table", "csv", "xlsx", "json", "markdown")
NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
NEEDS_LABELS: Final = frozenset({Find.LABEL, Find.ENDING, Find.CONTAINING, Find.HEADING, Find.SECTION})

KEYS: Final = frozenset(
    "name version engine title about forms capture memo disclaimers prompt fields checks".split()  # noqa: SIM905  a list to read
)
FIELD_KEYS: Final = frozenset("name title type find labels avoid choices columns goods".split())  # noqa: SIM905  likewise

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
Table = Mapping[str, Any]


@dataclass(slots=True)
class _Faults:
    found: list[str] = field(default_factory=list)

    def add(self, key: str, sentence: str) -> None:
        self.found.append(f"{key}: {sentence}")


def read_template(text: str) -> Template:
    """Raises: TemplateInvalid, naming every mistake with its key."""
    table, faults = _table(text), _Faults()
    made = _template(table, faults, text)
    if faults.found:
        raise TemplateInvalid(*faults.found)
    return made


def _table(text: str) -> dict[str, Any]:
    if len(text) > MAX_CHARACTERS or any(line.count(".") > MAX_DOTS_PER_LINE for line in text.splitlines()):
        raise TemplateInvalid("template: this is longer than a template can be")
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise TemplateInvalid(f"toml: this is not TOML: {error}") from error


def _template(table: Table, faults: _Faults, text: str) -> Template:
    _known(table, KEYS, "", faults)
    version = table.get("version")
    if type(version) is not int or version < 1:
        faults.add("version", "this must be a whole number from 1")
    fields = tuple(_each(table, "fields", faults, lambda one, key: _wanted(one, key, faults)))
    if not 0 < len(fields) <= MAX_FIELDS:
        faults.add("fields", f"fields are written as [[fields]], at least one and at most {MAX_FIELDS}")
    names = [one.name for one in fields]
    for twice in sorted({name for name in names if names.count(name) > 1}):
        faults.add("fields", f"there are two fields called {twice}")
    forms = _strings(table.get("forms", ["table"]), "forms", faults)
    for form in set(forms) - set(FORMS):
        faults.add("forms", f"there is no form {form}; choose of {', '.join(FORMS)}")
    return Template(
        name=_name(table.get("name"), "name", faults),
        version=version if isinstance(version, int) else 0,
        title=_words(table.get("title"), "title", faults),
        about=_words(table.get("about"), "about", faults),
        fields=fields,
        prompt=_prompt(table.get("prompt"), faults),
        engine=_one_of(Engine, table.get("engine", "labels"), "engine", faults) or Engine.LABELS,
        checks=tuple(_each(table, "checks", faults, lambda one, key: _trying(one, key, names, faults))),
        forms=forms,
        memo=_one_of(Memo, table["memo"], "memo", faults) if "memo" in table else None,
        own_disclaimers=_all_words(table, "disclaimers", faults),
        capture=_all_words(table, "capture", faults),
        document=text,
    )


def _wanted(one: Table, key: str, faults: _Faults) -> Wanted:
    _known(one, FIELD_KEYS, key, faults)
    find = _one_of(Find, one.get("find", "engine"), f"{key}.find", faults) or Find.ENGINE
    labels = _strings(one.get("labels", []), f"{key}.labels", faults)
    if find in NEEDS_LABELS and not labels:
        faults.add(f"{key}.labels", f"find = {find.value} needs labels: the words it looks for")
    type_ = _one_of(Type, one.get("type", "text"), f"{key}.type", faults) or Type.TEXT
    choices = _strings(one.get("choices", []), f"{key}.choices", faults)
    if (type_ is Type.CHOICE) != bool(choices):
        faults.add(f"{key}.choices", "choices go with type = choice, and a choice needs them")
    return Wanted(
        name=_name(one.get("name"), f"{key}.name", faults),
        title=_words(one.get("title"), f"{key}.title", faults),
        type=type_,
        find=find,
        labels=labels,
        avoid=_strings(one.get("avoid", []), f"{key}.avoid", faults),
        choices=choices,
        columns=tuple(_each(one, "columns", faults, lambda each, place: _column(each, f"{key}.{place}", faults))),
        goods=_one_of(Goods, one["goods"], f"{key}.goods", faults) if "goods" in one else None,
    )


def _column(one: Table, key: str, faults: _Faults) -> Column:
    title = {name: words for name, words in one.items() if name != "name"}
    return Column(_name(one.get("name"), f"{key}.name", faults), _words(title, key, faults))


def _trying(one: Table, key: str, names: list[str], faults: _Faults) -> Trying:
    _known(one, frozenset({"kind", "name", "fields"}), key, faults)
    fields = _strings(one.get("fields", []), f"{key}.fields", faults)
    for name in fields:
        if name not in names:
            faults.add(f"{key}.fields", f"there is no field {name}")
    if len(fields) < 2:  # noqa: PLR2004  a check compares
        faults.add(f"{key}.fields", "a check needs two fields or more")
    kind = _one_of(Trial, one.get("kind"), f"{key}.kind", faults) or Trial.SUM
    return Trying(_name(one.get("name"), f"{key}.name", faults), kind, fields)


def _prompt(one: Any, faults: _Faults) -> Prompt:
    if not isinstance(one, dict):
        faults.add("prompt", "this is missing: [prompt] with the task a model is given")
        return Prompt("")
    _known(one, frozenset({"task", "rules"}), "prompt", faults)
    task = one.get("task")
    if not isinstance(task, str) or not 0 < len(task) <= MAX_WORDS:
        faults.add("prompt.task", f"this must be a text of up to {MAX_WORDS} letters")
    return Prompt(str(task), _strings(one.get("rules", []), "prompt.rules", faults))


def _each(table: Table, key: str, faults: _Faults, read: Callable[[Table, str], T]) -> list[T]:
    entries = table.get(key, [])
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        faults.add(key, f"these are written as [[{key}]], one after the other")
        return []
    return [read(one, f"{key}[{number}]") for number, one in enumerate(entries)]


def _known(table: Table, keys: frozenset[str], key: str, faults: _Faults) -> None:
    for name in sorted(set(table) - keys):
        faults.add(f"{key}.{name}".strip("."), "this key means nothing here")


def _name(one: Any, key: str, faults: _Faults) -> str:
    if not isinstance(one, str) or not NAME.fullmatch(one):
        faults.add(key, "a name is written in small letters, figures and _, and begins with a letter")
    return str(one)


def _words(one: Any, key: str, faults: _Faults) -> Words:
    is_whole = isinstance(one, dict) and set(one) == {"ja", "en"}
    if not is_whole or not all(isinstance(each, str) and 0 < len(each) <= MAX_WORDS for each in one.values()):
        faults.add(key, "this must be words in ja and en")
        return Words("", "")
    return Words(one["ja"], one["en"])


def _all_words(table: Table, key: str, faults: _Faults) -> tuple[Words, ...]:
    return tuple(_each(table, key, faults, lambda one, place: _words(one, place, faults)))


def _strings(one: Any, key: str, faults: _Faults) -> tuple[str, ...]:
    if not isinstance(one, list) or not all(isinstance(each, str) and 0 < len(each) <= MAX_WORDS for each in one):
        faults.add(key, "this must be a list of texts")
        return ()
    return tuple(one)


def _one_of(kind: type[E], one: Any, key: str, faults: _Faults) -> E | None:
    try:
        return kind(one)
    except ValueError:
        faults.add(key, f"this must be one of {', '.join(each.value for each in kind)}")
        return None
