"""Going on with an answer: stop it, or have it given once more."""

from uuid import UUID

from django.db import transaction
from django.db.models import F

from sudare.accounts.terms import Viewer
from sudare.assistant.access import access_asking, access_own_answer
from sudare.assistant.actions.asking import put_answer
from sudare.assistant.actions.quotas import begin_counting
from sudare.assistant.errors import NotDone
from sudare.assistant.models import Answer
from sudare.assistant.terms import AT_WORK, AnswerState
from sudare.kit.clock import now


def stop(*, viewer: Viewer, answer_id: UUID) -> Answer:
    """End an answer of one's own where it is; the words so far stay. Raises: NotFound. Skips one that has ended."""
    answer = access_own_answer(viewer=viewer, answer_id=answer_id)
    working = Answer.objects.filter(pk=answer.pk, state__in=AT_WORK)
    working.update(state=AnswerState.STOPPED, claim=None, finished_at=now(), version=F("version") + 1)
    return access_own_answer(viewer=viewer, answer_id=answer_id)


def regenerate(*, viewer: Viewer, answer_id: UUID) -> Answer:
    """Have the same question answered anew; nothing remembered is used.

    Raises: NotFound; NotDone while the answer is still coming, or its pictures are gone; AiOff; QuotaUsedUp.
    """
    answer = access_own_answer(viewer=viewer, answer_id=answer_id)
    if answer.state in AT_WORK | {AnswerState.FORGOTTEN}:
        raise NotDone
    access_asking(viewer=viewer, room_id=answer.question.room_id)
    with transaction.atomic():
        begin_counting(answer.question, pictures=answer.question.pictures.count())
        return put_answer(answer.question, is_fresh=True)
