"""Screening beside the making of renditions: it begins as soon as there are looks, in a thread of its own.

What the engines have found so far is told in the thread that asked, which may hold a transaction or a connection.
"""

from collections.abc import Sequence
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import Final

from sudare.imaging.terms import Pixels
from sudare.screening.terms import Screener, Screening, Tell

OVER: Final = None


class NothingToSee(Exception):
    """There was no look to be screened; not even an empty picture is without one."""


class Watch:
    """One picture's screening. ``begin`` it once, then ``wait``."""

    def __init__(self, screener: Screener) -> None:
        self._screener = screener
        self._said: SimpleQueue[Screening | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._result: Screening | None = None
        self._fault: Exception | None = None
        self.is_all_seen = True

    def begin(self, looks: Sequence[Pixels], is_all_seen: bool) -> None:  # noqa: FBT001  as the sandbox calls it
        self.is_all_seen = is_all_seen
        if looks and self._thread is None:
            self._thread = Thread(target=self._look, args=(tuple(looks),), name="screening", daemon=True)
            self._thread.start()

    def _look(self, looks: tuple[Pixels, ...]) -> None:
        try:
            self._result = self._screener.screen(looks, tell=self._hear)
        except Exception as error:  # noqa: BLE001  it is raised again in the thread that waits
            self._fault = error
        finally:
            self._said.put(OVER)

    def _hear(self, so_far: Screening) -> None:
        self._said.put(so_far)

    def wait(self, tell: Tell | None = None) -> Screening:
        """What was found, in the end.

        Raises: ``NothingToSee``; whatever the screener raised, which it shouldn't.
        """
        if self._thread is None:
            raise NothingToSee
        while (so_far := self._said.get()) is not OVER:
            if tell is not None:
                with suppress(Exception):  # whoever listens can't stop the looking
                    tell(so_far)
        self._thread.join()
        if self._result is None:
            raise self._fault or NothingToSee
        return self._result

    def let_go(self) -> None:
        """The picture was refused meanwhile: what is found is forgotten, but the next one needs the screener free."""
        if self._thread is not None:
            self._thread.join()
