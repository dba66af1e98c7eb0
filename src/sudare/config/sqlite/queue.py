"""A lock that is handed on in the order it was asked for."""

import os
import threading
from collections import deque
from dataclasses import dataclass, field


@dataclass(eq=False, slots=True)
class _Turn:
    """One who waits: called when it is theirs."""

    thread_id: int
    calling: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.calling.acquire()


class Queue:
    """Threads before one door. Whoever lets go hands over to the one that has waited longest."""

    def __init__(self) -> None:
        self._guard = threading.RLock()  # a connection may be collected, and let go, while this thread is in here
        self._waiting: deque[_Turn] = deque()
        self._held_by: int | None = None

    def is_mine(self) -> bool:
        return self._held_by == threading.get_ident()

    def take(self, *, seconds: float) -> bool:
        """Wait for one's turn. Returns whether it came in time."""
        turn = _Turn(threading.get_ident())
        with self._guard:
            if self._held_by is None:
                self._held_by = turn.thread_id
                return True
            self._waiting.append(turn)
        if turn.calling.acquire(timeout=seconds):
            return True
        with self._guard:
            if turn not in self._waiting:  # it was called at the last moment
                return True
            self._waiting.remove(turn)
            return False

    def let_go(self) -> None:
        with self._guard:
            following = self._waiting.popleft() if self._waiting else None
            self._held_by = following.thread_id if following else None
            if following:
                following.calling.release()


_queues: dict[str, Queue] = {}
os.register_at_fork(after_in_child=_queues.clear)  # whoever holds one is a thread that the child doesn't have


def queue_of(name: str) -> Queue:
    """The one queue of this process before a database file."""
    return _queues.setdefault(name, Queue())
