"""Reading as jobs: off the event loop, and never where a message is posted."""

from uuid import UUID

from django_tasks import task

from sudare.watching import actions


@task(queue_name="check")
def listen(room_id: str) -> None:
    """Never retried: the next message reads what this one didn't."""
    actions.listen(room_id=UUID(room_id))


class DatabaseQueue:
    """Jobs in the same database as the rows."""

    def put(self, room_id: UUID) -> None:
        listen.enqueue(str(room_id))
