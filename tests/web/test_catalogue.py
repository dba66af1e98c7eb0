"""Every sentence a person may read stands in the Japanese catalogue: nothing missing, nothing left over, nothing fuzzy."""

import ast
import importlib
import inspect
import io
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

import sudare
from sudare.cli import asked_words, model_checkup
from sudare.cli.banner import ROLES
from sudare.cli.checked_words import VERDICTS
from sudare.cli.checkup import EXAMINATIONS
from sudare.connect import answering, sentences
from sudare.imaging.errors import Unreadable
from sudare.kit.errors import SudareError
from sudare.policy.errors import Why

SOURCE = Path(sudare.__file__).parent
PO = SOURCE / "locale" / "ja" / "LC_MESSAGES" / "django.po"
KEYWORDS = {
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "_": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]")
FROM_OUTSIDE = {"Django", "django-allauth"}  # sentences of theirs that we say in our own words


def sentence_of(kind: type[Exception]) -> str:
    return inspect.cleandoc(kind.__doc__ or "").replace("\n", " ")


def family(root: type[Exception]) -> Iterator[type[Exception]]:
    yield root
    for child in root.__subclasses__():
        yield from family(child)


def errors() -> set[str]:
    for module in pkgutil.walk_packages([str(SOURCE)], "sudare."):
        if module.name.endswith(".errors"):
            importlib.import_module(module.name)
    return {sentence_of(kind) for root in (SudareError, Unreadable) for kind in family(root)}


def spoken_in(text: str) -> set[str]:
    found = extract_python(io.BytesIO(text.encode()), list(KEYWORDS), [], {"encoding": "utf-8"})
    return {words if isinstance(words, str) else words[0] for _, _, words, _ in found if words}


def from_python() -> set[str]:
    texts = [path.read_text() for path in SOURCE.rglob("*.py")]
    literal = set().union(*(spoken_in(text) for text in texts if "translation" in text))
    for text in texts:  # a variable in gettext(…) is a sentence kept elsewhere; those are collected by name below
        ast.parse(text)
    return literal


def from_terminal() -> set[str]:
    """What commands say, and the titles of the doctor's table."""
    texts = [path.read_text() for path in (SOURCE / "cli").rglob("*.py")]
    calls = (node for text in texts for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
    said = {call.args[0] for call in calls if getattr(call.func, "id", "") == "say" and call.args}
    literal = {words.value for words in said if isinstance(words, ast.Constant)}
    asked = {*asked_words.FAILED.values(), *asked_words.STATUS.values(), asked_words.COVERED_NOTE}
    advised = {*model_checkup.ADVICE.values(), model_checkup.OTHERWISE, model_checkup.BLIND, model_checkup.DEAF}
    return literal | advised | set(EXAMINATIONS) | set(ROLES.values()) | set(VERDICTS.values()) | asked


def from_templates() -> set[str]:
    pages = (SOURCE / "web" / "templates").rglob("*")
    return set().union(*(spoken_in(templatize(page.read_text())) for page in pages if page.is_file()))


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale="ja")


def key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def needed() -> set[str]:
    return (
        errors()
        | {str(why) for why in Why}
        | set(sentences.all_sentences())
        | set(answering.all_sentences())
        | from_python()
        | from_templates()
        | from_terminal()
    )


def test_every_sentence_is_there_in_japanese(catalogue: Catalog) -> None:
    there = {key(message) for message in catalogue if message.id and message.string and all(message.string)}
    assert sorted(needed() - there) == []


def test_nothing_is_left_over(catalogue: Catalog) -> None:
    own = {key(message) for message in catalogue if message.id and not FROM_OUTSIDE & set(message.auto_comments)}
    assert sorted(own - needed()) == []


def test_every_entry_is_finished_and_fills_the_same_blanks(catalogue: Catalog) -> None:
    for message in catalogue:
        if not message.id:
            continue
        assert not message.fuzzy, key(message)
        strings = [message.string] if isinstance(message.string, str) else message.string
        for string in strings:
            assert set(PLACEHOLDER.findall(string)) == set(PLACEHOLDER.findall(key(message))), key(message)
            assert string.count("\n") == key(message).count("\n"), key(message)


def test_japanese_is_japanese(catalogue: Catalog) -> None:
    for message in catalogue:
        strings = [message.string] if isinstance(message.string, str) else message.string
        for string in strings if message.id else []:
            assert re.search(r"[\u3040-\u30ff\u4e00-\u9fff、]", string), f"{key(message)!r} → {string!r}"
