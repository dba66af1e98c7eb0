"""The heavy work of cases, as jobs: checking and tracing a copy that was found elsewhere."""

from uuid import UUID

from django_tasks import task

from sudare.incidents.actions import look_into_copy


@task(queue_name="check")
def look_into(copy_id: str) -> None:
    """Never retried: what broke says so in its case, and can be handed in again."""
    look_into_copy(copy_id=UUID(copy_id))


class DatabaseQueue:
    """Jobs in the same database as the rows."""

    def put(self, copy_id: UUID) -> None:
        look_into.enqueue(str(copy_id))
