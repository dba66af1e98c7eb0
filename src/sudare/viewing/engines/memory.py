"""Marked copies, remembered for a minute in this process's memory and nowhere else."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock, Timer
from typing import Final
from uuid import UUID

from sudare.viewing.terms import ONE_LOOK

REMEMBERED_SECONDS: Final = ONE_LOOK.total_seconds()
REMEMBERED_BYTES: Final = 64 * 2**20  # some eighty views of 2048 px; the longest ago goes first


@dataclass(frozen=True, slots=True)
class Copy:
    """What one person or one link gets of a sealed object: its bytes with ``number`` in them."""

    number: int
    object_id: UUID
    media_type: str
    content: bytes = field(repr=False)


class Memory:
    """A bounded shelf of copies. Nothing lies on it longer than its time, whether somebody asks again or not."""

    def __init__(
        self,
        *,
        seconds: float = REMEMBERED_SECONDS,
        most_bytes: int = REMEMBERED_BYTES,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._seconds, self._most_bytes, self._clock = seconds, most_bytes, clock
        self._shelf: OrderedDict[object, tuple[float, Copy]] = OrderedDict()
        self._lock = Lock()
        self._broom: Timer | None = None

    def recall(self, key: object) -> Copy | None:
        with self._lock:
            self._drop_old()
            found = self._shelf.get(key)
            return found[1] if found else None

    def keep(self, key: object, copy: Copy) -> None:
        with self._lock:
            self._shelf.pop(key, None)
            self._shelf[key] = (self._clock() + self._seconds, copy)
            while self.size_bytes > self._most_bytes:
                self._shelf.popitem(last=False)
            self._sweep_later()

    def drop(self, key: object) -> None:
        with self._lock:
            self._shelf.pop(key, None)

    def forget_object(self, object_ids: set[UUID]) -> None:
        """Whoever's copy it is: what it was made from is gone."""
        with self._lock:
            for key in [key for key, (_, copy) in self._shelf.items() if copy.object_id in object_ids]:
                del self._shelf[key]

    @property
    def size_bytes(self) -> int:
        return sum(len(copy.content) for _, copy in self._shelf.values())

    def _drop_old(self) -> None:
        moment = self._clock()
        for key in [key for key, (until, _) in self._shelf.items() if until <= moment]:
            del self._shelf[key]

    def _sweep_later(self) -> None:
        if self._broom is None and self._shelf:
            self._broom = Timer(self._seconds, self._sweep)
            self._broom.daemon = True
            self._broom.start()

    def _sweep(self) -> None:
        with self._lock:
            self._broom = None
            self._drop_old()
            self._sweep_later()
