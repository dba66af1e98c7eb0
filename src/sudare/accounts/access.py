"""Who somebody is, right now. Everything is read afresh: a seat closed a moment ago is closed."""

import secrets
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from typing import Any, Final
from uuid import UUID

from allauth.account.adapter import get_adapter
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.db.models import QuerySet

from sudare.accounts import queries
from sudare.accounts.errors import InvitationUnusable, SetupUnusable
from sudare.accounts.models import FirstStart, Invitation, Membership, User, hash_of
from sudare.accounts.terms import BreakGlass, Right, Role, Viewer
from sudare.kit.clock import now
from sudare.kit.errors import NotAllowed, NotFound, StepUpNeeded
from sudare.prepared import Prepared

_SECOND = frozenset({"mfa"})
_FIRST = frozenset({"mfa", "password", "socialaccount"})


def viewer_of(*, user: AbstractBaseUser | AnonymousUser, session: SessionBase | None = None) -> Viewer | None:
    """The person as a member of their oldest open seat, or nothing when they have none.

    With the ``session`` they come in, it is also known when they last showed that it's them.
    """
    if not user.pk:
        return None
    seat = _SEAT.first(user_id=user.pk)
    return viewer_in(seat, session=session) if seat else None


def former_viewer_of(*, user: AbstractBaseUser | AnonymousUser) -> Viewer | None:
    """Who has no seat any more, as the member they last were, frozen: they may read why it ended, and object."""
    if not user.pk or queries.seats_of(user.pk).exists():
        return None
    seat = queries.ended_seats_of(user.pk).select_related("user").first()
    return replace(viewer_in(seat), is_frozen=True) if seat else None


def _seat(user_id: UUID) -> QuerySet[Membership]:
    seats = queries.seats_of(user_id).select_related("user").annotate(has_second_factor=queries.has_second_factor())
    return seats[:1]


_SEAT: Final = Prepared(_seat)  # asked at every door


def viewer_in(seat: Membership, *, session: SessionBase | None = None) -> Viewer:
    """The person who sits here, as every verb wants to know them."""
    has_second_factor = getattr(seat, "has_second_factor", False)  # annotated where somebody comes in
    return Viewer(
        has_second_factor=has_second_factor,
        proved_at=_proved_at(session, counting=_SECOND if has_second_factor else _FIRST) if session else None,
        user_id=seat.user_id,
        organisation_id=seat.organisation_id,
        membership_id=seat.pk,
        role=Role(seat.role),
        name=seat.user.name,
        is_frozen=seat.frozen_at is not None,
    )


def person_behind(*, user: AbstractBaseUser | AnonymousUser) -> User:
    """The person a request comes from. Raises: NotFound for a stranger."""
    if not isinstance(user, User):
        raise NotFound
    return user


def access_person(*, viewer: Viewer, membership_id: UUID) -> Membership:
    """A seat in the viewer's own organisation, open or closed.

    Raises: NotFound for an absent one and for everybody else's alike.
    """
    seats = Membership.objects.filter(pk=membership_id, organisation_id=viewer.organisation_id)
    if (seat := seats.select_related("user").first()) is None:
        raise NotFound
    return seat


def access_invitation(*, secret: str) -> Invitation:
    """The invitation behind a link.

    Raises: InvitationUnusable when it is unknown, used, withdrawn or too old, or when whoever made it may no longer
    invite anybody to that role; all of these look the same.
    """
    found = (
        queries.usable_invitations()
        .select_related("organisation", "invited_by")
        .filter(secret_hash=hash_of(secret))
        .first()
    )
    if found is None:
        raise InvitationUnusable
    return found


def check_setup(*, token: str) -> None:
    """Stand aside for the one token of the first start.

    Raises: SetupUnusable when it is wrong or used, or when somebody lives here already.
    """
    waiting = FirstStart.objects.filter(claimed_at=None).first()
    if queries.is_anybody_here() or waiting is None:
        raise SetupUnusable
    if not secrets.compare_digest(waiting.secret_hash, hash_of(token)):
        raise SetupUnusable


def proved_here(viewer: Viewer) -> Viewer:
    """The same person, taken at their word: for commands, where whoever holds the machine has shown enough."""
    return replace(viewer, proved_at=now())


def require_step_up(*, viewer: Viewer, verb: BreakGlass) -> None:
    """The glass before ``verb``, called by the verb itself once everything else allows it.

    Raises: StepUpNeeded unless the person has shown within ten minutes that it's them: by their second factor, or by
    their password where they have none. Skips: everything where ``SUDARE_STEP_UP`` is off.
    """
    if settings.STEP_UP and not viewer.has_proved_lately(now()):
        raise StepUpNeeded(verb.value)


def _proved_at(session: SessionBase, *, counting: frozenset[str]) -> datetime | None:
    """When this session last showed who it is, from the record django-allauth keeps in it."""
    shown = [record for record in session.get(AUTHENTICATION_METHODS_SESSION_KEY, ()) if record["method"] in counting]
    return datetime.fromtimestamp(max(record["at"] for record in shown), tz=UTC) if shown else None


def session_stands(*, session_key: str, user_id: UUID) -> bool:
    """Whether this session still signs this person in; for streams that outlive their request."""
    store: Any = import_module(settings.SESSION_ENGINE).SessionStore(session_key)
    if store.get(SESSION_KEY) != str(user_id):
        return False
    user = User.objects.filter(pk=user_id, is_active=True).first()
    return user is not None and secrets.compare_digest(store.get(HASH_SESSION_KEY, ""), user.get_session_auth_hash())


def is_provable(user: User) -> bool:
    """Whether this account has anything to show: a password or a second factor. Who comes from elsewhere may not."""
    return bool(get_adapter().get_reauthentication_methods(user))


def access_log(*, viewer: Viewer) -> UUID:
    """The organisation whose log this viewer may read: their own. Raises: NotAllowed."""
    if not viewer.may(Right.READ_LOG):
        raise NotAllowed
    return viewer.organisation_id


def access_log_to_take(*, viewer: Viewer) -> UUID:
    """As ``access_log``, for a copy of all of it that leaves the house. Raises: NotAllowed, StepUpNeeded."""
    known = access_log(viewer=viewer)
    require_step_up(viewer=viewer, verb=BreakGlass.EXPORT)
    return known
