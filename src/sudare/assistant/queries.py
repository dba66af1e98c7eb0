"""Reads used more than once. None of them decides what somebody may see."""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet, Sum

from sudare.assistant.models import Answer, ChosenPlan, ClosedPicture, Correction, Question, Reading, Usage
from sudare.assistant.terms import AT_WORK, AnswerState, Left, Plan, Prices
from sudare.attachments.terms import State
from sudare.kit.clock import now

MICROS = 1_000_000
PAGE = 30
_GONE = [State.FORGOTTEN, State.DISCARDED]


def whole_answers() -> QuerySet[Answer]:
    """Answers with their questions, their pictures in order, and who asked and decided. Two queries."""
    joined = ("question", "question__asker", "question__room", "decided_by", "message")
    return Answer.objects.select_related(*joined).prefetch_related("question__pictures")


def answers_in(*, room_id: UUID, asker_id: UUID, before: datetime | None = None) -> list[Answer]:
    """What somebody asked in a room, the newest first. What is not kept is not in it."""
    rows = whole_answers().filter(
        question__room_id=room_id,
        question__asker_id=asker_id,
        question__lasts_until=None,
        question__replaced_by=None,
    )
    if before is not None:
        rows = rows.filter(created_at__lt=before)
    return list(rows.order_by("-created_at", "-pk")[:PAGE])


def drafts_in(room_ids: Iterable[UUID]) -> list[Answer]:
    """Drafts that wait for somebody in these rooms, the oldest first."""
    rows = whole_answers().filter(question__room_id__in=list(room_ids), state=AnswerState.DRAFT)
    return list(rows.filter(expires_at__gt=now()).order_by("created_at", "pk")[:PAGE])


def answer_before(question: Question) -> Answer | None:
    """The answer a question goes on from, while it is there."""
    if question.follows_id is None:
        return None
    return Answer.objects.select_related("question").filter(pk=question.follows_id).first()


def version_of(answer_id: UUID) -> int | None:
    """How often an answer has changed; None once it is gone. One small read, for whoever listens."""
    return Answer.objects.filter(pk=answer_id).values_list("version", flat=True).first()


def waiting_answers() -> QuerySet[Answer]:
    """Answers nobody has finished."""
    return Answer.objects.filter(state__in=AT_WORK)


def asked_before(*, room_id: UUID, asker_id: UUID, idempotency_key: str) -> Question | None:
    if not idempotency_key:
        return None
    return Question.objects.filter(room_id=room_id, asker_id=asker_id, idempotency_key=idempotency_key).first()


def same_answer(cache_key: str) -> Answer | None:
    """A finished answer to the very same question about the very same renditions, as it was given."""
    done = [AnswerState.DONE, AnswerState.DRAFT, AnswerState.APPROVED]
    rows = Answer.objects.filter(cache_key=cache_key, state__in=done, question__lasts_until=None)
    return rows.order_by("-created_at").first()


def reading_of(*, attachment_id: UUID, sha256: str, reader: str) -> Reading | None:
    return Reading.objects.filter(attachment_id=attachment_id, rendition_sha256=sha256, reader=reader).first()


def is_closed(attachment_id: UUID) -> bool:
    """Whether whoever sent this picture wants no AI to see it."""
    return ClosedPicture.objects.filter(pk=attachment_id).exists()


# --- money and limits --------------------------------------------------------------------------------------
def prices() -> Prices:
    written: dict[str, Any] = settings.AI_PRICES
    return Prices(**written)


def plans() -> dict[str, Plan]:
    """Every plan the operator has written down, and the one without limits where there is none."""
    written = {name: Plan(name=name, **limits) for name, limits in settings.AI_PLANS.items()}
    return written or {settings.AI_PLAN: Plan(name=settings.AI_PLAN)}


def plan_of(organisation_id: UUID) -> Plan:
    chosen = ChosenPlan.objects.filter(pk=organisation_id).values_list("plan", flat=True).first()
    known = plans()
    return known.get(chosen or settings.AI_PLAN) or next(iter(known.values()))


def left_for(organisation_id: UUID) -> Left:
    """What an organisation may still ask this month. Two queries."""
    month = this_month()
    used = Usage.objects.filter(organisation_id=organisation_id, month=month).aggregate(
        pictures=Sum("pictures"), tokens_in=Sum("tokens_in"), tokens_out=Sum("tokens_out"), cost=Sum("cost_micros")
    )
    return Left(
        plan=plan_of(organisation_id),
        pictures_used=used["pictures"] or 0,
        tokens_used=(used["tokens_in"] or 0) + (used["tokens_out"] or 0),
        cost_used=(used["cost"] or 0) / MICROS,
        begins_again_at=_first_of_next(month),
    )


def usage_of(organisation_id: UUID, *, months: int = 12) -> list[Usage]:
    """Sums by room and month, the newest month first."""
    rows = Usage.objects.filter(organisation_id=organisation_id).order_by("-month", "-cost_micros", "-pictures")
    since = this_month().replace(year=this_month().year - 1)
    return list(rows.filter(month__gt=since)[: months * 100])


def this_month() -> date:
    return now().astimezone(UTC).date().replace(day=1)


def _first_of_next(month: date) -> datetime:
    year, number = (month.year + 1, 1) if month.month == 12 else (month.year, month.month + 1)  # noqa: PLR2004  December
    return datetime(year, number, 1, tzinfo=UTC)


# --- forgetting --------------------------------------------------------------------------------------------
def questions_about(attachment_id: UUID) -> QuerySet[Question]:
    return Question.objects.filter(pictures__attachment_id=attachment_id)


def readings_over() -> QuerySet[Reading]:
    """Readings kept for a session only, whose time is over."""
    return Reading.objects.filter(lasts_until__lt=now())


def questions_over() -> QuerySet[Question]:
    """Questions not kept: their time is over, or their session has ended."""
    return Question.objects.filter(lasts_until__lt=now())


def corrections_of(organisation_id: UUID) -> QuerySet[Correction]:
    """What people corrected, with the answers, while their pictures live."""
    rows = Correction.objects.filter(organisation_id=organisation_id, answer__question__lasts_until=None)
    living = rows.exclude(Q(answer__question__pictures__attachment__state__in=_GONE))
    return living.select_related("answer", "answer__question").order_by("corrected_at", "pk")


def digest_of(parts: object) -> str:
    """One hash over everything an answer follows from."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
