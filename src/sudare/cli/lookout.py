"""One look a moment at the queues, for all hands of a worker together: an idle house costs next to nothing."""

import threading
from collections.abc import Mapping, Sequence

import structlog

log = structlog.get_logger(__name__)

LOOK_EVERY_SECONDS = 0.1  # a picture waits at most this long before somebody opens it


class Lookout:
    """Wakes whoever serves a queue in which a job is ready. ``hands``: the queues each of them serves."""

    def __init__(self, hands: Mapping[str, Sequence[str]], stop: threading.Event) -> None:
        self.stop = stop
        self.hand_of = {queue: hand for hand, queues in hands.items() for queue in queues}
        self.found = {hand: threading.Event() for hand in hands}

    def look_on(self) -> None:
        """Until the worker stops. The connection stays open between two looks, and is dropped after a failed one."""
        from django.db import connection

        while not self.stop.is_set():
            try:
                self.look()
            except Exception:
                log.exception("queues_not_read")
                connection.close()
            self.stop.wait(LOOK_EVERY_SECONDS)
        connection.close()
        for found in self.found.values():
            found.set()  # nobody sleeps through the end

    def look(self) -> None:
        """A plain read: ten looks a second must not take the write lock ten times."""
        from django_tasks_db.models import DBTaskResult

        ready = DBTaskResult.objects.ready().filter(queue_name__in=list(self.hand_of)).order_by()
        for queue in ready.values_list("queue_name", flat=True).distinct():
            self.found[self.hand_of[queue]].set()

    def is_calling(self, hand: str) -> bool:
        return self.found[hand].is_set()

    def await_work(self, hand: str) -> bool:
        """Sleep until there may be something to do for this hand; False when the worker stops instead."""
        self.found[hand].wait()
        self.found[hand].clear()
        return not self.stop.is_set()
