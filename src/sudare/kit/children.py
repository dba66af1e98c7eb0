"""Child processes that can be killed, starved or taken over without harm, and a pool that keeps them warm.

A child is a fresh interpreter (never a fork of a threaded parent) with three pipes, an environment of its own and
nothing else of its parent's.
"""

import errno
import subprocess
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from queue import LifoQueue
from types import TracebackType
from typing import IO, Final, Generic, Protocol, Self, TypeVar

PATH: Final = "/nonexistent"


class Child:
    """One process and the two pipes to it."""

    def __init__(self, command: tuple[str, ...], environment: Mapping[str, str]) -> None:
        self.process = subprocess.Popen(  # noqa: S603  our own interpreter and module, no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PATH": PATH, "LC_ALL": "C.UTF-8", **environment},
            cwd="/",
            close_fds=True,
            start_new_session=True,  # a terminal's Ctrl-C is the parent's business
        )

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def is_alive(self) -> bool:
        return self.process.poll() is None

    @property
    def to(self) -> IO[bytes]:
        return _opened(self.process.stdin)

    @property
    def back(self) -> IO[bytes]:
        return _opened(self.process.stdout)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def end(self) -> None:
        self.kill()
        for stream in (self.to, self.back):
            with suppress(OSError):  # what was still buffered for the dead child
                stream.close()


class Killer:
    """Kills a process when its time is over."""

    def __init__(self, child: "subprocess.Popen[bytes]", seconds: float) -> None:
        self._child = child
        self._timer = threading.Timer(seconds, self._fire)
        self._timer.daemon = True
        self.has_fired = False

    def _fire(self) -> None:
        self.has_fired = True
        self._child.kill()

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()


class Mortal(Protocol):
    @property
    def is_alive(self) -> bool: ...

    def end(self) -> None: ...


C = TypeVar("C", bound=Mortal)


class Pool(Generic[C]):
    """Warm children. ``take`` may be called from several threads; each waits for a free child."""

    def __init__(self, make: Callable[[], C], *, size: int) -> None:
        self._make = make
        self._size = size
        self._resting: LifoQueue[C | None] = LifoQueue()
        self._heirs: dict[int, C] = {}  # by the identity of a working child: who takes its place when it comes back
        self._working: dict[int, C] = {}
        self._lock = threading.Lock()
        self._is_over = False

    def start(self) -> None:
        self._is_over = False
        for _ in range(self._size):
            self._resting.put(self._make())

    def end(self) -> None:
        """All of them, at once: whoever still waits for one that works gets to know that it died."""
        with self._lock:
            self._is_over = True
            children = [*self._working.values(), *self._heirs.values(), *self.resting()]
            with self._resting.mutex:
                self._resting.queue.clear()
        for child in children:
            child.end()

    def resting(self) -> list[C]:
        return [child for child in list(self._resting.queue) if child is not None]

    def take(self) -> C:
        """A living child; one that was killed while it waited is replaced before it can cost a picture.

        Raises: ``OSError`` when there can be no more processes, or the pool has ended; the place in the pool is not
        lost with the picture.
        """
        child = self._resting.get()
        if self._is_over:
            self._resting.put(None)
            raise OSError(errno.ESHUTDOWN, "the pool has ended")
        try:
            if child is None or not child.is_alive:
                if child is not None:
                    child.end()
                child = self._make()
        except OSError:
            self._resting.put(None)
            raise
        with self._lock:
            self._working[id(child)] = child
        return child

    def give_back(self, child: C, *, is_fit: bool) -> None:
        with self._lock:
            self._working.pop(id(child), None)
            heir = self._heirs.pop(id(child), None)
            is_over = self._is_over
            if heir is None and is_fit and child.is_alive and not is_over:
                self._resting.put(child)
                return
        child.end()
        try:
            self._resting.put(None if is_over else heir or self._make())
        except OSError:
            self._resting.put(None)

    def succeed(self, child: C, heir: C) -> None:
        """Put a child that is ready in the place of another: at once where that one rests, else when it comes back."""
        with self._lock:
            if id(child) in self._working and not self._is_over:
                self._heirs[id(child)] = heir
                return
            leaving = heir if self._is_over else self._exchanged(child, heir)
        leaving.end()

    def _exchanged(self, child: C, heir: C) -> C:
        """Who is not needed: the child that rested, or the heir of one that has gone."""
        with self._resting.mutex:
            if child not in self._resting.queue:
                return heir
            self._resting.queue[self._resting.queue.index(child)] = heir
            return child


def _opened(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None, "every child has both pipes"
    return stream
