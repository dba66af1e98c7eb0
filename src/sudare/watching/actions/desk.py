"""Which queue readings wait in. ``config.wiring`` decides."""

from sudare.watching.providers import Queue

_queues: list[Queue] = []


def queue_with(queue: Queue) -> None:
    """Hand rooms to ``queue`` from now on."""
    _queues[:] = [queue]


def the_queue() -> Queue:
    return _queues[0]
