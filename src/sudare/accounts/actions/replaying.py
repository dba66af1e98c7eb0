"""What the log says happened to seats after a backup was made: whoever was closed out stays out."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F

from sudare.accounts.models import Invitation, Membership, User
from sudare.audit.models import Entry

_CLOSED = {"accounts:person:disabled": True, "accounts:person:enabled": False}
_FROZEN = {"accounts:person:frozen": True, "accounts:person:unfrozen": False}


@transaction.atomic
def replay(*, entries: Iterable[Entry]) -> None:
    """Close, freeze and open seats again, give roles again, withdraw invitations again. Skips: entries, which stand.

    Every session ends: some that were ended since the backup came back with it, and nothing tells which.
    """
    User.objects.update(session_epoch=F("session_epoch") + 1)
    for entry in entries:
        if entry.subject_id is None:
            continue
        if entry.verb == "accounts:invitation:withdrawn":
            links = Invitation.objects.filter(pk=entry.subject_id, organisation_id=entry.organisation_id)
            links.filter(accepted_at=None, withdrawn_at=None).update(withdrawn_at=entry.at)
            continue
        seats = Membership.objects.filter(organisation_id=entry.organisation_id, user_id=entry.subject_id)
        if entry.verb in _CLOSED:
            seats.update(disabled_at=entry.at if _CLOSED[entry.verb] else None)
        elif entry.verb in _FROZEN:
            seats.update(frozen_at=entry.at if _FROZEN[entry.verb] else None)
        elif entry.verb == "accounts:person:role_changed":
            seats.update(role=entry.details["after"])
