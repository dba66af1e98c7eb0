"""A warm child that reads: a fresh interpreter without network or files, killed when its time is over and replaced.

It is given renditions and nothing else, and only masked ones where anything had to be covered: what it answers is text.
"""

import sys
from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from sudare.imaging import wire as house_wire
from sudare.imaging.answers import read_ready
from sudare.imaging.errors import DecoderDied, NoSandbox, TookTooLong, Unreadable
from sudare.imaging.locked import LockedChild, LockedPool
from sudare.imaging.plain import size_of
from sudare.imaging.terms import Limits, Pixels
from sudare.kit.children import Killer
from sudare.reading import wire
from sudare.reading.errors import ReadingFailed, ReadingTookTooLong
from sudare.reading.terms import Page

START_SECONDS: Final = 120.0  # a busy machine at its first start; a few seconds otherwise
PAGES_PER_CHILD: Final = 300
LIMITS: Final = Limits(max_seconds=60.0)
COMMAND: Final = (sys.executable, "-I", "-B", "-m", "sudare.reading")

T = TypeVar("T")


class Child(LockedChild):
    """One reading process."""

    def __init__(self, command: tuple[str, ...] = COMMAND) -> None:
        super().__init__(command)

    def wait_until_ready(self) -> house_wire.Layer:
        """Raises: ``NoSandbox`` when it dies or hangs before its first word."""
        with Killer(self.process, START_SECONDS):
            try:
                self.layers = read_ready(self.read)
            except DecoderDied as error:
                self.process.kill()
                raise NoSandbox from error
        return self.layers


class WarmReader(LockedPool[Child]):
    """A pool of warm children. ``read`` may be called from several threads; each waits for a free child."""

    def __init__(
        self,
        size: int = 1,
        *,
        limits: Limits = LIMITS,
        command: tuple[str, ...] = COMMAND,
        knows_meaning: bool = True,
    ) -> None:
        """``knows_meaning``: whether ``nearness`` will be asked; without it, children start two seconds sooner."""
        started = command if knows_meaning else (*command, wire.NO_MEANING)
        super().__init__(lambda: Child(started), size=size, pictures_per_child=PAGES_PER_CHILD)
        self._limits = limits

    def read(self, picture: bytes | Pixels) -> Page:
        """The page on one of our own renditions, or on pixels. Of a moving picture, the first frame.

        Raises: ``ReadingFailed`` whatever happens in the child; ``ReadingTookTooLong`` when its time was over.
        """
        content, size_px = (
            (picture, (0, 0))
            if isinstance(picture, bytes)
            else (
                picture.rgb,
                (picture.width_px, picture.height_px),
            )
        )
        expected = size_of(content) if isinstance(picture, bytes) else size_px
        head = wire.pack_request(content=content, size_px=size_px, limits=self._limits)
        page = _with_words(lambda: self.with_child(lambda child: self._ask(child, (head, content))))
        if expected is not None and (page.width_px, page.height_px) != expected:
            raise ReadingFailed
        return page

    def nearness(self, text: str, others: Sequence[str]) -> list[float]:
        """How near the others are to ``text`` in meaning, −1 to 1. Raises: as ``read``."""
        if not others:
            return []
        seconds = self._limits.max_seconds
        request = wire.pack_texts(text, others, seconds=seconds)

        def ask(child: Child) -> list[float]:
            return child.ask(request, lambda: wire.read_numbers(child.read, count=len(others)), seconds=seconds)

        return _with_words(lambda: self.with_child(ask))

    def _ask(self, child: Child, request: tuple[bytes, bytes]) -> Page:
        return child.ask(request, lambda: wire.read_page(child.read), seconds=self._limits.max_seconds)

    def warm_up(self) -> house_wire.Layer:
        """Wait until a child is ready, so that the first page needn't; the walls around it.

        Raises: ``ReadingFailed`` when none can be started.
        """
        return _with_words(self.layers)


def _with_words(work: Callable[[], T]) -> T:
    """What went wrong, as people are told about reading."""
    try:
        return work()
    except TookTooLong as error:
        raise ReadingTookTooLong from error
    except (Unreadable, NoSandbox) as error:
        raise ReadingFailed from error
