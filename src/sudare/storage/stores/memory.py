"""Ciphertext in a dictionary, for tests: gone with the process, so it says so when people use it."""

import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import Lock
from uuid import UUID

from sudare.kit.clock import now


class MemoryStore:
    def __init__(self, *, is_for_tests: bool = False) -> None:
        if not is_for_tests:
            warnings.warn("pictures are kept in memory and will be lost", RuntimeWarning, stacklevel=2)
        self._growing: dict[UUID, bytearray] = {}
        self._finished: dict[UUID, bytes] = {}
        self._written_at: dict[UUID, datetime] = {}
        self._taken: set[UUID] = set()
        self._lock = Lock()

    @contextmanager
    def alone_with(self, object_id: UUID) -> Iterator[None]:
        with self._lock:
            if object_id in self._taken:
                raise BlockingIOError
            self._taken.add(object_id)
        try:
            yield
        finally:
            self._taken.discard(object_id)

    def write(self, object_id: UUID, *, position: int, pieces: Iterable[bytes]) -> None:
        growing = self._growing.setdefault(object_id, bytearray())
        growing[position:] = b"".join(pieces)
        self._written_at[object_id] = now()

    def finish(self, object_id: UUID) -> None:
        if object_id not in self._finished:
            if object_id not in self._growing:
                raise FileNotFoundError(object_id)
            self._finished[object_id] = bytes(self._growing.pop(object_id))

    def read(self, object_id: UUID, *, start: int, length: int) -> bytes:
        if object_id not in self._finished:
            raise FileNotFoundError(object_id)
        return self._finished[object_id][start : start + length]

    def remove(self, object_id: UUID) -> None:
        for shelf in (self._growing, self._finished, self._written_at):
            shelf.pop(object_id, None)

    def everything(self) -> Iterator[tuple[UUID, datetime]]:
        yield from list(self._written_at.items())
