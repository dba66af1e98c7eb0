"""What time does to answers: drafts grow old, workers die, sessions end."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet

from sudare.accounts.models import hash_of
from sudare.accounts.queries import sessions_of
from sudare.assistant import queries
from sudare.assistant.actions.desk import the_queue
from sudare.assistant.errors import ModelFailed
from sudare.assistant.models import Answer, Question, Reading
from sudare.assistant.terms import AnswerState
from sudare.kit.clock import now
from sudare.storage import actions as storage

LEASE: Final = timedelta(minutes=5)  # without a sign of life; a model may think that long and no longer
UNTAKEN: Final = timedelta(minutes=2)  # queued, and no worker came: its job may be lost


def sweep() -> None:
    """Expire drafts, end what its worker died over, and drop what isn't kept once its session is over."""
    _expire_drafts()
    _end_lost()
    _drop_unkept()


def destroy_readings(*, attachment_id: UUID) -> None:
    """What was read in one picture, with its keys, in the caller's transaction."""
    _destroy(Reading.objects.filter(attachment_id=attachment_id))


def _expire_drafts() -> None:
    """Nobody sends any more what nobody approved in time; its words go, that it was asked stays."""
    old = Answer.objects.filter(state=AnswerState.DRAFT, expires_at__lte=now())
    old.update(
        state=AnswerState.EXPIRED, text="", fields=[], checks=[], differences=[], given=None, version=F("version") + 1
    )


def _end_lost() -> None:
    failure = ModelFailed()
    lost = Answer.objects.filter(state__in=[AnswerState.READING, AnswerState.STREAMING], claimed_at__lt=now() - LEASE)
    lost.update(
        state=AnswerState.FAILED,
        claim=None,
        finished_at=now(),
        error=failure.code,
        error_words=failure.public_message,
        version=F("version") + 1,
    )
    waiting = Answer.objects.filter(state=AnswerState.QUEUED, created_at__lt=now() - UNTAKEN)
    for answer_id in waiting.values_list("pk", flat=True):
        the_queue().put_again(answer_id)


def _drop_unkept() -> None:
    over = list(queries.questions_over().values_list("pk", flat=True)) + _left_behind()
    with transaction.atomic():
        Question.objects.filter(pk__in=over).delete()
        _destroy(queries.readings_over())


def _left_behind() -> list[UUID]:
    """Questions whose session has ended."""
    waiting = Question.objects.exclude(session="").values_list("pk", "asker_id", "session")
    open_now: dict[UUID, set[str]] = {}
    gone = []
    for question_id, asker_id, session in waiting:
        if asker_id not in open_now:
            open_now[asker_id] = {hash_of(one.session_key) for one in sessions_of(asker_id)}
        if session not in open_now[asker_id]:
            gone.append(question_id)
    return gone


def _destroy(rows: QuerySet[Reading]) -> None:
    found = list(rows.values_list("pk", "sealed_id"))
    Reading.objects.filter(pk__in=[pk for pk, _ in found]).delete()
    storage.destroy(object_ids=[sealed for _, sealed in found], reason="not kept")
