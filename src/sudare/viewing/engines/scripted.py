"""Marks written behind the picture in plain letters; for tests and demonstrations of the other packages."""

import re
import warnings
from typing import NamedTuple

from sudare.imaging.marks.terms import Found, Mark

_WRITTEN = re.compile(rb" marked (\d{1,10})$")


class Written(NamedTuple):
    content: bytes


class ScriptedMarker:
    """Anybody can cut it off: it must never stand between real people."""

    def __init__(self, *, is_for_tests: bool = False) -> None:
        if not is_for_tests:
            warnings.warn("pictures carry no real mark", RuntimeWarning, stacklevel=2)

    def mark(self, content: bytes, mark: Mark) -> Written:
        return Written(content + f" marked {mark.number}".encode())

    def veil(self, content: bytes) -> Written:
        """As long as what lies below it, and nothing else of that."""
        return Written(f"scripted veil over {len(content)}".encode())

    def find(self, suspect: bytes, rendition: bytes) -> Found:
        """Only a copy that begins like the rendition carries its number."""
        written = _WRITTEN.search(suspect)
        is_copy = suspect.startswith(rendition)
        if written is None or not is_copy:
            return Found(None, 0.0, is_copy, 1.0 if is_copy else 0.0)
        return Found(int(written[1]), 50.0, is_aligned=True, overlap=1.0)


def without_mark(content: bytes) -> bytes:
    """What was under it."""
    return _WRITTEN.sub(b"", content)
