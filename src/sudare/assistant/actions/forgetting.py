"""What goes with a picture: every page read from it, and every answer about it."""

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from django.db.models import F

from sudare.assistant import queries
from sudare.assistant.models import Answer, ClosedPicture, Correction, QuestionPicture, Reading
from sudare.assistant.terms import AnswerState

NOTHING_LEFT: Final[dict[str, Any]] = {
    "text": "",
    "fields": [],
    "checks": [],
    "differences": [],
    "warnings": [],
    "given": None,
    "error": "",
    "error_words": "",
    "reason": "",
    "cache_key": "",
}


def readings_of(attachment_id: UUID) -> Iterable[UUID]:
    """The sealed objects of what was read in a picture."""
    return list(Reading.objects.filter(attachment_id=attachment_id).values_list("sealed_id", flat=True))


def forget_readings(attachment_id: UUID) -> None:
    """The rows that lead to them, in the transaction that destroys their keys."""
    Reading.objects.filter(attachment_id=attachment_id).delete()


def forget_answers(attachment_id: UUID) -> None:
    """Every word asked and answered about a picture, and what people corrected; that somebody asked stays.

    Whoever works on an answer finds it taken away and stops.
    """
    questions = list(queries.questions_about(attachment_id).values_list("pk", flat=True))
    if not questions:
        ClosedPicture.objects.filter(pk=attachment_id).delete()
        return
    answers = Answer.objects.filter(question_id__in=questions)
    Correction.objects.filter(answer__in=answers).delete()
    answers.update(state=AnswerState.FORGOTTEN, claim=None, version=F("version") + 1, **NOTHING_LEFT)
    QuestionPicture.objects.filter(question_id__in=questions).update(name="", intent="", regions=[])
    queries.questions_about(attachment_id).update(text="", form={})
    ClosedPicture.objects.filter(pk=attachment_id).delete()
