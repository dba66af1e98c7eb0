"""Answers as whoever may read them sees them, in their language."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.utils.translation import get_language, gettext

from sudare.accounts.terms import Viewer
from sudare.assistant import queries
from sudare.assistant.access import may_approve
from sudare.assistant.actions.desk import the_reader
from sudare.assistant.readers import Sketch
from sudare.assistant.terms import AnswerState, Left, Warned
from sudare.connect import asking_schemas as schemas
from sudare.connect.schemas import Author
from sudare.kit.errors import SudareError

Row = Any  # a model's row, seen through its attributes

WARNINGS: Final = {
    Warned.NOT_FOUND: "The model gave words that weren't found in the picture. Please compare them with it.",
    Warned.FELL_BACK: "The AI model didn't answer, so the built-in reader did.",
    Warned.NO_MODEL: "The AI model saw the text read in the picture, not the picture itself.",
    Warned.NOT_JSON: "The AI model didn't keep to the form, so its values can't be shown one by one.",
    Warned.SHRUNK: "The picture was made smaller for the AI model. Small print may be missing.",
    Warned.STILL: "Only one moment of this moving picture was read.",
    Warned.CACHED: "The same was asked before and nothing has changed, so this is the answer of then.",
    Warned.CUT: "The AI model broke off before the end.",
}
ALWAYS: Final = "An AI can be wrong. Each value shows where it stands in the picture; please compare."
WAITING_FOR_A_PERSON: Final = "A person reads this answer first. It comes into the room when they have approved it."


class Told:
    """What many answers of one page have in common, asked for once."""

    def __init__(self, viewer: Viewer) -> None:
        self.viewer = viewer
        self.currency = queries.prices().currency
        self._sketches = {sketch.name: sketch for sketch in the_reader().templates(language=get_language() or "ja")}
        self._approves: dict[object, bool] = {}

    def sketch(self, name: str) -> Sketch | None:
        return self._sketches.get(name)

    def may_approve(self, room_id: Any) -> bool:
        if room_id not in self._approves:
            self._approves[room_id] = may_approve(viewer=self.viewer, room_id=room_id)
        return self._approves[room_id]


def answer(row: Row, *, viewer: Viewer, told: Told | None = None) -> schemas.Answer:
    """One answer. Of a draft, whoever asked and may not approve it reads nothing yet."""
    told = told or Told(viewer)
    question = row.question
    is_approver = told.may_approve(question.room_id)
    is_hidden = row.expires_at is not None and row.state != AnswerState.APPROVED and not is_approver
    sketch = told.sketch(question.template)
    titles = {each.name: each.title for each in sketch.fields} if sketch else {}
    return schemas.Answer(
        id=row.pk,
        room_id=question.room_id,
        state=row.state,
        version=row.version,
        question=_question(question),
        text=gettext(WAITING_FOR_A_PERSON) if is_hidden else row.text,
        fields=[] if is_hidden else _values(row.fields, titles),
        checks=[] if is_hidden else [schemas.CheckMade(**each) for each in row.checks],
        differences=[] if is_hidden else [schemas.PictureDifference(**each) for each in row.differences],
        warnings=[] if is_hidden else [warning(code) for code in row.warnings],
        disclaimers=list(sketch.disclaimers) if sketch else [],
        reader=row.reader,
        error=schemas.Why(code=row.error, text=gettext(row.error_words)) if row.error else None,
        seconds=round(row.seconds, 3),
        first_words_seconds=row.first_words_seconds,
        tokens_in=row.tokens_in,
        tokens_out=row.tokens_out,
        cost=row.cost_micros / queries.MICROS,
        currency=told.currency,
        created_at=row.created_at,
        finished_at=row.finished_at,
        expires_at=row.expires_at,
        decided_by=_author(row.decided_by) if row.decided_by else None,
        decided_at=row.decided_at,
        reason=row.reason,
        given=_given(row.given, titles) if row.given and not is_hidden else None,
        message_id=row.message_id,
        is_mine=question.asker_id == viewer.user_id,
        may_approve=is_approver,
    )


def answers(rows: Iterable[Row], *, viewer: Viewer) -> list[schemas.Answer]:
    told = Told(viewer)
    return [answer(row, viewer=viewer, told=told) for row in rows]


def why(error: SudareError) -> schemas.Why:
    return schemas.Why(code=error.code, text=gettext(error.public_message))


def warning(code: str) -> schemas.Warned:
    """A code of the reader's own is told as it is."""
    known = WARNINGS.get(Warned(code)) if code in set(Warned) else None
    return schemas.Warned(code=code, text=gettext(known) if known else code)


def left(found: Left) -> schemas.QuotaLeft:
    plan = found.plan
    return schemas.QuotaLeft(
        plan=plan.name,
        pictures=_rest(plan.pictures, found.pictures_used),
        tokens=_rest(plan.tokens, found.tokens_used),
        cost=None if plan.cost is None else max(plan.cost - found.cost_used, 0.0),
        pictures_used=found.pictures_used,
        tokens_used=found.tokens_used,
        cost_used=found.cost_used,
        begins_again_at=found.begins_again_at,
    )


def all_sentences() -> Iterable[str]:
    """Every sentence here, for the test that looks for each in the Japanese catalogue."""
    return (*WARNINGS.values(), WAITING_FOR_A_PERSON, ALWAYS)


def always() -> list[str]:
    """What stands beside every answer."""
    return [gettext(ALWAYS)]


def _rest(limit: int | None, used: int) -> int | None:
    return None if limit is None else max(limit - used, 0)


def _question(row: Row) -> schemas.QuestionAsked:
    return schemas.QuestionAsked(
        id=row.pk,
        text=row.text,
        form=row.form,
        template=row.template,
        language=row.language,
        keep=row.lasts_until is None,
        follows=row.follows_id,
        pictures=[
            schemas.PictureOfQuestion(
                attachment_id=each.attachment_id,
                number=each.position + 1,
                name=each.name,
                intent=each.intent,
                regions=each.regions,
            )
            for each in row.pictures.all()
        ],
        asked_by=_author(row.asker),
        asked_at=row.asked_at,
    )


def _values(fields: Iterable[Mapping[str, Any]], titles: Mapping[str, str]) -> list[schemas.Value]:
    return [schemas.Value(**{"title": titles.get(each["name"], each["name"]), **each}) for each in fields]


def _given(given: Mapping[str, Any], titles: Mapping[str, str]) -> schemas.GivenAnswer:
    return schemas.GivenAnswer(text=given["text"], fields=_values(given["fields"], titles))


def _author(user: Row) -> Author:
    return Author(id=user.pk, name=user.name)
