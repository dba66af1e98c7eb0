"""Who puts marks on pictures and finds them again. ``config.wiring`` chooses one per process."""

from typing import Protocol

from sudare.imaging.marks.terms import Found, Mark


class MarkedPicture(Protocol):
    """The picture as one person may get it: of the same size and kind."""

    @property
    def content(self) -> bytes: ...


class Marking(Protocol):
    """All verbs may be called from several threads."""

    def mark(self, content: bytes, mark: Mark) -> MarkedPicture:
        """One of our own renditions with ``mark`` in it. Raises when it can't, and then there is nothing to show."""

    def veil(self, content: bytes) -> MarkedPicture:
        """One of our own renditions small, grey and blurred, a JPEG without a mark. Raises when it can't."""

    def find(self, suspect: bytes, rendition: bytes) -> Found:
        """The number in ``suspect``, if it is a copy of our own ``rendition``. Raises when it can't be opened."""
