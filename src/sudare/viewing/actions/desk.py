"""Which marker and which queue this process works with, and the copies it remembers; ``config.wiring`` says so once."""

from sudare.viewing.engines import Marking
from sudare.viewing.engines.memory import Memory
from sudare.viewing.providers import ViewingQueue

_markers: list[Marking] = []
_memories: list[Memory] = [Memory()]
_queues: list[ViewingQueue] = []


def mark_with(marker: Marking, *, memory: Memory | None = None) -> None:
    """Mark pictures with ``marker`` from now on; what was marked before is not shown any more."""
    _markers[:] = [marker]
    _memories[:] = [memory or Memory()]


def the_marker() -> Marking:
    return _markers[0]


def the_memory() -> Memory:
    return _memories[0]


def queue_with(queue: ViewingQueue) -> None:
    """Hand heavy work to ``queue`` from now on."""
    _queues[:] = [queue]


def the_queue() -> ViewingQueue:
    return _queues[0]
