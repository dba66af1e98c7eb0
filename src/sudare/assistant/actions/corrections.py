"""What people make of an answer: a value corrected, its words changed. How it was given is kept beside it."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from sudare.accounts.terms import Right, Viewer
from sudare.assistant import queries
from sudare.assistant.access import access_correctable
from sudare.assistant.actions.desk import the_reader
from sudare.assistant.errors import NoSuchField, NotDone, QuestionTooLong
from sudare.assistant.models import Answer, Correction
from sudare.assistant.terms import ANSWER_MAX, VALUE_MAX, AnswerState
from sudare.kit.errors import Invalid, NotAllowed
from sudare.kit.text import clean_text
from sudare.rulebook.queries import policy_in_force

_CHANGEABLE = frozenset({AnswerState.DONE, AnswerState.DRAFT, AnswerState.STOPPED})
ITEMS_AT_MOST = 200

Plain = None | bool | int | float | str


def correct(*, viewer: Viewer, answer_id: UUID, field: str, value: Any) -> Answer:
    """Put another value in the place of one; sums are tried again. Raises: NotFound, NotAllowed, NotDone, NoSuchField.

    Also: where the rules of the room want it, what it was and what it became are kept to measure readers with.
    """
    answer = access_correctable(viewer=viewer, answer_id=answer_id)
    new = _checked_value(value)
    with transaction.atomic():
        answer = _held(answer)
        place = next((place for place, one in enumerate(answer.fields) if one["name"] == field), None)
        if place is None:
            raise NoSuchField
        fields = [dict(one) for one in answer.fields]
        was = fields[place].get("was", fields[place]["value"])
        fields[place] |= {"value": new, "was": was, "is_corrected": True}
        checks = the_reader().checks(answer.question.template, fields)
        words = _words_after(answer, fields)
        _keep(answer, text=words, fields=fields, checks=checks if checks is not None else answer.checks)
        _note(viewer, answer, field, was, new)
    return answer


def reword(*, viewer: Viewer, answer_id: UUID, text: str) -> Answer:
    """Change the words of an answer of one's own, or of a draft. Raises: NotFound, NotAllowed, NotDone, Invalid."""
    answer = access_correctable(viewer=viewer, answer_id=answer_id)
    words = clean_text(text)
    if not words:
        raise Invalid
    if len(words) > ANSWER_MAX:
        raise QuestionTooLong
    with transaction.atomic():
        answer = _held(answer)
        _keep(answer, text=words)
    return answer


def exported_corrections(*, viewer: Viewer) -> Iterator[dict[str, Any]]:
    """What people of this organisation corrected, one question each, to measure readers with.

    Raises: NotAllowed. The form is documented in docs/reference/corrections.md and read by ``sudare bench ask``.
    """
    if not viewer.may(Right.EXPORT):
        raise NotAllowed
    return _lines(viewer.organisation_id)


def _lines(organisation_id: UUID) -> Iterator[dict[str, Any]]:
    told: dict[UUID, dict[str, Any]] = {}
    for row in queries.corrections_of(organisation_id):
        question = row.answer.question
        line = told.setdefault(
            row.answer_id,
            {
                "form": "sudare-corrections-1",
                "answer": str(row.answer_id),
                "template": question.template,
                "question": question.text,
                "language": question.language,
                "reader": row.answer.reader,
                "pictures": [str(each.attachment_id) for each in question.pictures.all()],
                "fields": {one["name"]: one["value"] for one in row.answer.fields},
                "corrected": {},
            },
        )
        line["corrected"][row.field] = {"was": row.was, "became": row.became}
    yield from told.values()


def _words_after(answer: Answer, fields: list[dict[str, Any]]) -> str:
    """The answer's words once a value was corrected: made anew from the values, unless a person wrote them."""
    question = answer.question

    def words(values: list[dict[str, Any]]) -> str:
        return the_reader().words(question.template, values, language=question.language)

    is_untouched = answer.given is None or answer.text in {answer.given["text"], words(answer.fields)}
    made = words(fields) if question.template and is_untouched else ""
    return made[:ANSWER_MAX] or answer.text


def _held(answer: Answer) -> Answer:
    """The answer as it is now, locked. Raises: NotDone."""
    Answer.objects.select_for_update().get(pk=answer.pk)
    held = queries.whole_answers().get(pk=answer.pk)
    if held.state not in _CHANGEABLE:
        raise NotDone
    return held


def _keep(answer: Answer, **columns: Any) -> None:
    """Write what changed; the first time, also how it was given."""
    given = answer.given or {"text": answer.text, "fields": answer.fields, "checks": answer.checks}
    Answer.objects.filter(pk=answer.pk).update(given=given, version=F("version") + 1, **columns)
    answer.refresh_from_db(fields=["text", "fields", "checks", "given", "version"])


def _note(viewer: Viewer, answer: Answer, field: str, was: Any, became: Any) -> None:  # noqa: PLR0917  one caller
    question = answer.question
    policy = policy_in_force(organisation_id=question.organisation_id, room_id=question.room_id)
    if not policy.ai_corrections or question.lasts_until is not None:
        return
    Correction.objects.update_or_create(
        answer=answer,
        field=field,
        defaults={
            "organisation_id": question.organisation_id,
            "was": was,
            "became": became,
            "corrected_by_id": viewer.user_id,
        },
    )


def _checked_value(value: Any, *, depth: int = 0) -> Any:
    """Plain values, and lists of items of plain values: nothing deeper, nothing endless. Raises: Invalid."""
    match value:
        case None | bool() | int() | float():
            return value
        case str() if len(value) <= VALUE_MAX:
            return clean_text(value)
        case list() if depth == 0 and len(value) <= ITEMS_AT_MOST:
            return [_checked_value(each, depth=1) for each in value]
        case dict() if depth == 1 and len(value) <= LABELS_AT_MOST:
            return {str(name)[:VALUE_MAX]: _checked_value(each, depth=2) for name, each in value.items()}
    raise Invalid


LABELS_AT_MOST = 20
