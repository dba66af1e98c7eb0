"""The reader that is always there: a locked child, kept warm while questions come, and no network."""

import atexit
import os
from collections.abc import Mapping, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from sudare.assistant.readers import Sketch
from sudare.assistant.terms import BUILT_IN
from sudare.reading.errors import UnknownTemplate
from sudare.reading.terms import Answer, Page

if TYPE_CHECKING:
    from sudare.reading.pool import WarmReader

NOTHING_READ: Final = {"ja": "画像からは読み取れません。", "en": "This can't be read in the picture."}


class BuiltInReader:
    """Starts its child at the first picture, in the process that needs it, and ends it with that process."""

    name = BUILT_IN

    def __init__(self) -> None:
        self._warm: WarmReader | None = None
        self._owner = 0
        self._lock = Lock()

    def read(self, content: bytes) -> Page:
        return self._children().read(content)

    def answer(self, pages: Sequence[Page], question: str, *, language: str) -> Answer:
        """What stands there, read out."""
        del question
        lines = [row.text for page in pages for row in page.rows]
        return Answer("\n".join(lines) or NOTHING_READ.get(language, NOTHING_READ["en"]), reader=self.name)

    def fill(self, template: str, pages: Sequence[Page], *, language: str) -> Answer:
        del template, pages, language
        raise UnknownTemplate

    def templates(self, *, language: str) -> tuple[Sketch, ...]:
        del language
        return ()

    def checks(self, template: str, fields: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]] | None:
        del template, fields
        return None

    def _children(self) -> "WarmReader":
        from sudare.reading.pool import WarmReader  # noqa: PLC0415  loaded in workers only

        with self._lock:
            if self._warm is None or self._owner != os.getpid():  # a fork must not share its parent's pipes
                started = WarmReader()
                started.__enter__()
                atexit.register(started.__exit__, None, None, None)
                self._warm, self._owner = started, os.getpid()
            return self._warm
