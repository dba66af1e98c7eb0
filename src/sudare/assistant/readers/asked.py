"""A question as readers get it, and what makes two of them the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sudare.assistant.readers import Reader, Sketch
from sudare.assistant.readers.naming import by_number
from sudare.imaging.terms import Box
from sudare.reading.comparing import Difference, asks_to_compare, differences, told
from sudare.reading.terms import Answer, Page

PAIR: Final = 2
PARTS_AT_MOST: Final = 6  # each costs a model as much as a picture


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with everything its answer follows from."""

    pages: tuple[Page, ...]
    renditions: tuple[tuple[str, str], ...]  # picture and hash of what is shown of it
    names: tuple[tuple[str, str], ...]  # what each is called, and what it is there for
    regions: tuple[tuple[tuple[float, ...], ...], ...]
    text: str
    form: Mapping[str, str]
    sketch: Sketch | None
    language: str
    before: tuple[str, str] = ("", "")  # the question and answer this goes on from

    @property
    def words(self) -> str:
        """All of the question as one text."""
        return "\n".join(part for part in (self.text, *self.form.values()) if part)

    @property
    def plain(self) -> str:
        """For a reader that knows no forms and no names: the question alone, pictures told by number."""
        return by_number(self.text or self.words, self.names)

    @property
    def parts(self) -> tuple[tuple[int, Box], ...]:
        """Where the person points, each with the number of its picture: these a model also gets by themselves."""
        pointed = [(number, Box(*box)) for number, boxes in enumerate(self.regions) for box in boxes]
        return tuple(pointed[:PARTS_AT_MOST])

    @property
    def asks_to_compare(self) -> bool:
        """In words, of exactly two pictures."""
        return len(self.pages) == PAIR and self.sketch is None and asks_to_compare(self.words)

    def differences(self) -> tuple[Difference, ...]:
        """Between two pictures, where they are to be compared: by the words, or by what each is there for."""
        intents = {intent for _, intent in self.names}
        is_meant = self.asks_to_compare or "reference" in intents or intents >= {"before", "after"}
        return differences(*self.pages) if is_meant and len(self.pages) == PAIR else ()

    def read_by(self, reader: Reader) -> Answer:
        """The reader's own answer; asked to compare, what differs. Raises: as its verbs do."""
        if self.asks_to_compare:
            return Answer(told(self.differences(), language=self.language), reader=reader.name)
        if self.sketch is not None:
            return reader.fill(self.sketch.name, self.pages, language=self.language)
        return reader.answer(self.pages, self.plain, language=self.language)


def key_of(asked: Asked, *, model: str, version: int) -> list[object]:
    """What two questions must share to have the same answer."""
    sketch = asked.sketch
    return [
        version,
        [list(one) for one in asked.renditions],
        [list(one) for one in asked.names],
        [[list(box) for box in boxes] for boxes in asked.regions],
        [sketch.name, sketch.version] if sketch else None,
        model,
        asked.words,
        asked.language,
        list(asked.before),
    ]
