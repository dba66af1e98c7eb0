"""The check as a job: a row in the database, taken by whichever worker is free."""

from datetime import timedelta
from uuid import UUID

from django.db.models import Q
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from sudare.attachments import actions
from sudare.attachments.actions.upkeep import lease
from sudare.kit.clock import now

KEPT = timedelta(days=1)
MAX_TRIES = 3


@task(queue_name="check")
def check_attachment(attachment_id: str) -> None:
    """Never retried here: a check that fails holds the picture, and one that dies is found by the sweep."""
    actions.check(attachment_id=UUID(attachment_id))


@task(queue_name="check")
def draw_attachment(attachment_id: str) -> None:
    """As above: what fails gives the picture back, and what dies is found by the sweep."""
    actions.draw(attachment_id=UUID(attachment_id))


@task(queue_name="check")
def ban_attachment(attachment_id: str, actor_id: str, label: str) -> None:
    actions.ban(attachment_id=UUID(attachment_id), actor_id=UUID(actor_id), label=label)


class DatabaseQueue:
    """Jobs in the same database as the attachments, so that a row and its job are stored together."""

    def put(self, attachment_id: UUID) -> None:
        check_attachment.enqueue(str(attachment_id))

    def put_drawing(self, attachment_id: UUID) -> None:
        draw_attachment.enqueue(str(attachment_id))

    def put_ban(self, attachment_id: UUID, *, actor_id: UUID, label: str) -> None:
        ban_attachment.enqueue(str(attachment_id), str(actor_id), label)

    def waiting(self) -> set[UUID]:
        ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=check_attachment.module_path)
        return {UUID(job["args"][0]) for job in ready.values_list("args_kwargs", flat=True)}


def retry_bans() -> None:
    """Queue again what its worker died over, or stumbled over: nobody would notice that a picture isn't stopped.

    Skips what was tried often enough, and what somebody else has just queued.
    """
    lost = Q(status=TaskResultStatus.RUNNING, started_at__lt=now() - lease()) | Q(status=TaskResultStatus.FAILED)
    for job in DBTaskResult.objects.filter(lost, task_path=ban_attachment.module_path):
        if len(job.worker_ids) < MAX_TRIES:
            same = DBTaskResult.objects.filter(id=job.id, status=job.status, started_at=job.started_at)
            same.update(status=TaskResultStatus.READY, started_at=None, finished_at=None)


def prune() -> None:
    """Drop the rows of jobs that ended more than a day ago, and of those whose worker died."""
    DBTaskResult.objects.exclude(status=TaskResultStatus.READY).filter(enqueued_at__lt=now() - KEPT).delete()
