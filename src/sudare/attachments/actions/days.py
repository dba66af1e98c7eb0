"""The day of each picture: set when it is sent, and set again when the rules change."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from django.conf import settings

from sudare.attachments.models import Attachment
from sudare.attachments.terms import State
from sudare.intake.verdicts import findings_from_json
from sudare.kit.clock import now
from sudare.policy.keeping import kinds_in, retention_of
from sudare.policy.terms import Policy
from sudare.rulebook.queries import changed_lately, policy_in_force

AT_ONCE = 500
CHANGED_WITHIN = timedelta(days=2)  # a house may stand closed over a weekend
_COLUMNS = ["forget_at", "floor_at"]


def days_of(attachment: Attachment, *, sent_at: datetime, policy: Policy | None = None) -> dict[str, Any]:
    """``forget_at`` and ``floor_at`` by the rules of its room, the classes found in it, and the law."""
    rules = policy or policy_in_force(organisation_id=attachment.organisation_id, room_id=attachment.room_id)
    kinds = kinds_in(rules, findings_from_json(attachment.findings))
    kept = retention_of(rules, kinds, ceiling_days=settings.RETENTION_DAYS)
    floor_at = sent_at + timedelta(days=kept.floor_days) if kept.floor_days else None
    return {"forget_at": sent_at + timedelta(days=kept.kept_days), "floor_at": floor_at}


def set_days(attachments: Iterable[Attachment]) -> int:
    """Set the day of each of these sent pictures; returns how many got another one. One query, and one per room."""
    policies: dict[tuple[UUID, UUID | None], Policy] = {}
    moved = []
    for attachment in attachments:
        place = (attachment.organisation_id, attachment.room_id)
        if place not in policies:
            policies[place] = policy_in_force(organisation_id=place[0], room_id=place[1])
        days = days_of(attachment, sent_at=attachment.sent_at or now(), policy=policies[place])
        if any(getattr(attachment, name) != day for name, day in days.items()):
            attachment.forget_at, attachment.floor_at = days["forget_at"], days["floor_at"]
            moved.append(attachment)
    if moved:
        Attachment.objects.bulk_update(moved, _COLUMNS)
    return len(moved)


def recount_days(*, organisation_id: UUID) -> int:
    """Set the days of all living pictures of an organisation anew, batch by batch, after its rules have changed."""
    living = Attachment.objects.filter(organisation_id=organisation_id, state=State.SENT).order_by("pk")
    return sum(set_days(batch) for batch in _batches(living.iterator(chunk_size=AT_ONCE)))


def recount_room(*, room_id: UUID) -> int:
    """Set the days of a room's living pictures anew, inside the transaction that put it under other rules."""
    living = Attachment.objects.filter(room_id=room_id, state=State.SENT).order_by("pk")
    return sum(set_days(batch) for batch in _batches(living.iterator(chunk_size=AT_ONCE)))


def recount_changed() -> None:
    """The job: wherever rules changed lately. Doing it twice changes nothing, so no change can be lost."""
    for organisation_id in changed_lately(since=now() - CHANGED_WITHIN):
        recount_days(organisation_id=organisation_id)


def _batches(rows: Iterator[Attachment]) -> Iterator[list[Attachment]]:
    while batch := list(islice(rows, AT_ONCE)):
        yield batch
