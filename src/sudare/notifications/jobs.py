"""Telling as jobs, on the queue that waits for other machines."""

from uuid import UUID

from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from sudare.notifications import actions


@task(queue_name="tell")
def tell(notice_id: str) -> None:
    """Never retried here: what fails is put off in its row, and what dies is found by the sweep."""
    actions.tell(notice_id=UUID(notice_id))


class DatabaseQueue:
    """Jobs in the same database as the notices, so that a row and its job are stored together."""

    def put(self, notice_id: UUID) -> None:
        tell.enqueue(str(notice_id))

    def waiting(self) -> set[UUID]:
        ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=tell.module_path)
        return {UUID(job["args"][0]) for job in ready.values_list("args_kwargs", flat=True)}
