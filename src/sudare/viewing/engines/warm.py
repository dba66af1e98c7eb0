"""The real marks: locked children kept warm for the whole life of a process that shows pictures."""

import atexit
import os
from threading import Lock
from typing import TYPE_CHECKING, Final

from sudare.imaging.marks.terms import Found, Mark
from sudare.storage.providers.master_key import derived
from sudare.viewing.engines import MarkedPicture

if TYPE_CHECKING:
    from sudare.imaging.marker import Marker

CHILDREN_AT_MOST: Final = 4
MARKS: Final = b"sudare marks"  # where they lie follows from the master key: whoever doesn't know it can't forge one


class WarmMarker:
    """Starts its children at the first picture, in the process that needs them, and ends them with that process."""

    def __init__(self) -> None:
        self._marker: Marker | None = None
        self._owner = 0
        self._lock = Lock()

    def mark(self, content: bytes, mark: Mark) -> MarkedPicture:
        return self._children().mark(content, mark)

    def veil(self, content: bytes) -> MarkedPicture:
        return self._children().veil(content)

    def find(self, suspect: bytes, rendition: bytes) -> Found:
        return self._children().find(suspect, rendition)

    def warm_up(self) -> None:
        """Wait until a child is ready, so that the first picture needn't."""
        self._children().warm_up()

    def _children(self) -> "Marker":
        from sudare.imaging.marker import Marker  # noqa: PLC0415  loaded where pictures are shown, and nowhere else

        with self._lock:
            if self._marker is None or self._owner != os.getpid():  # a fork must not share its parent's pipes
                size = min(os.cpu_count() or 1, CHILDREN_AT_MOST)
                started = Marker(size, secret=derived(MARKS))
                started.__enter__()
                atexit.register(started.__exit__, None, None, None)
                self._marker, self._owner = started, os.getpid()
            return self._marker
