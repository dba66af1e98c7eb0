"""The real check: a sandbox and a screener kept warm for the whole life of a worker process."""

import atexit
import os
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings

from sudare.attachments.engines import IsKnown
from sudare.imaging.errors import Unreadable
from sudare.imaging.marks.reading import ReadCode
from sudare.imaging.terms import CleanRendition, Edit, Limits, Pixels, ToShrink
from sudare.intake.terms import CheckedPicture
from sudare.policy.terms import Policy
from sudare.screening.terms import Tell

if TYPE_CHECKING:
    from sudare.imaging.sandbox import Sandbox
    from sudare.screening.pool import WarmScreener


class Warm(NamedTuple):
    """Children of one process."""

    owner: int
    sandbox: "Sandbox"
    screener: "WarmScreener"


class SandboxedChecker:
    """Starts its children at the first picture, in the process that needs them, and ends them with that process."""

    def __init__(self) -> None:
        self._warm: Warm | None = None
        self._lock = Lock()

    def check(self, content: bytes, *, policy: Policy, is_known: IsKnown, tell: Tell | None = None) -> CheckedPicture:
        from sudare.intake.check import check_picture  # noqa: PLC0415  the web process never loads what opens pictures

        warm = self._children()
        return check_picture(
            content=content, sandbox=warm.sandbox, screener=warm.screener, policy=policy, is_known=is_known, tell=tell
        )

    def redraw(self, content: bytes, edit: Edit) -> Mapping[str, CleanRendition]:
        return self._children().sandbox.redraw(content, edit)

    def family(self, content: bytes) -> tuple[bytes, ...]:
        from sudare.intake.families import family_of  # noqa: PLC0415  as above

        return family_of(content, sandbox=self._children().sandbox)

    def copies(self, content: bytes) -> tuple[bytes, ...]:
        """A child that marks is started for it and ended: bans are few. What can't be marked was shown to nobody."""
        from sudare.imaging.marker import Marker  # noqa: PLC0415  as above
        from sudare.intake.families import copies_of  # noqa: PLC0415  as above

        try:
            with Marker() as marker:
                return copies_of(content, sandbox=self._children().sandbox, marker=marker)
        except Unreadable:
            return ()

    def prints(self, content: bytes) -> tuple[bytes, ...]:
        from sudare.intake.families import prints_of  # noqa: PLC0415  as above

        return prints_of(content, sandbox=self._children().sandbox)

    def letters(self, content: bytes) -> ReadCode | None:
        warm = self._children()
        looks = warm.sandbox.open(content).looks
        return warm.screener.letters(looks[0]) if looks else None

    def small(self, sources: Sequence[ToShrink]) -> tuple[Pixels | None, ...]:
        """With a child of its own: papers are made where pages are served, and nothing is kept warm there for them."""
        from sudare.imaging.small import small  # noqa: PLC0415  as above

        return small(sources)

    def warm_up(self) -> None:
        """Start the children now, so that the first picture doesn't wait for them."""
        self._children().screener.warm_up()

    def _children(self) -> Warm:
        from sudare.imaging.sandbox import Sandbox  # noqa: PLC0415  as above
        from sudare.screening.pool import WarmScreener  # noqa: PLC0415  as above

        with self._lock:
            if self._warm is None or self._warm.owner != os.getpid():  # a fork must not share its parent's pipes
                with ExitStack() as started:  # kept only once both stand: an empty one would wait forever
                    sandbox = started.enter_context(Sandbox(limits=_limits()))
                    screener = started.enter_context(WarmScreener())
                    atexit.register(started.pop_all().close)
                self._warm = Warm(os.getpid(), sandbox, screener)
            return self._warm


def _limits() -> Limits:
    return Limits(
        max_bytes=settings.UPLOAD_MAX_BYTES,
        max_px=settings.DECODED_MAX_PX,
        max_seconds=settings.SANDBOX_SECONDS,
    )
