"""Where ciphertext lies. A store knows ids and bytes; it never meets a key."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol
from uuid import UUID


class ObjectStore(Protocol):
    """What every store promises; ``tests/adapters`` holds each one to it.

    An object grows while it is unfinished and never changes afterwards. What ``write`` and ``finish`` returned from
    is on the disk. Raises OSError when the disk, or whatever stands in for it, fails.
    """

    def alone_with(self, object_id: UUID) -> AbstractContextManager[None]:
        """Nobody else writes this object meanwhile, in any process. Raises BlockingIOError when somebody does."""

    def write(self, object_id: UUID, *, position: int, pieces: Iterable[bytes]) -> None:
        """Put ``pieces``, one after the other, at ``position`` of an unfinished object and drop what lay behind it."""

    def finish(self, object_id: UUID) -> None:
        """Make the object readable, at once and as a whole; repeating it changes nothing. Raises FileNotFoundError."""

    def read(self, object_id: UUID, *, start: int, length: int) -> bytes:
        """Up to ``length`` bytes of a finished object. Raises FileNotFoundError."""

    def remove(self, object_id: UUID) -> None:
        """Take the object away, finished or not. One that isn't there is no failure."""

    def everything(self) -> Iterator[tuple[UUID, datetime]]:
        """Every object, finished or not, with the time it was last written."""
