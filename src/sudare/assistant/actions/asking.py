"""Putting a question: who may, about which pictures, within which limits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import get_language

from sudare.accounts.models import hash_of
from sudare.accounts.terms import Viewer
from sudare.assistant import queries
from sudare.assistant.access import access_answer, access_asking, access_own_answer, access_seen, may_approve
from sudare.assistant.actions.desk import cards, the_queue, the_reader
from sudare.assistant.actions.quotas import begin_counting
from sudare.assistant.actions.readiness import expect_questions
from sudare.assistant.errors import NoSuchTemplate, NothingAsked, QuestionTooLong, TooManyToAsk
from sudare.assistant.models import Answer, Question, QuestionPicture
from sudare.assistant.readers import Sketch
from sudare.assistant.terms import (
    ASKED,
    LABEL_MAX,
    PICTURES_AT_MOST,
    REGIONS_AT_MOST,
    TEXT_MAX,
    Card,
    Form,
    Left,
    PictureAsked,
    Prices,
)
from sudare.audit.actions import record
from sudare.imaging.terms import Box
from sudare.kit.clock import now
from sudare.kit.errors import Invalid, SudareError
from sudare.kit.text import clean_line, clean_text
from sudare.policy.terms import Policy
from sudare.rulebook.queries import policy_in_force

UNKEPT_FOR: Final = timedelta(hours=8)  # what isn't kept goes with its session, and after a working day at the latest


@dataclass(frozen=True, slots=True)
class Asking:
    """All that is to be known before somebody asks in a room. ``why_not`` where they may not."""

    why_not: SudareError | None
    policy: Policy
    cards: tuple[Card, ...]
    prices: Prices
    left: Left
    templates: tuple[Sketch, ...]
    may_approve: bool


def asking(*, viewer: Viewer, room_id: UUID) -> Asking:
    """Whether this viewer may ask here, whom, about what, and what it would cost.

    Raises: NotFound for whoever isn't in the room. Also: where they may, the reader is made ready meanwhile.
    """
    is_approver = may_approve(viewer=viewer, room_id=room_id)
    why_not: SudareError | None = None
    try:
        access_asking(viewer=viewer, room_id=room_id)
    except SudareError as refused:
        why_not = refused
    else:
        expect_questions()
    return Asking(
        why_not=why_not,
        policy=policy_in_force(organisation_id=viewer.organisation_id, room_id=room_id),
        cards=cards(),
        prices=queries.prices(),
        left=queries.left_for(viewer.organisation_id),
        templates=the_reader().templates(language=get_language() or "ja"),
        may_approve=is_approver,
    )


def ask(
    *,
    viewer: Viewer,
    room_id: UUID,
    pictures: Sequence[PictureAsked] = (),
    text: str = "",
    form: Form | None = None,
    template: str = "",
    language: str = "",
    keep: bool = True,
    session_key: str = "",
    wants_model: bool = True,
    follows: UUID | None = None,
    replaces: UUID | None = None,
    idempotency_key: str = "",
) -> Answer:
    """Ask about pictures in a room; a worker answers. The same key by the same person in the same room asks once.

    ``keep=False``: nothing is left of it when the session ends. ``follows``: an answer of one's own this goes on
    from; without pictures it is about the same ones. ``replaces``: an answer whose question this corrects.

    Raises: NotFound; OnlyLooking, NotAllowed; AiOff, NotForAi, HeldFromAi, PictureClosed; NothingAsked,
    QuestionTooLong, TooManyToAsk, NoSuchTemplate; QuotaUsedUp.
    Also: entry ``assistant:question:asked``, without a word of it.
    """
    access_asking(viewer=viewer, room_id=room_id)
    before = queries.asked_before(room_id=room_id, asker_id=viewer.user_id, idempotency_key=idempotency_key)
    if before is not None:
        return access_answer(viewer=viewer, answer_id=before.answers.order_by("created_at").values_list("pk")[0][0])
    followed = access_own_answer(viewer=viewer, answer_id=follows) if follows else None
    replaced = access_own_answer(viewer=viewer, answer_id=replaces) if replaces else None
    wanted = _checked_pictures(pictures) or _pictures_of(followed or replaced)
    for one in wanted:
        access_seen(viewer=viewer, attachment_id=one.attachment_id, room_id=room_id)
    question = Question(
        organisation_id=viewer.organisation_id,
        room_id=room_id,
        asker_id=viewer.user_id,
        text=_checked_words(text),
        form={name: _checked_words(words) for name, words in (form or Form()).as_json().items()},
        template=_checked_template(template),
        language=(language or get_language() or "ja")[:2],
        wants_model=wants_model,
        follows_id=followed.pk if followed else None,
        replaces=replaced.question if replaced else None,
        lasts_until=None if keep else now() + UNKEPT_FOR,
        session="" if keep or not session_key else hash_of(session_key),
        idempotency_key=idempotency_key,
    )
    if not wanted or not (question.text or question.form or question.template):
        raise NothingAsked
    return _put(viewer, question, wanted)


def put_answer(question: Question, *, is_fresh: bool = False) -> Answer:
    """A place for one more answer to a question, and the job beside it. In the caller's transaction."""
    answer = Answer.objects.create(question=question, is_fresh=is_fresh)
    the_queue().put(answer.pk)
    return answer


@transaction.atomic
def _put(viewer: Viewer, question: Question, wanted: list[PictureAsked]) -> Answer:
    begin_counting(question, pictures=len(wanted))
    question.save(force_insert=True)
    QuestionPicture.objects.bulk_create(_row(question, place, one) for place, one in enumerate(wanted))
    answer = put_answer(question)
    record(
        organisation_id=viewer.organisation_id,
        actor_id=viewer.user_id,
        verb=ASKED,
        subject_id=question.pk,
        details={
            "room_id": question.room_id,
            "pictures": [one.attachment_id for one in wanted],
            "template": question.template,
            "kept": question.lasts_until is None,
        },
    )
    return answer


def _row(question: Question, place: int, one: PictureAsked) -> QuestionPicture:
    return QuestionPicture(
        question=question,
        position=place,
        attachment_id=one.attachment_id,
        name=clean_line(one.name)[:LABEL_MAX],
        intent=clean_line(one.intent)[:LABEL_MAX],
        regions=[[box.x, box.y, box.width, box.height] for box in one.regions],
    )


def _pictures_of(answer: Answer | None) -> list[PictureAsked]:
    """What an earlier question was about, under the same names."""
    rows = answer.question.pictures.all() if answer else ()
    return [
        PictureAsked(row.attachment_id, row.name, row.intent, tuple(Box(*region) for region in row.regions))
        for row in rows
    ]


def _checked_pictures(pictures: Sequence[PictureAsked]) -> list[PictureAsked]:
    if len(pictures) > PICTURES_AT_MOST or any(len(one.regions) > REGIONS_AT_MOST for one in pictures):
        raise TooManyToAsk
    if not all(_is_inside(region) for one in pictures for region in one.regions):
        raise Invalid
    return list(pictures)


def _is_inside(box: Box) -> bool:
    spare = 1e-6
    fits = box.x >= 0 and box.y >= 0 and box.x + box.width <= 1 + spare and box.y + box.height <= 1 + spare
    return fits and box.width > 0 and box.height > 0


def _checked_words(untrusted_text: str) -> str:
    words = clean_text(untrusted_text)
    if len(words) > TEXT_MAX:
        raise QuestionTooLong
    return words


def _checked_template(name: str) -> str:
    if name and name not in {sketch.name for sketch in the_reader().templates(language="en")}:
        raise NoSuchTemplate
    return name
