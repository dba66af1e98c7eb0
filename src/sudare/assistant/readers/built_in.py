"""The reader that is always there: a locked child, kept warm while questions come, and no network."""

import atexit
import datetime as dt
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from sudare.assistant.readers import FieldSketch, Sketch
from sudare.assistant.terms import BUILT_IN
from sudare.reading.answering import answer
from sudare.reading.errors import UnknownTemplate
from sudare.reading.filling import KINDS, checks, fill_in, told
from sudare.reading.receipts.checks import checks_of
from sudare.reading.sheet import Sheet, sheet
from sudare.reading.templates import NAMES, template
from sudare.reading.templates.terms import Engine, Find, Template, Type
from sudare.reading.terms import Answer, Field, Page, Status
from sudare.reading.typed import typed

if TYPE_CHECKING:
    from sudare.reading.pool import WarmReader

VALUE_TYPES: Final = frozenset({Type.MONEY, Type.NUMBER, Type.DATE, Type.TIME})  # told as more than words


class BuiltInReader:
    """Starts its child when it is told to be ready or at the first picture, in the process that needs it; ends it when
    it is told to rest, or with that process.
    """

    name = BUILT_IN

    def __init__(self) -> None:
        self._warm: WarmReader | None = None
        self._owner = 0
        self._at_work = 0
        self._lock = Lock()

    def read(self, content: bytes) -> Page:
        with self._child() as warm:
            return warm.read(content)

    def warm_up(self) -> None:
        with self._child() as warm:
            warm.warm_up()

    def rest(self) -> None:
        with self._lock:
            if self._warm is None or self._owner != os.getpid() or self._at_work:
                return
            resting, self._warm = self._warm, None
        atexit.unregister(resting.__exit__)
        resting.__exit__(None, None, None)

    def answer(self, pages: Sequence[Page], question: str, *, language: str) -> Answer:
        return answer(pages, question, language=language, nearness=self._nearness)

    def fill(self, name: str, pages: Sequence[Page], *, language: str) -> Answer:
        return fill_in(template(name), pages, language=language)

    def templates(self, *, language: str) -> tuple[Sketch, ...]:
        return tuple(_sketch(template(name), language) for name in NAMES)

    def checks(self, name: str, fields: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]] | None:
        wanted = _known(name)
        if wanted is None:
            return None
        found = _fields(fields)
        own = checks_of({each.name: each.value for each in found}) if wanted.engine is Engine.RECEIPT else ()
        return [each.as_json() for each in (*own, *checks(wanted, found))]

    def words(self, name: str, fields: Sequence[Mapping[str, Any]], *, language: str) -> str:
        wanted = _known(name)
        return told(wanted, _fields(fields), language=language) if wanted else ""

    def value_of(self, kind: str, words: str) -> Any:
        kinds = KINDS.get(Type(kind), ()) if Type(kind) in VALUE_TYPES else ()
        found = next(iter(typed(words, kinds)), None) if kinds else None
        if found is None:
            return words
        return found.value.isoformat() if isinstance(found.value, dt.date) else found.value

    def sheet(self, name: str, fields: Sequence[Mapping[str, Any]], *, language: str) -> Sheet:
        return sheet(_fields(fields), template=_known(name), language=language)

    def _nearness(self, text: str, others: Sequence[str]) -> list[float]:
        with self._child() as warm:
            return warm.nearness(text, others)

    @contextmanager
    def _child(self) -> Iterator["WarmReader"]:
        """For one piece of work, during which nobody sends it to rest."""
        with self._lock:
            warm = self._started()
            self._at_work += 1
        try:
            yield warm
        finally:
            with self._lock:
                self._at_work -= 1

    def _started(self) -> "WarmReader":
        from sudare.reading.pool import WarmReader  # noqa: PLC0415  loaded in workers only

        if self._warm is None or self._owner != os.getpid():  # a fork must not share its parent's pipes
            started = WarmReader()
            started.__enter__()
            atexit.register(started.__exit__, None, None, None)
            self._warm, self._owner, self._at_work = started, os.getpid(), 0
        return self._warm


def _known(name: str) -> Template | None:
    try:
        return template(name)
    except UnknownTemplate:
        return None


def _sketch(wanted: Template, language: str) -> Sketch:
    return Sketch(
        name=wanted.name,
        version=wanted.version,
        title=wanted.title.of(language),
        about=wanted.about.of(language),
        fields=tuple(
            FieldSketch(one.name, one.title.of(language), one.type.value, is_made=one.find is Find.EYES)
            for one in wanted.fields
        ),
        prompt="\n".join((wanted.prompt.task, *wanted.prompt.rules)),
        disclaimers=tuple(words.of(language) for words in wanted.disclaimers),
        capture=tuple(words.of(language) for words in wanted.capture),
    )


def _fields(fields: Sequence[Mapping[str, Any]]) -> list[Field]:
    """Values as they stand in a row, as the reading library has them: days are days again."""
    return [Field(one["name"], _day(one["value"]), one.get("raw", ""), Status(one["status"])) for one in fields]


def _day(value: Any) -> Any:
    try:
        return dt.date.fromisoformat(value) if isinstance(value, str) and len(value) == len("2026-11-22") else value
    except ValueError:
        return value
