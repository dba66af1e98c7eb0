"""What rules would do to the pictures that live now, and what a month has brought."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings

from sudare.attachments.models import Attachment
from sudare.attachments.terms import Forecast, State
from sudare.audit.models import Entry
from sudare.intake.verdicts import findings_from_json
from sudare.kit.clock import now
from sudare.policy.keeping import kinds_in, retention_of
from sudare.policy.terms import Policy
from sudare.rulebook.queries import rooms_following, rooms_with_own_rules
from sudare.storage.queries import receipts_between, standing, under_hold
from sudare.storage.terms import REFUSED


@dataclass(frozen=True, slots=True)
class Month:
    """What was forgotten in a month and by which rule, what was refused, and what is kept past its day now."""

    forgotten: dict[str, int]
    keys: int
    refused: int
    holds: int
    past_their_day: int
    under_floor: int


def forecast(
    *, organisation_id: UUID, retention: Policy, room_id: UUID | None = None, desk_id: UUID | None = None
) -> Forecast:
    """What would be forgotten at once if these were the rules, and what would stay all the same. A few queries.

    Of a room, of a desk or of the whole organisation, the latter two without what has rules of its own: it keeps them.
    """
    living = Attachment.objects.filter(organisation_id=organisation_id, state=State.SENT, sent_at__isnull=False)
    if room_id or desk_id:
        here = [room_id] if room_id else rooms_following(desk_id, organisation_id=organisation_id) if desk_id else []
        living = living.filter(room_id__in=here)
    else:
        living = living.exclude(room_id__in=rooms_with_own_rules(organisation_id))
    living = living.annotate(is_held=under_hold())
    moment, counted = now(), Counter[str]()
    for sent_at, findings, is_held in living.values_list("sent_at", "findings", "is_held").iterator(chunk_size=2000):
        counted["total"] += 1
        kinds = kinds_in(retention, findings_from_json(findings))
        kept = retention_of(retention, kinds, ceiling_days=settings.RETENTION_DAYS)
        if sent_at and sent_at + timedelta(days=kept.days) <= moment:
            counted[
                _what_happens(is_held=is_held, is_under_floor=sent_at + timedelta(days=kept.floor_days) > moment)
            ] += 1
    return Forecast(counted["total"], counted["due"], counted["held"], counted["floor"])


def month(*, organisation_id: UUID, start: datetime, end: datetime) -> Month:
    """The report of a month: from ``start`` up to, not including, ``end``; holds and floors as they stand now."""
    receipts = receipts_between(organisation_id=organisation_id, start=start, end=end)
    rules, keys = Counter[str](), 0
    for rule, destroyed in receipts.values_list("rule", "objects_forgotten").iterator():
        rules[rule] += 1
        keys += len(destroyed)
    refused = Entry.objects.filter(organisation_id=organisation_id, verb=REFUSED, at__gte=start, at__lt=end)
    living = Attachment.objects.filter(organisation_id=organisation_id, state=State.SENT)
    return Month(
        forgotten=dict(rules),
        keys=keys,
        refused=refused.count(),
        holds=standing(organisation_id).count(),
        past_their_day=living.filter(under_hold(), forget_at__lte=now()).count(),
        under_floor=living.filter(floor_at__gt=now()).count(),
    )


def _what_happens(*, is_held: bool, is_under_floor: bool) -> str:
    if is_held:
        return "held"
    return "floor" if is_under_floor else "due"
