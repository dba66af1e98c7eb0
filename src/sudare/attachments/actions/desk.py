"""Which checker and which queue this process works with; ``config.wiring`` says so once."""

from sudare.attachments.engines import Checker
from sudare.attachments.providers import CheckQueue

_checkers: list[Checker] = []
_queues: list[CheckQueue] = []


def check_with(checker: Checker) -> None:
    """Check pictures with ``checker`` from now on."""
    _checkers[:] = [checker]


def queue_with(queue: CheckQueue) -> None:
    """Hand pictures to be checked to ``queue`` from now on."""
    _queues[:] = [queue]


def the_checker() -> Checker:
    return _checkers[0]


def the_queue() -> CheckQueue:
    return _queues[0]
