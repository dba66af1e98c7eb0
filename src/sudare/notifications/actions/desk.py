"""Which queue this process works with; ``config.wiring`` says so once."""

from sudare.notifications.providers import Queue

_queues: list[Queue] = []


def queue_with(queue: Queue) -> None:
    """Hand notices to ``queue`` from now on."""
    _queues[:] = [queue]


def the_queue() -> Queue:
    return _queues[0]
