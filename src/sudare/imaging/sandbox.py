"""Opening pictures in child processes that can be killed, starved or taken over without harm.

See ``imaging.locked`` for the walls and the pool; a child that died, hung or lied is replaced.
"""

import fcntl
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Final

from sudare.imaging import wire
from sudare.imaging.answers import OnLooks, read_answer, read_drawn, read_small
from sudare.imaging.edits import pack_edit
from sudare.imaging.errors import TooManyBytes, Unreadable
from sudare.imaging.geometry import check_edit, drawn_size, fitted_size
from sudare.imaging.locked import START_SECONDS, LockedChild, LockedPool
from sudare.imaging.plain import size_of
from sudare.imaging.terms import CleanRendition, Edit, Limits, OpenedPicture, Pixels

PICTURES_PER_CHILD: Final = 200
PIPE_BYTES: Final = 1 << 20  # looks are 18 MB: 16 times fewer turns than through the usual pipe

_COMMAND: Final = (sys.executable, "-I", "-B", "-m", "sudare.imaging.decoder")


class Child(LockedChild):
    """One decoder process."""

    def __init__(self, command: tuple[str, ...] = _COMMAND, *, start_seconds: float = START_SECONDS) -> None:
        super().__init__(command, start_seconds=start_seconds)
        with suppress(OSError):  # a user may have only so much room in pipes
            fcntl.fcntl(self.back, fcntl.F_SETPIPE_SZ, PIPE_BYTES)

    def open(self, content: bytes, *, limits: Limits, on_looks: OnLooks | None = None) -> OpenedPicture:
        """One picture, or the reason why not. After anything but a plain refusal the child is not to be used again."""
        request = (wire.pack_request(limits=limits, size_bytes=len(content)), content)
        return self.ask(
            request, lambda: read_answer(self.read, limits=limits, on_looks=on_looks), seconds=limits.max_seconds
        )

    def redraw(self, content: bytes, edit: Edit, *, limits: Limits) -> Mapping[str, CleanRendition]:
        """One of our own pictures, drawn anew; otherwise as ``open``."""
        before = size_of(content)
        if before is None:
            raise Unreadable
        check_edit(edit)
        packed, after = pack_edit(edit), drawn_size(before, edit)
        head = wire.pack_request(limits=limits, size_bytes=len(content), edit_bytes=len(packed))
        return self.ask(
            (head, content, packed),
            lambda: read_drawn(self.read, size_px=after, limits=limits),
            seconds=limits.max_seconds,
        )

    def shrink(self, content: bytes, *, box_px: int, limits: Limits) -> Pixels:
        """The first frame of one of our own pictures inside a square box; otherwise as ``open``."""
        before = size_of(content)
        if before is None:
            raise Unreadable
        after = fitted_size(*before, box_px)
        head = wire.pack_request(limits=limits, size_bytes=len(content), box_px=box_px)
        return self.ask((head, content), lambda: read_small(self.read, size_px=after), seconds=limits.max_seconds)


class Sandbox(LockedPool[Child]):
    """A pool of warm children. ``open`` may be called from several threads; each waits for a free child."""

    def __init__(
        self,
        *,
        size: int = 1,
        limits: Limits | None = None,
        pictures_per_child: int = PICTURES_PER_CHILD,
        start_seconds: float = START_SECONDS,
    ) -> None:
        make = partial(Child, start_seconds=start_seconds)
        super().__init__(make, size=size, pictures_per_child=pictures_per_child)
        self.limits = limits or Limits()

    def open(self, content: bytes, *, on_looks: OnLooks | None = None) -> OpenedPicture:
        """Clean renditions, looks, facts and advice for one file's bytes.

        ``on_looks`` is called once, in this thread, before the renditions are made: what is screened in another thread
        meanwhile costs no time. It may be called for a picture that is refused in the end.

        Raises: a subclass of ``Unreadable``, whatever the bytes are and whatever the child does; ``NoSandbox`` when no
        child can be started, which is our trouble and not the picture's.
        """
        if len(content) > self.limits.max_bytes:
            raise TooManyBytes
        return self.with_child(lambda child: child.open(content, limits=self.limits, on_looks=on_looks))

    def redraw(self, content: bytes, edit: Edit) -> Mapping[str, CleanRendition]:
        """All four renditions of one of our own clean full renditions after the edit, every frame of it.

        Masks are solid pixels whose values follow from their place alone; nothing of what was below is left anywhere.

        Raises: ``ImpossibleEdit`` for numbers that mean nothing; otherwise as ``open``.
        """
        own = replace(self.limits, max_bytes=max(self.limits.max_bytes, len(content)))  # ours, however well it packed
        return self.with_child(lambda child: child.redraw(content, edit, limits=own))

    def shrink(self, content: bytes, *, box_px: int) -> Pixels:
        """Pixels of one of our own clean renditions, small: what is larger never leaves the child.

        Raises: as ``open``.
        """
        return self.with_child(lambda child: child.shrink(content, box_px=box_px, limits=self.limits))
