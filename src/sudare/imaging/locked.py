"""Child processes behind the decoder's walls, and a pool of them that stay warm: what opening and marking share.

A child is a fresh interpreter (never a fork of a threaded parent) that has locked itself in before it sees the first
hostile byte; see ``imaging.decoder`` and docs/decisions/0012. The parent keeps a killing timer and believes nothing.
"""

import signal
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Final, Generic, Self, TypeVar

from sudare.imaging import wire
from sudare.imaging.answers import read_ready
from sudare.imaging.errors import DecoderDied, NoSandbox, TookTooLong, Unreadable
from sudare.kit import children
from sudare.kit.children import Killer

START_SECONDS: Final = 30.0
GRACE_SECONDS: Final = 1.0  # for writing the answer after the child's own limit
ENVIRONMENT: Final = {
    "VIPS_CONCURRENCY": "1",  # one core each: a pool of children scales better than threads in one
    "VIPS_BLOCK_UNTRUSTED": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",  # fewer arenas, less memory that never comes back
    "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",  # pictures are large: large pages save a tenth of the time
    "MALLOC_MMAP_THRESHOLD_": "100000000",  # a 12 MP picture's 36 MB stay for the next one
    "MALLOC_TRIM_THRESHOLD_": "100000000",
}

T = TypeVar("T")


class LockedChild(children.Child):
    """One process. After anything but a plain refusal it is not to be used again."""

    def __init__(self, command: tuple[str, ...], *, start_seconds: float = START_SECONDS) -> None:
        super().__init__(command, ENVIRONMENT)
        self._start_seconds = start_seconds
        self.pictures = 0
        self.layers: wire.Layer | None = None

    def ask(self, request: Iterable[bytes], read: Callable[[], T], *, seconds: float) -> T:
        """Raises: what the child refused with; ``TookTooLong`` or ``DecoderDied``, and then it is dead."""
        self.pictures += 1
        if self.layers is None:
            self.wait_until_ready()
        with Killer(self.process, seconds + GRACE_SECONDS) as killer:
            try:
                self.to.writelines(request)
                self.to.flush()
                return read()
            except (DecoderDied, OSError):
                self.kill()
                is_late = killer.has_fired or self.process.returncode == -signal.SIGALRM  # the child has a timer, too
                raise (TookTooLong if is_late else DecoderDied) from None

    def wait_until_ready(self) -> wire.Layer:
        """Raises: ``NoSandbox`` when it dies or hangs before its first word."""
        with Killer(self.process, self._start_seconds):
            try:
                self.layers = read_ready(self.read)
            except DecoderDied as error:
                self.process.kill()
                raise NoSandbox from error
        return self.layers

    def read(self, size: int) -> bytes:
        """Raises: ``DecoderDied`` when fewer bytes come."""
        content = self.back.read(size)
        if len(content) != size:
            raise DecoderDied
        return content


C = TypeVar("C", bound=LockedChild)


class LockedPool(Generic[C]):
    """Warm children; verbs built on ``with_child`` may be called from several threads, each waits for a free one."""

    def __init__(self, make: Callable[[], C], *, size: int, pictures_per_child: int) -> None:
        self._pictures_per_child = pictures_per_child  # what leaks in a decoder leaks for a while only
        self._children = children.Pool(make, size=size)

    def __enter__(self) -> Self:
        self._children.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._children.end()

    def with_child(self, ask: Callable[[C], T]) -> T:
        """Raises: a subclass of ``Unreadable`` whatever the child does; ``NoSandbox`` when none can be started."""
        child = self._take()
        try:
            return ask(child)
        except (Unreadable, NoSandbox):
            raise
        except Exception as error:
            child.kill()
            raise DecoderDied from error
        finally:
            self._give_back(child)

    def layers(self) -> wire.Layer:
        """Which walls stand around the children on this machine; waits until one is ready.

        Raises: ``NoSandbox`` when a child doesn't even start.
        """
        child = self._take()
        try:
            return child.layers if child.layers is not None else child.wait_until_ready()
        finally:
            self._give_back(child)

    def pids(self) -> list[int]:
        """The resting children, for whoever watches them."""
        return [child.pid for child in self._children.resting()]

    def _take(self) -> C:
        try:
            return self._children.take()
        except OSError as error:
            raise NoSandbox from error

    def _give_back(self, child: C) -> None:
        self._children.give_back(child, is_fit=child.is_alive and child.pictures < self._pictures_per_child)
