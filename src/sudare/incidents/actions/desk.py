"""Which queue found copies wait in, and who bars further signs of somebody. ``config.wiring`` decides."""

from sudare.incidents.providers import Barring, CopyQueue

_queues: list[CopyQueue] = []
_barrings: list[Barring] = []


def queue_with(queue: CopyQueue) -> None:
    """Hand found copies to ``queue`` from now on."""
    _queues[:] = [queue]


def the_queue() -> CopyQueue:
    return _queues[0]


def bar_with(barring: Barring) -> None:
    """Have further signs of whoever loses their access barred by ``barring`` from now on."""
    _barrings[:] = [barring]


def the_barring() -> Barring:
    return _barrings[0]
