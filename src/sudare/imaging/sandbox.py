"""Opening pictures in child processes that can be killed, starved or taken over without harm.

A child is a fresh interpreter (never a fork of a threaded parent) that has locked itself in before it sees the first
hostile byte; see ``imaging.decoder`` and docs/decisions/0012. The parent keeps a killing timer, believes nothing, and
replaces a child that died, hung or lied.
"""

import signal
import subprocess
import sys
import threading
from contextlib import suppress
from queue import LifoQueue
from types import TracebackType
from typing import IO, Final, Self

from sudare.imaging import wire
from sudare.imaging.answers import read_answer, read_ready
from sudare.imaging.errors import DecoderDied, NoSandbox, TookTooLong, TooManyBytes, Unreadable
from sudare.imaging.terms import Limits, OpenedPicture

PICTURES_PER_CHILD: Final = 200  # what leaks in a decoder leaks for a while only
START_SECONDS: Final = 30.0
GRACE_SECONDS: Final = 1.0  # for writing the answer after the child's own limit

_COMMAND: Final = (sys.executable, "-I", "-B", "-m", "sudare.imaging.decoder")
ENVIRONMENT: Final = {
    "PATH": "/nonexistent",
    "LC_ALL": "C.UTF-8",
    "VIPS_CONCURRENCY": "1",  # one core each: a pool of children scales better than threads in one
    "VIPS_BLOCK_UNTRUSTED": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",  # fewer arenas, less memory that never comes back
    "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",  # pictures are large: large pages save a tenth of the time
    "MALLOC_MMAP_THRESHOLD_": "100000000",  # a 12 MP picture's 36 MB stay for the next one
    "MALLOC_TRIM_THRESHOLD_": "100000000",
}


class Child:
    """One decoder process and the two pipes to it."""

    def __init__(self, command: tuple[str, ...] = _COMMAND) -> None:
        self.process = subprocess.Popen(  # noqa: S603  our own interpreter and module, no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=ENVIRONMENT,
            cwd="/",
            close_fds=True,
            start_new_session=True,  # a terminal's Ctrl-C is the parent's business
        )
        self.pictures = 0
        self.layers: wire.Layer | None = None

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def is_alive(self) -> bool:
        return self.process.poll() is None

    def open(self, content: bytes, *, limits: Limits) -> OpenedPicture:
        """One picture, or the reason why not. After anything but a plain refusal the child is not to be used again."""
        self.pictures += 1
        if self.layers is None:
            self.wait_until_ready()
        with _Killer(self.process, limits.max_seconds + GRACE_SECONDS) as killer:
            try:
                self._send(content, limits)
                return read_answer(self._read, limits=limits)
            except (DecoderDied, OSError):
                self.process.kill()
                self.process.wait()
                is_late = killer.has_fired or self.process.returncode == -signal.SIGALRM  # the child has a timer, too
                raise (TookTooLong if is_late else DecoderDied) from None

    def wait_until_ready(self) -> wire.Layer:
        """Raises: ``NoSandbox`` when it dies or hangs before its first word."""
        with _Killer(self.process, START_SECONDS):
            try:
                self.layers = read_ready(self._read)
            except DecoderDied as error:
                self.process.kill()
                raise NoSandbox from error
        return self.layers

    def _send(self, content: bytes, limits: Limits) -> None:
        stream = _opened(self.process.stdin)
        stream.write(wire.pack_request(limits=limits, size_bytes=len(content)))
        stream.write(content)
        stream.flush()

    def _read(self, size: int) -> bytes:
        content = _opened(self.process.stdout).read(size)
        if len(content) != size:
            raise DecoderDied
        return content

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            with suppress(OSError):  # what was still buffered for the dead child
                _opened(stream).close()


class Sandbox:
    """A pool of warm children. ``open`` may be called from several threads; each waits for a free child."""

    def __init__(
        self, *, size: int = 1, limits: Limits | None = None, pictures_per_child: int = PICTURES_PER_CHILD
    ) -> None:
        self.limits = limits or Limits()
        self._size = size
        self._pictures_per_child = pictures_per_child
        self._children: LifoQueue[Child | None] = LifoQueue()

    def __enter__(self) -> Self:
        for _ in range(self._size):
            self._children.put(Child())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for _ in range(self._size):
            child = self._children.get()
            if child is not None:
                child.end()

    def open(self, content: bytes) -> OpenedPicture:
        """Clean renditions, facts and advice for one file's bytes.

        Raises: a subclass of ``Unreadable``, whatever the bytes are and whatever the child does; ``NoSandbox`` when no
        child can be started, which is our trouble and not the picture's.
        """
        if len(content) > self.limits.max_bytes:
            raise TooManyBytes
        child = self._take()
        try:
            return child.open(content, limits=self.limits)
        except (Unreadable, NoSandbox):
            raise
        except Exception as error:
            child.process.kill()
            child.process.wait()
            raise DecoderDied from error
        finally:
            self._give_back(child)

    def layers(self) -> wire.Layer:
        """Which walls stand around the children on this machine; for ``sudare doctor``.

        Raises: ``NoSandbox`` when a child doesn't even start.
        """
        child = self._take()
        try:
            return child.layers if child.layers is not None else child.wait_until_ready()
        finally:
            self._give_back(child)

    def pids(self) -> list[int]:
        """The resting children, for whoever watches them."""
        return [child.pid for child in list(self._children.queue) if child is not None]

    def _take(self) -> Child:
        """A living child; one that was killed while it waited is replaced before it can refuse a picture."""
        child = self._children.get()
        if child is not None and child.is_alive:
            return child
        try:
            if child is not None:
                child.end()
            return Child()
        except OSError as error:  # no more processes: the place in the pool must not be lost with the picture
            self._children.put(None)
            raise NoSandbox from error

    def _give_back(self, child: Child) -> None:
        if child.is_alive and child.pictures < self._pictures_per_child:
            self._children.put(child)
            return
        child.end()
        try:
            self._children.put(Child())
        except OSError:
            self._children.put(None)


class _Killer:
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


def _opened(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None, "every child has both pipes"
    return stream
