"""One place that knows what time it is, so that tests can say otherwise."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime


def _system_time() -> datetime:
    return datetime.now(UTC)


_source: Callable[[], datetime] = _system_time


def now() -> datetime:
    """The current moment, always aware and always UTC."""
    return _source()


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Hold the clock at ``moment`` for this process; for tests and drills only."""
    global _source  # noqa: PLW0603  the one thing this module holds
    before, _source = _source, lambda: moment
    try:
        yield
    finally:
        _source = before
