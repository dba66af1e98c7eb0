"""The heavy work around looking, as jobs: rows in the database, taken by whichever worker is free."""

from uuid import UUID

from django_tasks import task

from sudare.viewing.actions import fingerprinting, tracing


@task(queue_name="check")
def trace_picture(tracing_id: str) -> None:
    tracing.run(tracing_id=UUID(tracing_id))


@task(queue_name="check")
def fingerprint_picture(attachment_id: str) -> None:
    fingerprinting.fingerprint(attachment_id=UUID(attachment_id))


class DatabaseQueue:
    """Jobs in the same database as what they are about, so that a row and its job are stored together."""

    def put_tracing(self, tracing_id: UUID) -> None:
        trace_picture.enqueue(str(tracing_id))

    def put_fingerprinting(self, attachment_id: UUID) -> None:
        fingerprint_picture.enqueue(str(attachment_id))
