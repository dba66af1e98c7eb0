"""Until when somebody under age isn't rung, and between when, by the rules of a room."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from sudare.accounts.queries import is_minor
from sudare.kit.clock import now
from sudare.policy.nights import ends_at, night_at
from sudare.rulebook.queries import policy_in_force


def asleep_until(*, organisation_id: UUID, room_id: UUID | None, user_id: UUID) -> datetime | None:
    """When somebody may be rung again about a room, or about what hangs on none; None where they may be now."""
    if not is_minor(organisation_id=organisation_id, user_id=user_id):
        return None
    quiet = policy_in_force(organisation_id=organisation_id, room_id=room_id).quiet
    return ends_at(quiet, moment=now(), zone=ZoneInfo(settings.TIME_ZONE))


def night_of(*, organisation_id: UUID, room_id: UUID) -> tuple[datetime, datetime] | None:
    """When the quiet hours of a room begin and end: these, or the next ones; None where there are none."""
    quiet = policy_in_force(organisation_id=organisation_id, room_id=room_id).quiet
    return night_at(quiet, moment=now(), zone=ZoneInfo(settings.TIME_ZONE))
