"""Reads about people, used more than once. None of them decides what somebody may do."""

from uuid import UUID

from allauth.usersessions.models import UserSession
from django.db.models import F, QuerySet

from sudare.accounts.models import Invitation, Membership, Organisation, User
from sudare.accounts.terms import Role
from sudare.kit.clock import now


def seats_of(user_id: UUID) -> QuerySet[Membership]:
    """The open seats of an active person, the oldest first."""
    return Membership.objects.filter(user_id=user_id, user__is_active=True, disabled_at=None).order_by(
        "created_at", "pk"
    )


def people_of(organisation_id: UUID, *, with_disabled: bool = True) -> list[Membership]:
    """Everybody who has or had a seat, the open ones first, by name."""
    rows = Membership.objects.filter(organisation_id=organisation_id).select_related("user")
    if not with_disabled:
        rows = rows.filter(disabled_at=None, user__is_active=True)
    return list(rows.order_by(F("disabled_at").asc(nulls_first=True), "user__name", "pk"))


def owners_of(organisation_id: UUID) -> QuerySet[Membership]:
    return Membership.objects.filter(
        organisation_id=organisation_id, role=Role.OWNER, disabled_at=None, user__is_active=True
    )


def open_invitations(organisation_id: UUID) -> list[Invitation]:
    """Links that would still let somebody in, the newest first."""
    rows = Invitation.objects.filter(
        organisation_id=organisation_id, accepted_at=None, withdrawn_at=None, expires_at__gt=now()
    )
    return list(rows.select_related("invited_by").order_by("-created_at", "-pk"))


def sessions_of(user_id: UUID) -> list[UserSession]:
    """Where a person is signed in, the newest first; those that ended by themselves are swept out on the way."""
    return [row for row in UserSession.objects.filter(user_id=user_id).order_by("-created_at") if not row.purge()]


def organisation_name(organisation_id: UUID) -> str:
    return Organisation.objects.values_list("name", flat=True).get(pk=organisation_id)


def user_by_email(email: str) -> User | None:
    return User.objects.filter(email=email.strip().lower()).first()


def is_anybody_here() -> bool:
    return Organisation.objects.exists()
