"""An answer on its way into the room: at once where the rules allow it, or after a person has read and approved it."""

from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import F

from sudare.accounts.terms import Viewer
from sudare.assistant.access import access_draft, access_own_answer
from sudare.assistant.actions.corrections import reword
from sudare.assistant.actions.desk import the_reader
from sudare.assistant.errors import NotADraft, NotDone, WaitsForApproval
from sudare.assistant.models import Answer
from sudare.assistant.queries import whole_answers
from sudare.assistant.terms import APPROVED, POSTED, REFUSED, AnswerState
from sudare.audit.actions import record
from sudare.kit.clock import now
from sudare.kit.text import clean_line
from sudare.rooms import actions as rooms
from sudare.rooms.terms import TEXT_MAX_CHARACTERS

CHECKED: Final = {"ja": "AI下書き・確認済", "en": "AI draft, checked by a person"}
BY_AI: Final = {"ja": "AIの回答", "en": "Answered by an AI"}
REASON_MAX: Final = 300


def approve(*, viewer: Viewer, answer_id: UUID, text: str | None = None) -> Answer:
    """Send a draft into its room as oneself, in one's own words where ``text`` says so.

    Raises: NotFound, NotAllowed; NotADraft once it was decided on or its time is over; what posting raises.
    Also: entry ``assistant:draft:approved``; who approved and what they changed stay with the answer.
    """
    answer = access_draft(viewer=viewer, answer_id=answer_id)
    with transaction.atomic():
        _decided(answer, viewer, AnswerState.APPROVED)
        if text is not None and text.strip() and text != answer.text:
            answer = _reworded(answer, text)
        _post(viewer, answer, CHECKED, said=answer.text)  # word for word what they read and approved
        _record(viewer, APPROVED, answer, details={"edited": answer.given is not None})
    return whole_answers().get(pk=answer.pk)


def refuse(*, viewer: Viewer, answer_id: UUID, reason: str = "") -> Answer:
    """Send a draft to nobody. Raises: NotFound, NotAllowed, NotADraft. Also: entry ``assistant:draft:refused``."""
    answer = access_draft(viewer=viewer, answer_id=answer_id)
    why = clean_line(reason)[:REASON_MAX]
    with transaction.atomic():
        _decided(answer, viewer, AnswerState.REFUSED, reason=why)
        _record(viewer, REFUSED, answer, reason=why)
    return whole_answers().get(pk=answer.pk)


def post(*, viewer: Viewer, answer_id: UUID) -> Answer:
    """Send an answer of one's own into its room. Once: again is the same message.

    Raises: NotFound; WaitsForApproval for a draft; NotDone; what posting raises. Also: recorded.
    """
    answer = access_own_answer(viewer=viewer, answer_id=answer_id)
    if answer.message_id is not None:
        return answer
    if answer.state == AnswerState.DRAFT:
        raise WaitsForApproval
    if answer.state != AnswerState.DONE:
        raise NotDone
    with transaction.atomic():
        _post(viewer, answer, BY_AI, said=_said(answer))
        _record(viewer, POSTED, answer)
    return whole_answers().get(pk=answer.pk)


def _decided(answer: Answer, viewer: Viewer, state: AnswerState, *, reason: str = "") -> None:
    """By compare-and-set: of two who decide at once, one does. Raises: NotADraft."""
    waiting = Answer.objects.filter(pk=answer.pk, state=AnswerState.DRAFT, expires_at__gt=now())
    moved = waiting.update(
        state=state, decided_by_id=viewer.user_id, decided_at=now(), reason=reason, version=F("version") + 1
    )
    if not moved:
        raise NotADraft


def _reworded(answer: Answer, text: str) -> Answer:
    """With the approver's words; the draft's stay beside them."""
    words = text.strip()[:TEXT_MAX_CHARACTERS]
    given = answer.given or {"text": answer.text, "fields": answer.fields, "checks": answer.checks}
    Answer.objects.filter(pk=answer.pk).update(text=words, given=given)
    answer.text, answer.given = words, given
    return answer


def _post(viewer: Viewer, answer: Answer, mark: dict[str, str], *, said: str) -> None:
    seal = f"\n\n— {mark.get(answer.question.language, mark['en'])}"
    message = rooms.post(
        viewer=viewer,
        room_id=answer.question.room_id,
        text=said[: TEXT_MAX_CHARACTERS - len(seal)] + seal,
        idempotency_key=f"answer:{answer.pk}",
    )
    Answer.objects.filter(pk=answer.pk).update(message=message, version=F("version") + 1)


def _said(answer: Answer) -> str:
    """The answer's words, and below them the values of its template that they don't say."""
    question = answer.question
    if not question.template:
        return answer.text
    values = the_reader().words(question.template, answer.fields, language=question.language)
    is_said = all(line.split(": ", 1)[-1] in answer.text for line in values.splitlines())
    return answer.text if is_said else f"{answer.text}\n\n{values}".strip()


def _record(  # noqa: PLR0917  one shape for three deeds
    viewer: Viewer, verb: str, answer: Answer, reason: str = "", details: dict[str, object] | None = None
) -> None:
    record(
        organisation_id=viewer.organisation_id,
        actor_id=viewer.user_id,
        verb=verb,
        subject_id=answer.pk,
        reason=reason,
        details=(details or {}) | {"room_id": answer.question.room_id},
    )


__all__ = ["approve", "post", "refuse", "reword"]
