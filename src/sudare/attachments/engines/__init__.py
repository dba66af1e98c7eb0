"""Who does the check. ``config.wiring`` chooses one per process."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from sudare.imaging.marks.reading import ReadCode
from sudare.imaging.terms import CleanRendition, Edit, Pixels, ToShrink
from sudare.intake.terms import CheckedPicture
from sudare.policy.terms import Policy
from sudare.screening.terms import Tell

IsKnown = Callable[[Sequence[bytes]], bool]


class Checker(Protocol):
    """Opens, judges and draws pictures. Nothing but pixels and findings ever comes out of it."""

    def check(self, content: bytes, *, policy: Policy, is_known: IsKnown, tell: Tell | None = None) -> CheckedPicture:
        """Bytes in, a judged picture out; a fault is *hold*, and an exception is taken for one."""

    def redraw(self, content: bytes, edit: Edit) -> Mapping[str, CleanRendition]:
        """All renditions of one of our own clean pictures, with the edit in their pixels. Raises when it can't."""

    def prints(self, content: bytes) -> tuple[bytes, ...]:
        """The few fingerprints a clean picture is found by, when a whole family is asked for. Raises when it can't."""

    def family(self, content: bytes) -> tuple[bytes, ...]:
        """The fingerprints a clean picture would be recognised by, turned and trimmed too. Raises when it can't."""

    def copies(self, content: bytes) -> tuple[bytes, ...]:
        """The same of the marked copies that people got of a clean picture; empty when none can have been made."""

    def letters(self, content: bytes) -> ReadCode | None:
        """The visible code of a mark, read off a picture from anywhere. Raises when it can't be opened."""

    def small(self, sources: Sequence[ToShrink]) -> tuple[Pixels | None, ...]:
        """Clean renditions as a few pixels, in order, in one go; None for each that can't be had. Never raises."""
