"""Who turns a masked rendition into a page, and a page into an answer. ``config.wiring`` chooses one per process."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sudare.reading.terms import Answer, Page


@dataclass(frozen=True, slots=True)
class FieldSketch:
    """A field of a template as people and models see it. ``is_made``: a model says it in words of its own."""

    name: str
    title: str
    kind: str
    is_made: bool = False


@dataclass(frozen=True, slots=True)
class Sketch:
    """A template: what it fills, what to tell a model, and what must stand beside every answer of it."""

    name: str
    version: int
    title: str
    about: str
    fields: tuple[FieldSketch, ...]
    prompt: str
    disclaimers: tuple[str, ...]
    capture: tuple[str, ...] = ()  # how to take the picture, said before


class Reader(Protocol):
    """Reads without a model and without a network."""

    name: str

    def read(self, content: bytes) -> Page:
        """What stands on a rendition, and where. Raises: ReadingFailed."""

    def warm_up(self) -> None:
        """Be ready for the next page: it must not wait for models to load. Raises: ReadingFailed."""

    def rest(self) -> None:
        """Give back the memory that being ready takes. Skips while a page is being read."""

    def answer(self, pages: Sequence[Page], question: str, *, language: str) -> Answer:
        """A free question, answered with what stands on the pages."""

    def fill(self, template: str, pages: Sequence[Page], *, language: str) -> Answer:
        """A template's fields. Raises: UnknownTemplate."""

    def templates(self, *, language: str) -> tuple[Sketch, ...]:
        """What can be asked by template."""

    def checks(self, template: str, fields: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]] | None:
        """The sums and check digits of a template over values as they are now; None where it has none."""

    def words(self, template: str, fields: Sequence[Mapping[str, Any]], *, language: str) -> str:
        """The values of a template as sentences for people; nothing where it isn't known."""

    def value_of(self, kind: str, words: str) -> Any:
        """Printed words as a value of a field's kind: an amount, a day; the words themselves where they are none."""

    def sheet(self, template: str, fields: Sequence[Mapping[str, Any]], *, language: str) -> list[list[str]]:
        """Headings and rows for a spreadsheet. No cell can become a formula."""
