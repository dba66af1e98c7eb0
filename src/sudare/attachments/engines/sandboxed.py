"""The real check, with one sandbox kept warm for the whole life of a worker process."""

import atexit
import os
from collections.abc import Mapping
from threading import Lock
from typing import TYPE_CHECKING

from django.conf import settings

from sudare.attachments.engines import IsKnown
from sudare.imaging.terms import CleanRendition, Edit, Limits
from sudare.intake.terms import CheckedPicture
from sudare.policy.terms import Policy
from sudare.screening.terms import Tell

if TYPE_CHECKING:
    from sudare.imaging.sandbox import Sandbox


class SandboxedChecker:
    """Starts its sandbox at the first picture, in the process that needs it, and ends it with that process."""

    def __init__(self) -> None:
        self._sandbox: Sandbox | None = None
        self._owner = 0
        self._lock = Lock()

    def check(self, content: bytes, *, policy: Policy, is_known: IsKnown, tell: Tell | None = None) -> CheckedPicture:
        from sudare.intake.check import check_picture  # noqa: PLC0415  the web process never loads what opens pictures

        del policy, is_known, tell
        return check_picture(content=content, sandbox=self._warm())

    def redraw(self, content: bytes, edit: Edit) -> Mapping[str, CleanRendition]:
        raise NotImplementedError

    def family(self, content: bytes) -> tuple[bytes, ...]:
        raise NotImplementedError

    def warm_up(self) -> None:
        """Start the sandbox now, so that the first picture doesn't wait for it."""
        self._warm()

    def _warm(self) -> "Sandbox":
        from sudare.imaging.sandbox import Sandbox  # noqa: PLC0415  as above

        with self._lock:
            if self._sandbox is None or self._owner != os.getpid():  # a fork must not share its parent's pipes
                started = Sandbox(
                    limits=_limits()
                ).__enter__()  # kept only once it stands: an empty one would wait forever
                atexit.register(started.__exit__, None, None, None)
                self._sandbox, self._owner = started, os.getpid()
            return self._sandbox


def _limits() -> Limits:
    return Limits(
        max_bytes=settings.UPLOAD_MAX_BYTES,
        max_px=settings.DECODED_MAX_PX,
        max_seconds=settings.SANDBOX_SECONDS,
    )
