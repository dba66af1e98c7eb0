"""Reads used more than once. None of them decides permission."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Count, QuerySet

from sudare.attachments.models import Attachment, Rendition
from sudare.attachments.terms import UNSENT, Change, State

WAITING = UNSENT | {State.HELD}
_SHOWABLE = frozenset({State.CHECKED, State.CONFIRMED, State.SENT})


@dataclass(frozen=True, slots=True)
class Told:
    """What the check found out, for the sender and for nobody else."""

    verdict: Mapping[str, Any] | None = None
    facts: tuple[Mapping[str, Any], ...] = ()
    removed: tuple[str, ...] = ()
    advice: tuple[Mapping[str, Any], ...] = field(default=())


def told_to(*, user_id: UUID | None, attachment: Attachment) -> Told:
    """The findings if ``user_id`` is the sender, otherwise nothing at all."""
    if attachment.uploader_id != user_id:
        return Told()
    return Told(attachment.verdict, tuple(attachment.facts), tuple(attachment.removed), tuple(attachment.advice))


def expires_at(attachment: Attachment) -> datetime | None:
    """When an unsent upload vanishes; None once it is sent or gone."""
    if attachment.state not in WAITING:
        return None
    return attachment.state_changed_at + timedelta(minutes=settings.UNSENT_MINUTES)


def renditions_of(attachment: Attachment) -> list[Rendition]:
    """What may be shown of it, none before the verdict; uses what was prefetched."""
    return list(attachment.renditions.all()) if attachment.state in _SHOWABLE else []


def of_messages(message_ids: list[UUID]) -> QuerySet[Attachment]:
    """The pictures of these messages, in the order they were picked, with their renditions: two queries."""
    return Attachment.objects.filter(message_id__in=message_ids).prefetch_related("renditions").order_by("id")


def sent_before(*, key: str, uploader_id: UUID) -> Attachment | None:
    """The upload this idempotency key already stands for."""
    return Attachment.objects.filter(uploader_id=uploader_id, idempotency_key=key).first() if key else None


def waiting_of(uploader_id: UUID) -> int:
    """How many uploads of a person are neither sent nor gone."""
    return Attachment.objects.filter(uploader_id=uploader_id, state__in=WAITING).count()


def changed_since(moment: datetime, *, uploader_ids: Iterable[UUID]) -> list[Change]:
    """Uploads of these people that came to another state after ``moment``; naming every state lets the index serve."""
    rows = Attachment.objects.filter(state__in=list(State), state_changed_at__gt=moment, uploader_id__in=uploader_ids)
    return [Change(*row[:2], State(row[2])) for row in rows.values_list("id", "uploader_id", "state")]


def growing_objects() -> set[UUID]:
    """The unfinished objects that uploads on their way are still filling."""
    growing = Attachment.objects.filter(state=State.UPLOADING, quarantine__isnull=False)
    return {object_id for object_id in growing.values_list("quarantine_id", flat=True) if object_id}


def count_by_state() -> dict[str, int]:
    """How many attachments stand in each state; none is nought."""
    found = dict(Attachment.objects.values_list("state").annotate(amount=Count("id")).order_by())
    return {state.value: found.get(state.value, 0) for state in State}


def checks_waiting() -> int:
    """How many pictures nobody has begun to check."""
    return Attachment.objects.filter(state=State.RECEIVED).count()
