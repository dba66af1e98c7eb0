"""Taking in and telling as jobs, on a queue of their own: a slow mail server keeps no picture waiting."""

from uuid import UUID

from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from sudare.channels import actions
from sudare.channels.queries import mailboxes_to_ask


@task(queue_name="tell")
def take_in(inbound_id: str) -> None:
    """Never retried here: what fails is put off in its row, and what dies is found by the sweep."""
    actions.take_in(inbound_id=UUID(inbound_id))


@task(queue_name="tell")
def tell(outbound_id: str) -> None:
    actions.tell(outbound_id=UUID(outbound_id))


@task(queue_name="tell")
def ask_mailbox(desk_id: str) -> None:
    actions.ask_mailbox(desk_id=UUID(desk_id))


def ask_mailboxes() -> None:
    """A job for every mailbox that doesn't wait for one already."""
    ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=ask_mailbox.module_path)
    waiting = {job["args"][0] for job in ready.values_list("args_kwargs", flat=True)}
    for desk_id in mailboxes_to_ask():
        if str(desk_id) not in waiting:
            ask_mailbox.enqueue(str(desk_id))


class DatabaseQueue:
    """Jobs in the same database as the rows, so that a row and its job are stored together."""

    def put_in(self, inbound_id: UUID) -> None:
        take_in.enqueue(str(inbound_id))

    def put_out(self, outbound_id: UUID) -> None:
        tell.enqueue(str(outbound_id))

    def waiting(self) -> set[UUID]:
        ours = [take_in.module_path, tell.module_path]
        ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path__in=ours)
        return {UUID(job["args"][0]) for job in ready.values_list("args_kwargs", flat=True)}
