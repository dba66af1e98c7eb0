"""Opening pictures in child processes that can be killed, starved or taken over without harm.

A child is a fresh interpreter (never a fork of a threaded parent) that has locked itself in before it sees the first
hostile byte; see ``imaging.decoder`` and docs/decisions/0012. The parent keeps a killing timer, believes nothing, and
replaces a child that died, hung or lied.
"""

import fcntl
import signal
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from types import TracebackType
from typing import Final, Self, TypeVar

from sudare.imaging import wire
from sudare.imaging.answers import OnLooks, read_answer, read_drawn, read_ready
from sudare.imaging.edits import pack_edit
from sudare.imaging.errors import DecoderDied, NoSandbox, TookTooLong, TooManyBytes, Unreadable
from sudare.imaging.geometry import check_edit, drawn_size
from sudare.imaging.plain import size_of
from sudare.imaging.terms import CleanRendition, Edit, Limits, OpenedPicture
from sudare.kit import children
from sudare.kit.children import Killer

PICTURES_PER_CHILD: Final = 200  # what leaks in a decoder leaks for a while only
START_SECONDS: Final = 30.0
PIPE_BYTES: Final = 1 << 20  # looks are 18 MB: 16 times fewer turns than through the usual pipe
GRACE_SECONDS: Final = 1.0  # for writing the answer after the child's own limit

T = TypeVar("T")
_COMMAND: Final = (sys.executable, "-I", "-B", "-m", "sudare.imaging.decoder")
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


class Child(children.Child):
    """One decoder process."""

    def __init__(self, command: tuple[str, ...] = _COMMAND) -> None:
        super().__init__(command, ENVIRONMENT)
        with suppress(OSError):  # a user may have only so much room in pipes
            fcntl.fcntl(self.back, fcntl.F_SETPIPE_SZ, PIPE_BYTES)
        self.pictures = 0
        self.layers: wire.Layer | None = None

    def open(self, content: bytes, *, limits: Limits, on_looks: OnLooks | None = None) -> OpenedPicture:
        """One picture, or the reason why not. After anything but a plain refusal the child is not to be used again."""
        request = wire.pack_request(limits=limits, size_bytes=len(content))
        return self._ask((request, content), lambda: read_answer(self._read, limits=limits, on_looks=on_looks), limits)

    def redraw(self, content: bytes, edit: Edit, *, limits: Limits) -> Mapping[str, CleanRendition]:
        """One of our own pictures, drawn anew; otherwise as ``open``."""
        before = size_of(content)
        if before is None:
            raise Unreadable
        check_edit(edit)
        packed, after = pack_edit(edit), drawn_size(before, edit)
        request = wire.pack_request(limits=limits, size_bytes=len(content), edit_bytes=len(packed))
        return self._ask(
            (request, content, packed), lambda: read_drawn(self._read, size_px=after, limits=limits), limits
        )

    def _ask(self, request: Iterable[bytes], read: Callable[[], T], limits: Limits) -> T:
        self.pictures += 1
        if self.layers is None:
            self.wait_until_ready()
        with Killer(self.process, limits.max_seconds + GRACE_SECONDS) as killer:
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
        with Killer(self.process, START_SECONDS):
            try:
                self.layers = read_ready(self._read)
            except DecoderDied as error:
                self.process.kill()
                raise NoSandbox from error
        return self.layers

    def _read(self, size: int) -> bytes:
        content = self.back.read(size)
        if len(content) != size:
            raise DecoderDied
        return content


class Sandbox:
    """A pool of warm children. ``open`` may be called from several threads; each waits for a free child."""

    def __init__(
        self, *, size: int = 1, limits: Limits | None = None, pictures_per_child: int = PICTURES_PER_CHILD
    ) -> None:
        self.limits = limits or Limits()
        self._pictures_per_child = pictures_per_child
        self._children = children.Pool(Child, size=size)

    def __enter__(self) -> Self:
        self._children.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._children.end()

    def open(self, content: bytes, *, on_looks: OnLooks | None = None) -> OpenedPicture:
        """Clean renditions, looks, facts and advice for one file's bytes.

        ``on_looks`` is called once, in this thread, before the renditions are made: what is screened in another thread
        meanwhile costs no time. It may be called for a picture that is refused in the end.

        Raises: a subclass of ``Unreadable``, whatever the bytes are and whatever the child does; ``NoSandbox`` when no
        child can be started, which is our trouble and not the picture's.
        """
        if len(content) > self.limits.max_bytes:
            raise TooManyBytes
        return self._with_child(lambda child: child.open(content, limits=self.limits, on_looks=on_looks))

    def redraw(self, content: bytes, edit: Edit) -> Mapping[str, CleanRendition]:
        """All four renditions of one of our own clean full renditions after the edit, every frame of it.

        Masks are solid pixels whose values follow from their place alone; nothing of what was below is left anywhere.

        Raises: ``ImpossibleEdit`` for numbers that mean nothing; otherwise as ``open``.
        """
        own = replace(self.limits, max_bytes=max(self.limits.max_bytes, len(content)))  # ours, however well it packed
        return self._with_child(lambda child: child.redraw(content, edit, limits=own))

    def _with_child(self, ask: Callable[[Child], T]) -> T:
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
        return [child.pid for child in self._children.resting()]

    def _take(self) -> Child:
        try:
            return self._children.take()
        except OSError as error:
            raise NoSandbox from error

    def _give_back(self, child: Child) -> None:
        self._children.give_back(child, is_fit=child.pictures < self._pictures_per_child)
