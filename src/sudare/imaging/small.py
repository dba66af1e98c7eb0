"""Several of our own renditions made small in one go, within a few seconds, or not at all."""

import math
import time
from collections.abc import Iterator, Sequence
from typing import Final

import structlog

from sudare.imaging.errors import NoSandbox, Unreadable
from sudare.imaging.sandbox import Sandbox
from sudare.imaging.terms import Limits, Pixels, ToShrink

START_SECONDS: Final = 15.0  # a busy machine; under a second otherwise
PICTURE_SECONDS: Final = 5.0
WHOLE_SECONDS: Final = 15.0  # after that no further picture is begun
_log = structlog.get_logger(__name__)


def small(sources: Sequence[ToShrink]) -> tuple[Pixels | None, ...]:
    """Pixels of each, in order; None for what couldn't be opened in time.

    One child is started for them and ended: whoever asks seldom keeps none warm. Skips: raising; without a sandbox
    nothing is opened, and whoever asked goes on without pictures.
    """
    if not sources:
        return ()
    try:
        with Sandbox(limits=Limits(max_seconds=PICTURE_SECONDS), start_seconds=START_SECONDS) as sandbox:
            return tuple(_each(sources, sandbox))
    except (NoSandbox, OSError) as error:
        _log.warning("no_small_pictures", error=type(error).__name__)
        return (None,) * len(sources)


def _each(sources: Sequence[ToShrink], sandbox: Sandbox) -> Iterator[Pixels | None]:
    """Their time begins when the sandbox stands. Raises: NoSandbox, before the first of them only."""
    sandbox.layers()
    until = time.monotonic() + WHOLE_SECONDS
    for source in sources:
        try:
            is_late = time.monotonic() > until
            yield None if is_late else sandbox.shrink(source.content, box_px=source.box_px)
        except Unreadable:
            yield None
        except NoSandbox as error:  # it fell, and no other one stands: what is drawn already stays
            _log.warning("no_small_pictures", error=type(error).__name__)
            until = -math.inf
            yield None
