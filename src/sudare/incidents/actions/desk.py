"""Which queue found copies wait in. ``config.wiring`` decides."""

from sudare.incidents.providers import CopyQueue

_queues: list[CopyQueue] = []


def queue_with(queue: CopyQueue) -> None:
    """Hand found copies to ``queue`` from now on."""
    _queues[:] = [queue]


def the_queue() -> CopyQueue:
    return _queues[0]
