"""Who does the check. ``config.wiring`` chooses one per process."""

from typing import Protocol

from sudare.intake.terms import CheckedPicture


class Checker(Protocol):
    """Bytes in, a judged picture out; a fault is *hold*, and an exception is taken for one."""

    def check(self, content: bytes) -> CheckedPicture: ...
