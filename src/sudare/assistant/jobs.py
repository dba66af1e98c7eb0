"""Answers as jobs: rows in the database, taken by whichever worker is free. A queue of their own: no picture waits."""

from datetime import datetime
from uuid import UUID

from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from sudare.assistant import actions


@task(queue_name="ask")
def answer_question(answer_id: str) -> None:
    """Never retried here: what fails says so, and what dies is found by the sweep."""
    actions.run(answer_id=UUID(answer_id))


@task(queue_name="ask")
def expect_questions() -> None:
    """Ready at once in the worker that takes it; the others see its row. See docs/decisions/0191."""
    actions.make_ready()


class DatabaseQueue:
    """Jobs in the same database as the questions, so that a row and its job are stored together."""

    def put(self, answer_id: UUID) -> None:
        answer_question.enqueue(str(answer_id))

    def put_again(self, answer_id: UUID) -> None:
        """Where no job waits for it any more."""
        ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=answer_question.module_path)
        if str(answer_id) not in {job["args"][0] for job in ready.values_list("args_kwargs", flat=True)}:
            self.put(answer_id)

    def expect(self) -> None:
        expect_questions.enqueue()

    def has_moved(self, *, since: datetime) -> bool:
        """Of any queue: a picture that came is a job, too."""
        return DBTaskResult.objects.filter(enqueued_at__gte=since).exists()
