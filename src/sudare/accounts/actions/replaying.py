"""What the log says happened to seats after a backup was made: whoever was closed out stays out."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F

from sudare.accounts.models import Invitation, Membership, Minor, User
from sudare.audit.models import Entry

_CLOSED = {"accounts:person:disabled": True, "accounts:person:enabled": False}
_FROZEN = {"accounts:person:frozen": True, "accounts:person:unfrozen": False}


@transaction.atomic
def replay(*, entries: Iterable[Entry]) -> None:
    """Close, freeze and open seats, give roles, mark who is under age, withdraw invitations, all again.

    Every session ends: some that were ended since the backup came back with it, and nothing tells which.
    Skips: entries, which stand.
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
        elif entry.verb.startswith("accounts:minor:"):
            _mark_again(entry, seats.first())


def _mark_again(entry: Entry, seat: Membership | None) -> None:
    if seat is None:
        return
    if entry.verb == "accounts:minor:unmarked":
        Minor.objects.filter(pk=seat.pk).delete()
        return
    named = User.objects.filter(pk=entry.details.get("adult")).first()
    row, _ = Minor.objects.get_or_create(membership=seat, defaults={"since": entry.at})
    if named:
        Minor.objects.filter(pk=row.pk).update(adult=named)
