"""Organisations founded, roles changed, seats closed and opened again."""

from uuid import UUID

from django.db import transaction
from django.db.models import F

from sudare.accounts import queries
from sudare.accounts.access import access_person, require_step_up, viewer_in
from sudare.accounts.actions.admission import admit, checked_language, checked_name, known_seat
from sudare.accounts.errors import LastOwner, MinorHasDuties, OwnSeat, ReasonMissing, RoleTooHigh
from sudare.accounts.events import SeatClosed, SessionsEnded
from sudare.accounts.models import Membership, Minor, Organisation, User
from sudare.accounts.terms import BreakGlass, Right, Role, Viewer
from sudare.audit.actions import record
from sudare.kit.clock import now
from sudare.kit.errors import NotAllowed, NotFound
from sudare.kit.events import announce
from sudare.kit.text import clean_line

REASON_MAX_CHARACTERS = 200


@transaction.atomic
def found_organisation(*, name: str, owner_name: str, owner_email: str, password: str, language: str = "ja") -> Viewer:
    """Found an organisation and the account of its owner.

    Raises: NameMissing, BadEmail, EmailTaken, WeakPassword, UnknownLanguage. Also: recorded.
    """
    organisation = Organisation.objects.create(name=checked_name(name))
    owner = admit(name=owner_name, email=owner_email, password=password, language=language)
    seat = Membership.objects.create(organisation=organisation, user=owner, role=Role.OWNER)
    record(
        organisation_id=organisation.pk,
        actor_id=owner.pk,
        verb="accounts:organisation:founded",
        subject_id=organisation.pk,
    )
    return viewer_in(seat)


@transaction.atomic
def change_role(*, viewer: Viewer, membership_id: UUID, role: Role | str) -> Membership:
    """Give a person another role, at once and everywhere.

    Raises: NotAllowed, NotFound, RoleTooHigh, UnknownRole, LastOwner, MinorHasDuties, StepUpNeeded.
    Also: recorded with both roles.
    """
    seat = seat_to_manage(viewer=viewer, membership_id=membership_id)
    before, after = Role(seat.role), known_seat(role)
    if not viewer.may_grant(after):
        raise RoleTooHigh
    if before == after:
        return seat
    if Minor.objects.filter(pk=seat.pk).exists():
        raise MinorHasDuties
    _check_owner_remains(seat)
    require_step_up(viewer=viewer, verb=BreakGlass.CHANGE_ROLE)
    seat.role = after
    seat.save(update_fields=["role"])
    _record(seat, deed="role_changed", viewer=viewer, details={"before": before.value, "after": after.value})
    return seat


@transaction.atomic
def disable_person(*, viewer: Viewer, membership_id: UUID, reason: str) -> Membership:
    """Close a person's seat. Every session they hold ends in this transaction.

    Raises: NotAllowed, NotFound, RoleTooHigh, OwnSeat, LastOwner, ReasonMissing.
    Also: recorded with the reason; announces SeatClosed and SessionsEnded.
    Skips: what they sent, which stays with those they sent it to.
    """
    seat = seat_to_manage(viewer=viewer, membership_id=membership_id)
    reason = checked_reason(reason)
    if seat.pk == viewer.membership_id:
        raise OwnSeat
    if seat.disabled_at:
        return seat
    _check_owner_remains(seat)
    seat.disabled_at = now()
    seat.save(update_fields=["disabled_at"])
    end_every_session(user_id=seat.user_id)
    _record(seat, deed="disabled", viewer=viewer, reason=reason)
    closed = SeatClosed(user_id=seat.user_id, organisation_id=seat.organisation_id)
    transaction.on_commit(lambda: announce(closed))
    return seat


@transaction.atomic
def enable_person(*, viewer: Viewer, membership_id: UUID) -> Membership:
    """Open a closed seat again, with the role it had.

    Raises: NotAllowed, NotFound, RoleTooHigh. Also: recorded.
    """
    seat = seat_to_manage(viewer=viewer, membership_id=membership_id)
    if seat.disabled_at:
        seat.disabled_at = None
        seat.save(update_fields=["disabled_at"])
        _record(seat, deed="enabled", viewer=viewer)
    return seat


@transaction.atomic
def change_profile(*, user_id: UUID, name: str, language: str) -> User:
    """Change what a person is called and which language they read.

    Raises: NameMissing, UnknownLanguage. Also: recorded in each organisation they sit in.
    """
    user = User.objects.get(pk=user_id)
    user.name, user.language = checked_name(name), checked_language(language)
    user.save(update_fields=["name", "language"])
    for seat in queries.seats_of(user_id):
        record(
            organisation_id=seat.organisation_id,
            actor_id=user_id,
            verb="accounts:person:profile_changed",
            subject_id=user_id,
        )
    return user


def end_every_session(*, user_id: UUID) -> None:
    """Raise the epoch that all sessions are checked against, then clear the rows away. For actions in a transaction."""
    User.objects.filter(pk=user_id).update(session_epoch=F("session_epoch") + 1)
    queries.sessions_of(user_id)  # none of them stands any more, so reading the list sweeps it
    transaction.on_commit(lambda: announce(SessionsEnded(user_id=user_id)))


def seat_to_manage(*, viewer: Viewer, membership_id: UUID) -> Membership:
    """The organisation's row is locked first: two owners who demote each other do so one after the other."""
    if not viewer.may(Right.MANAGE_PEOPLE):
        raise NotAllowed
    Organisation.objects.select_for_update().get(pk=viewer.organisation_id)
    seat = access_person(viewer=viewer, membership_id=membership_id)
    if seat.role == Role.VISITOR:
        raise NotFound  # their desk looks after them: nobody makes a visitor one of the house, or shuts them out here
    if not viewer.may_grant(Role(seat.role)):
        raise RoleTooHigh
    return seat


def _check_owner_remains(seat: Membership) -> None:
    is_owner = seat.role == Role.OWNER and seat.disabled_at is None
    if is_owner and not queries.owners_of(seat.organisation_id).exclude(pk=seat.pk).exists():
        raise LastOwner


def checked_reason(untrusted_reason: str) -> str:
    reason = clean_line(untrusted_reason)[:REASON_MAX_CHARACTERS]
    if not reason:
        raise ReasonMissing
    return reason


def _record(
    seat: Membership, *, deed: str, viewer: Viewer, reason: str = "", details: dict[str, str] | None = None
) -> None:
    record(
        organisation_id=seat.organisation_id,
        actor_id=viewer.user_id,
        verb=f"accounts:person:{deed}",
        subject_id=seat.user_id,
        reason=reason,
        details=details,
    )
