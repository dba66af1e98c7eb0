"""What the log says happened to seats after a backup was made: whoever was closed out stays out."""

from collections.abc import Iterable

from django.db import transaction

from sudare.accounts.models import Membership
from sudare.audit.models import Entry

_CLOSED = {"accounts:person:disabled": True, "accounts:person:enabled": False}


@transaction.atomic
def replay(*, entries: Iterable[Entry]) -> None:
    """Close and open seats again, and give roles again as they were last. Skips: entries, which stand in the log."""
    for entry in entries:
        if entry.subject_id is None:
            continue
        seats = Membership.objects.filter(organisation_id=entry.organisation_id, user_id=entry.subject_id)
        if entry.verb in _CLOSED:
            seats.update(disabled_at=entry.at if _CLOSED[entry.verb] else None)
        elif entry.verb == "accounts:person:role_changed":
            seats.update(role=entry.details["after"])
