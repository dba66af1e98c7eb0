"""Answering in a worker: read, ask the model if there is one, find every value on the page, and say how it ended."""

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import F

from sudare.accounts.access import viewer_in
from sudare.accounts.queries import working_seats
from sudare.accounts.terms import Viewer
from sudare.assistant import queries
from sudare.assistant.actions.covers import covers_of
from sudare.assistant.actions.desk import the_provider, the_reader
from sudare.assistant.actions.progress import Progress
from sudare.assistant.actions.quotas import count_answer
from sudare.assistant.actions.readings import ReadPicture, for_model, read, show, show_parts
from sudare.assistant.errors import ModelFailed, Stopped
from sudare.assistant.models import Answer
from sudare.assistant.providers import Provider
from sudare.assistant.readers.asked import Asked, key_of
from sudare.assistant.readers.by_model import Told, ask_model
from sudare.assistant.readers.wording import RULES_VERSION
from sudare.assistant.terms import ANSWERED, AnswerState, OnWords, Seen, Warned
from sudare.audit.actions import record
from sudare.kit.clock import now
from sudare.kit.errors import NotFound, SudareError
from sudare.kit.log import fault_of
from sudare.reading.terms import Page
from sudare.rulebook.queries import policy_in_force

log = structlog.get_logger(__name__)

WORDS_AT_ONCE: Final = 24  # of a ready answer, told as it would come; the first of them at once


def run(*, answer_id: UUID) -> None:
    """Answer a question that waits, as whoever asked it: what they may not see now, no AI sees for them.

    Also: entry ``assistant:answer:given``; the month's sums. Whatever goes wrong ends in a sentence and never in
    silence. Skips what somebody else has taken, or what was stopped or forgotten meanwhile.
    """
    progress = Progress.claimed(answer_id)
    if progress is None:
        return
    begun = time.monotonic()
    try:
        told = _answered(progress)
    except Stopped:
        return
    except SudareError as failure:
        progress.fail(failure)
    except Exception as error:  # noqa: BLE001  whatever it is, somebody waits for a word
        log.error("answer_failed", answer_id=str(answer_id), **fault_of(error))  # noqa: TRY400  the message may quote a picture
        progress.fail(ModelFailed())
    else:
        _finish(progress, told, seconds=time.monotonic() - begun)


def _answered(progress: Progress) -> Told:
    question = progress.answer.question
    viewer = _asker(progress.answer)
    read_pictures = [read(viewer=viewer, asked=asked, question=question) for asked in question.pictures.all()]
    asked = _asked(progress.answer, read_pictures)
    provider = the_provider() if question.wants_model else None
    model = provider.card.name if provider else the_reader().name
    key = queries.digest_of(key_of(asked, model=model, version=RULES_VERSION))
    if (before := _remembered(progress.answer, key)) is not None:
        return before
    progress.remember(key)
    told = _from_model(progress, viewer, asked, provider, read_pictures) if provider else _built_in(progress, asked)
    still = (Warned.STILL,) if any(one.is_moving for one in read_pictures) else ()
    different = tuple(one.as_json(question.language) for one in asked.differences())
    return replace(told, warnings=(*told.warnings, *still), differences=different)


def _from_model(  # noqa: PLR0917  one caller
    progress: Progress, viewer: Viewer, asked: Asked, provider: Provider, pictures_read: Sequence[ReadPicture]
) -> Told:
    """The model's answer; when it fails, the built-in reader's, which says so."""
    question = progress.answer.question

    def shown(*, is_smaller: bool = False) -> tuple[Seen, ...]:
        who, room_id = provider.card, question.room_id
        why = (question.template or "question") if who.has_vision else "text"
        made = [
            for_model(viewer=viewer, attachment_id=one.attachment_id, room_id=room_id, is_smaller=is_smaller)
            for one in question.pictures.all()
        ]
        whole = tuple(show(viewer=viewer, made=one, room_id=room_id, model=who.name, purpose=why) for one in made)
        if is_smaller or not who.has_vision or any(one.is_moving for one in pictures_read):
            return whole  # what was too much goes without parts
        return whole + show_parts(viewer=viewer, made=made, parts=asked.parts, room_id=room_id, model=who.name)

    pictures = shown()  # also where only the words read in it go: that is an exposure, too
    try:
        return ask_model(
            provider,
            asked,
            reader=the_reader(),
            pictures=pictures if provider.card.has_vision else (),
            smaller=lambda: shown(is_smaller=True),
            on_words=progress.stream,
        )
    except ModelFailed as failure:
        log.warning("model_failed", code=failure.code, model=provider.card.name)
        progress.begin_again()
        fallen = _built_in(progress, asked)
        return replace(fallen, warnings=(*fallen.warnings, Warned.FELL_BACK), failure=failure)


def _built_in(progress: Progress, asked: Asked) -> Told:
    found = asked.read_by(the_reader())
    _tell_in_pieces(found.answer, progress.stream)
    return Told.of(found, reader=the_reader().name)


def _tell_in_pieces(text: str, on_words: OnWords) -> None:
    on_words(text[:WORDS_AT_ONCE])
    if len(text) > WORDS_AT_ONCE:
        on_words(text)


def _asked(answer: Answer, pictures: Sequence[ReadPicture]) -> Asked:
    question = answer.question
    followed = queries.answer_before(question)
    sketches = {sketch.name: sketch for sketch in the_reader().templates(language=question.language)}
    return Asked(
        pages=tuple(_looked_at(one, question.asker_id) for one in pictures),
        renditions=tuple((str(one.asked.attachment_id), one.rendition.sha256) for one in pictures),
        names=tuple((one.asked.name, one.asked.intent) for one in pictures),
        regions=tuple(tuple(map(tuple, one.asked.regions)) for one in pictures),
        text=question.text,
        form=dict(question.form),
        sketch=sketches.get(question.template),
        language=question.language,
        before=((followed.question.text, followed.text) if followed else ("", "")),
    )


def _looked_at(one: ReadPicture, asker_id: UUID) -> Page:
    """The page with its covers, or what of it stands where somebody pointed."""
    regions = one.asked.regions
    page = replace(one.page, covers=covers_of(one.rendition.attachment, viewer_id=asker_id))
    if not regions:
        return page

    def is_pointed_at(box: Any) -> bool:
        x, y = box.x + box.width / 2, box.y + box.height / 2
        return any(left <= x <= left + width and top <= y <= top + height for left, top, width, height in regions)

    lines = tuple(line for line in page.lines if is_pointed_at(line.box))
    rows = tuple(row for row in page.rows if all(line in lines for line in row.lines))
    tables = tuple(table for table in page.tables if is_pointed_at(table.box))
    codes = tuple(code for code in page.codes if is_pointed_at(code.box))
    covers = tuple(cover for cover in page.covers if is_pointed_at(cover.box))
    return replace(page, lines=lines, rows=rows, tables=tables, codes=codes, covers=covers)


def _asker(answer: Answer) -> Viewer:
    """Whoever asked, as they are seated now. Raises: NotFound when they no longer are."""
    question = answer.question
    seats = working_seats().filter(user_id=question.asker_id, organisation_id=question.organisation_id)
    seat = seats.select_related("user").first()
    if seat is None:
        raise NotFound
    return viewer_in(seat)


def _remembered(answer: Answer, key: str) -> Told | None:
    if answer.is_fresh or (before := queries.same_answer(key)) is None:
        return None
    given = before.given or {"text": before.text, "fields": before.fields, "checks": before.checks}
    warnings = [one for one in before.warnings if one not in {Warned.CACHED, Warned.FELL_BACK}]
    return Told(
        text=given["text"],
        fields=given["fields"],
        checks=given["checks"],
        warnings=(*warnings, Warned.CACHED),
        reader=before.reader,
        differences=tuple(before.differences),
    )


def _finish(progress: Progress, told: Told, *, seconds: float) -> None:
    answer, question = progress.answer, progress.answer.question
    policy = policy_in_force(organisation_id=question.organisation_id, room_id=question.room_id)
    state = AnswerState.DRAFT if policy.ai_drafts else AnswerState.DONE
    lasts = timedelta(hours=settings.AI_DRAFT_HOURS)
    with transaction.atomic():
        cost = count_answer(answer, tokens_in=told.tokens_in, tokens_out=told.tokens_out)
        progress.end(
            state=state,
            text=told.text,
            fields=told.fields,
            checks=told.checks,
            differences=list(told.differences),
            warnings=list(dict.fromkeys(map(str, told.warnings))),
            reader=told.reader,
            error=told.failure.code if told.failure else "",
            error_words=told.failure.public_message if told.failure else "",
            tokens_in=told.tokens_in,
            tokens_out=told.tokens_out,
            cost_micros=cost,
            seconds=seconds,
            expires_at=now() + lasts if policy.ai_drafts else None,
            version=F("version") + 1,
        )
        record(
            organisation_id=question.organisation_id,
            actor_id=question.asker_id,
            verb=ANSWERED,
            subject_id=answer.pk,
            details={"question": question.pk, "state": str(state), "tokens": told.tokens_in + told.tokens_out},
        )
