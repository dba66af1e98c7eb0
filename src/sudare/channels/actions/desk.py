"""Which queue this process works with; ``config.wiring`` says so once."""

from sudare.channels.providers import Queue

_queues: list[Queue] = []


def queue_with(queue: Queue) -> None:
    """Hand what comes in and what is to be told to ``queue`` from now on."""
    _queues[:] = [queue]


def the_queue() -> Queue:
    return _queues[0]
