"""A reader that reads what it was told to read; for tests of the other packages."""

import json
import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sudare.assistant.readers import FieldSketch, Sketch
from sudare.imaging.terms import Box
from sudare.reading.errors import UnknownTemplate
from sudare.reading.evidence import find
from sudare.reading.terms import Answer, Check, Field, Line, Page, Row, Status

RECEIPT = Sketch(
    name="receipt",
    version=1,
    title="Receipt",
    about="What was paid, where and when.",
    fields=(FieldSketch("shop", "Shop", "text"), FieldSketch("total", "Total", "money")),
    prompt="Read this receipt.",
    disclaimers=(),
)
NOT_READABLE = {"ja": "画像からは読み取れません。", "en": "This can't be read in the picture."}


def page_of(*texts: str) -> Page:
    """Lines one below the other, each a tenth of the picture high."""
    lines = tuple(_line(text, place) for place, text in enumerate(texts))
    return Page(800, 1_000, lines, tuple(Row((line,)) for line in lines))


def _line(text: str, place: int) -> Line:
    box = Box(0.1, min(0.1 * place, 0.9), 0.8, 0.08)
    right, bottom = box.x + box.width, box.y + box.height
    return Line(text, 0.9, box, ((box.x, box.y), (right, box.y), (right, bottom), (box.x, bottom)))


class ScriptedReader:
    """Reads nothing. A template's field is the line that begins with its name; a question, the line it stands in."""

    name = "scripted"

    def __init__(
        self,
        script: Callable[[bytes], Page] = lambda _: page_of("shop Aozora", "total 1,234"),
        *,
        is_for_tests: bool = False,
    ) -> None:
        if not is_for_tests:
            warnings.warn("pictures are not read at all", RuntimeWarning, stacklevel=2)
        self._script = script
        self.read_so_far: list[bytes] = []
        self.is_ready = False

    def warm_up(self) -> None:
        self.is_ready = True

    def rest(self) -> None:
        self.is_ready = False

    def read(self, content: bytes) -> Page:
        self.read_so_far.append(content)
        return self._script(content)

    def answer(self, pages: Sequence[Page], question: str, *, language: str) -> Answer:
        words = [word for word in question.lower().split() if len(word) > 3]  # noqa: PLR2004  no words of grammar
        lines = [line.text for page in pages for line in page.lines]
        found = next((line for line in lines if any(word in line.lower() for word in words)), "")
        fields = (_field("quote_1", found, found, pages),) if found else ()
        return Answer(found or NOT_READABLE.get(language, NOT_READABLE["en"]), fields, reader=self.name)

    def fill(self, template: str, pages: Sequence[Page], *, language: str) -> Answer:
        del language
        if template != RECEIPT.name:
            raise UnknownTemplate
        fields = tuple(_filled(each.name, pages) for each in RECEIPT.fields)
        said = json.dumps({each.name: each.value for each in fields}, ensure_ascii=False)
        is_number = isinstance(fields[-1].value, int)
        return Answer(said, fields, (Check("total_is_a_number", is_number, ("total",)),), reader=self.name)

    def templates(self, *, language: str) -> tuple[Sketch, ...]:
        del language
        return (RECEIPT,)

    def checks(self, template: str, fields: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]] | None:
        if template != RECEIPT.name:
            return None
        total = next((one["value"] for one in fields if one["name"] == "total"), None)
        return [{"name": "total_is_a_number", "ok": isinstance(total, int), "fields": ["total"]}]

    def words(self, template: str, fields: Sequence[Mapping[str, Any]], *, language: str) -> str:
        del template, language
        return "\n".join(f"{one['name']}: {one['value']}" for one in fields if one["value"] is not None)

    def value_of(self, kind: str, words: str) -> Any:
        digits = words.replace(",", "")
        return int(digits) if kind == "money" and digits.isdigit() else words

    def sheet(self, template: str, fields: Sequence[Mapping[str, Any]], *, language: str) -> list[list[str]]:
        del template, language
        return [[str(one["name"]) for one in fields], [str(one["value"]) for one in fields]]


def _filled(name: str, pages: Sequence[Page]) -> Field:
    lines = (line.text for page in pages for line in page.lines)
    raw = next((line.removeprefix(name).strip() for line in lines if line.startswith(name)), "")
    digits = raw.replace(",", "")
    return _field(name, int(digits) if digits.isdigit() else raw, raw, pages) if raw else Field(name, None)


def _field(name: str, value: int | str, raw: str, pages: Sequence[Page]) -> Field:
    return Field(name, value, raw, Status.SEEN, find(raw, pages), 1.0)
