"""Who is under age: marked by whoever looks after people, with a grown-up to turn to; lifted with a reason."""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from django.db import transaction

from sudare.accounts import queries
from sudare.accounts.access import require_step_up
from sudare.accounts.actions.people import checked_reason, seat_to_manage
from sudare.accounts.errors import AdultUnfit, MinorHasDuties
from sudare.accounts.models import Membership, Minor
from sudare.accounts.terms import BreakGlass, Role, Viewer
from sudare.audit.actions import record

MARKED: Final = "accounts:minor:marked"
STATED: Final = "accounts:minor:stated"
ADULT_NAMED: Final = "accounts:minor:adult_named"
UNMARKED: Final = "accounts:minor:unmarked"

Parting = Callable[[UUID, UUID], None]
_partings: list[Parting] = []


def part_minors_with(parting: Parting) -> None:
    """Let a floor above end what somebody under age has with guests: (organisation, person), in the transaction that
    marks them. It raises MinorHasDuties where a person has to end it first.
    """
    _partings[:] = [parting]


@transaction.atomic
def mark_minor(*, viewer: Viewer, membership_id: UUID, adult_id: UUID | None) -> Minor:
    """Say that a member is under age, and whom of the grown-ups here they can turn to; or name another one.

    Raises: NotAllowed, NotFound, RoleTooHigh, AdultUnfit, MinorHasDuties. Also: entry ``accounts:minor:marked``, or
    ``accounts:minor:adult_named`` for whoever was marked before. From here on their rooms show nothing outside.
    """
    seat = seat_to_manage(viewer=viewer, membership_id=membership_id)
    if seat.role != Role.MEMBER:
        raise MinorHasDuties
    adult = _checked_adult(seat, adult_id)
    before = Minor.objects.filter(pk=seat.pk).first()
    if before is None:
        for parting in _partings:
            parting(seat.organisation_id, seat.user_id)
        made = Minor.objects.create(membership=seat, marked_by_id=viewer.user_id, adult_id=adult)
        _record(seat, MARKED, actor_id=viewer.user_id, adult=adult)
        return made
    if before.adult_id != adult:
        before.adult_id = adult
        before.save(update_fields=["adult"])
        _record(seat, ADULT_NAMED, actor_id=viewer.user_id, adult=adult)
    return before


@transaction.atomic
def unmark_minor(*, viewer: Viewer, membership_id: UUID, reason: str) -> None:
    """Say that somebody isn't under age (any more). What their rooms refused is possible again from now on.

    Raises: NotAllowed, NotFound, RoleTooHigh, ReasonMissing, StepUpNeeded. Also: entry ``accounts:minor:unmarked``
    with the reason. Skips: somebody who isn't marked.
    """
    seat = seat_to_manage(viewer=viewer, membership_id=membership_id)
    words = checked_reason(reason)
    require_step_up(viewer=viewer, verb=BreakGlass.CHANGE_ROLE)
    gone, _ = Minor.objects.filter(pk=seat.pk).delete()
    if gone:
        _record(seat, UNMARKED, actor_id=viewer.user_id, reason=words)


def note_stated_minor(*, organisation_id: UUID, user_id: UUID) -> None:
    """Take a visitor at their word that they are under age, in the caller's transaction. Once said, it stays.

    Also: entry ``accounts:minor:stated``, without the age. Skips: who is marked already.
    """
    seat = Membership.objects.get(organisation_id=organisation_id, user_id=user_id, role=Role.VISITOR)
    _, is_new = Minor.objects.get_or_create(membership=seat)
    if is_new:
        _record(seat, STATED, actor_id=user_id)


def _checked_adult(minor: Membership, adult_id: UUID | None) -> UUID:
    """Raises: AdultUnfit unless it is somebody else who sits here, talks, and is no minor or visitor."""
    fit = {user_id for user_id, _ in queries.grown_ups_of(minor.organisation_id)} - {minor.user_id}
    if adult_id is None or adult_id not in fit:
        raise AdultUnfit
    return adult_id


def _record(seat: Membership, verb: str, *, actor_id: UUID, reason: str = "", adult: UUID | None = None) -> None:
    record(
        organisation_id=seat.organisation_id,
        actor_id=actor_id,
        verb=verb,
        subject_id=seat.user_id,
        reason=reason,
        details={"adult": adult} if adult else None,
    )
