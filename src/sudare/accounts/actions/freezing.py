"""A seat frozen, not closed: nothing is deleted, and nothing but an objection is left to do until somebody decides."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from sudare.accounts.access import access_person
from sudare.accounts.actions.people import checked_reason
from sudare.accounts.errors import OwnSeat
from sudare.accounts.events import SeatFrozen
from sudare.accounts.models import BarredIdentity, Membership, identity_hash
from sudare.accounts.terms import Right, Viewer
from sudare.audit.actions import record
from sudare.kit.clock import now
from sudare.kit.errors import NotAllowed
from sudare.kit.events import announce


def freeze(*, organisation_id: UUID, user_id: UUID, because_of: UUID) -> None:
    """Freeze somebody's seat here, in the caller's transaction; the house does it by itself. Once is enough.

    Also: entry ``accounts:person:frozen`` with what it was because of; announces SeatFrozen. Skips: telling anybody
    outside, which is for people to decide.
    """
    seat = Membership.objects.filter(organisation_id=organisation_id, user_id=user_id, frozen_at=None)
    if seat.update(frozen_at=now()):
        record(
            organisation_id=organisation_id,
            actor_id=None,
            verb="accounts:person:frozen",
            subject_id=user_id,
            details={"because_of": because_of},
        )
        fact = SeatFrozen(user_id=user_id, organisation_id=organisation_id)
        transaction.on_commit(lambda: announce(fact))


@transaction.atomic
def unfreeze(*, viewer: Viewer, membership_id: UUID, reason: str) -> Membership:
    """Give somebody their seat back, after a person has looked into it.

    Raises: NotAllowed, NotFound, OwnSeat, ReasonMissing. Also: recorded with the reason.
    """
    if not viewer.may(Right.MODERATE):
        raise NotAllowed
    seat = access_person(viewer=viewer, membership_id=membership_id)
    words = checked_reason(reason)
    if seat.user_id == viewer.user_id:
        raise OwnSeat
    if Membership.objects.filter(pk=seat.pk).exclude(frozen_at=None).update(frozen_at=None):
        record(
            organisation_id=viewer.organisation_id,
            actor_id=viewer.user_id,
            verb="accounts:person:unfrozen",
            subject_id=seat.user_id,
            reason=words,
        )
    seat.refresh_from_db()
    return seat


def thaw(*, organisation_id: UUID, user_id: UUID, because_of: UUID) -> None:
    """Give a frozen seat back by a case's decision, in the caller's transaction. Also: ``accounts:person:unfrozen``."""
    seat = Membership.objects.filter(organisation_id=organisation_id, user_id=user_id).exclude(frozen_at=None)
    if seat.update(frozen_at=None):
        record(
            organisation_id=organisation_id,
            actor_id=None,
            verb="accounts:person:unfrozen",
            subject_id=user_id,
            details={"because_of": because_of},
        )


def bar_identity(*, organisation_id: UUID, identity: str, because_of: UUID, until: datetime | None = None) -> None:
    """Let nobody come in by this address or sign again. Only its keyed hash is kept. Once is enough.

    Also: entry ``accounts:identity:barred`` with what it was because of, without the identity.
    """
    if not identity:
        return
    _, is_new = BarredIdentity.objects.get_or_create(
        organisation_id=organisation_id,
        hashed=identity_hash(organisation_id, identity),
        defaults={"because_of": because_of, "until": until},
    )
    if is_new:
        record(organisation_id=organisation_id, actor_id=None, verb="accounts:identity:barred", subject_id=because_of)
