"""Reads about people, used more than once. None of them decides what somebody may do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from sudare.accounts.models import (
    BarredIdentity,
    Invitation,
    Membership,
    Minor,
    Organisation,
    User,
    identity_hash,
    session_hash,
)
from sudare.accounts.terms import GUARDED, RIGHTS, SEATS, Right, Role
from sudare.kit.clock import now

SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
_TALKING = [role.value for role in SEATS if Right.TALK in RIGHTS[role]]
_MAY_STILL_GRANT = reduce(
    or_,
    (
        Q(role_of_maker=maker, role__in=[role for role in SEATS if RIGHTS[role] <= RIGHTS[maker]])
        for maker in SEATS
        if Right.INVITE in RIGHTS[maker]
    ),
)


@dataclass(frozen=True, slots=True)
class Seats:
    """Of many people at once: which sessions still run, which seats are open, and what a session must carry."""

    session_keys: frozenset[str]
    membership_ids: frozenset[UUID]
    credentials: Mapping[UUID, str]


def working_seats() -> QuerySet[Membership]:
    """Seats from which somebody may act now: neither ended nor resting, and their person is active."""
    return Membership.objects.filter(disabled_at=None, frozen_at=None, user__is_active=True)


def open_seats(*, session_keys: Iterable[str], user_ids: Iterable[UUID]) -> Seats:
    """Whether people who stay for long are still signed in and seated. Two queries, however many there are."""
    sessions = Session.objects.filter(session_key__in=list(session_keys), expire_date__gt=now())
    seats = working_seats().filter(user_id__in=list(user_ids))
    rows = list(seats.values_list("pk", "user_id", "user__password", "user__session_epoch"))
    return Seats(
        session_keys=frozenset(sessions.values_list("session_key", flat=True)),
        membership_ids=frozenset(pk for pk, *_ in rows),
        credentials={user_id: session_hash(password, epoch) for _, user_id, password, epoch in rows},
    )


def seats_of(user_id: UUID) -> QuerySet[Membership]:
    """The open seats of an active person, the oldest first."""
    return Membership.objects.filter(user_id=user_id, user__is_active=True, disabled_at=None).order_by(
        "created_at", "pk"
    )


def ended_seats_of(user_id: UUID) -> QuerySet[Membership]:
    """The seats an active person had, the one that ended last first."""
    rows = Membership.objects.filter(user_id=user_id, user__is_active=True, disabled_at__isnull=False)
    return rows.order_by("-disabled_at", "pk")


def has_second_factor() -> Exists:
    """For rows with a ``user_id``: whether that person can show a second factor. Spare codes alone are none."""
    steps = Authenticator.objects.filter(user_id=OuterRef("user_id"), type__in=SECOND_FACTORS)
    return Exists(steps)


def admins_without_second_factor() -> QuerySet[Membership]:
    """Open seats that may look under masks, judge or manage, and whose person has no second factor."""
    guarded = [role.value for role in SEATS if RIGHTS[role] & GUARDED]
    seats = Membership.objects.filter(role__in=guarded, disabled_at=None, user__is_active=True)
    return seats.filter(~has_second_factor())


def people_of(organisation_id: UUID, *, with_disabled: bool = True, with_visitors: bool = False) -> list[Membership]:
    """Everybody who has or had a seat, the open ones first, by name. Visitors of desks are no people of the house."""
    rows = Membership.objects.filter(organisation_id=organisation_id).select_related("user")
    rows = rows.annotate(has_second_factor=has_second_factor())
    if not with_visitors:
        rows = rows.exclude(role=Role.VISITOR)
    if not with_disabled:
        rows = rows.filter(disabled_at=None, user__is_active=True)
    return list(rows.order_by(F("disabled_at").asc(nulls_first=True), "user__name", "pk"))


def owners_of(organisation_id: UUID) -> QuerySet[Membership]:
    """Those who can act: whoever's access rests can't give it to anybody either."""
    return working_seats().filter(organisation_id=organisation_id, role=Role.OWNER)


def usable_invitations() -> QuerySet[Invitation]:
    """Links that would still let somebody in: whoever made one must still sit there and may still grant that role."""
    waiting = Invitation.objects.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=now())
    maker = working_seats().filter(user_id=OuterRef("invited_by_id"), organisation_id=OuterRef("organisation_id"))
    return waiting.annotate(role_of_maker=Subquery(maker.values("role")[:1])).filter(_MAY_STILL_GRANT)


def open_invitations(organisation_id: UUID) -> list[Invitation]:
    """An organisation's links that would still let somebody in, the newest first."""
    rows = usable_invitations().filter(organisation_id=organisation_id)
    return list(rows.select_related("invited_by").order_by("-created_at", "-pk"))


def sessions_of(user_id: UUID) -> list[UserSession]:
    """Where a person is signed in, the newest first; those that ended by themselves are swept out on the way."""
    return [row for row in UserSession.objects.filter(user_id=user_id).order_by("-created_at") if not row.purge()]


def organisation_name(organisation_id: UUID) -> str:
    return Organisation.objects.values_list("name", flat=True).get(pk=organisation_id)


def names_of(user_ids: Iterable[UUID]) -> dict[UUID, str]:
    """The names of these people, by id. One query."""
    return dict(User.objects.filter(pk__in=set(user_ids)).values_list("pk", "name"))


def user_by_id(user_id: UUID) -> User:
    return User.objects.get(pk=user_id)


def user_by_email(email: str) -> User | None:
    return User.objects.filter(email=email.strip().lower()).first()


def is_anybody_here() -> bool:
    return Organisation.objects.exists()


def organisation_ids() -> list[UUID]:
    """Every organisation that lives here, the oldest first."""
    return list(Organisation.objects.order_by("created_at", "pk").values_list("pk", flat=True))


def is_barred(*, organisation_id: UUID, identity: str) -> bool:
    """Whether a case has barred this address, or what another house calls somebody, from coming back."""
    rows = BarredIdentity.objects.filter(
        organisation_id=organisation_id, hashed=identity_hash(organisation_id, identity)
    )
    return bool(identity) and rows.filter(Q(until=None) | Q(until__gt=now())).exists()


def is_minor(*, organisation_id: UUID, user_id: UUID) -> bool:
    rows = Minor.objects.filter(membership__organisation_id=organisation_id, membership__user_id=user_id)
    return rows.exists()


def minors_of(organisation_id: UUID) -> dict[UUID, Minor]:
    """Everybody of the house who is under age, by seat, with the grown-up named for them as far as they can act."""
    rows = Minor.objects.filter(membership__organisation_id=organisation_id).exclude(membership__role=Role.VISITOR)
    found = {row.membership_id: row for row in rows.select_related("adult", "membership")}
    seated = working_seats().filter(
        organisation_id=organisation_id, user_id__in=[row.adult_id for row in found.values()]
    )
    still = set(seated.filter(minor=None).values_list("user_id", flat=True))
    for row in found.values():
        row.adult = row.adult if row.adult_id in still else None
    return found


def grown_ups_of(organisation_id: UUID) -> list[tuple[UUID, str]]:
    """Whom somebody under age could turn to: those who can be talked to here and aren't under age, by name."""
    seats = working_seats().filter(organisation_id=organisation_id, role__in=_TALKING, minor=None)
    return list(seats.order_by("user__name", "pk").values_list("user_id", "user__name"))


def adult_named_for(*, organisation_id: UUID, user_id: UUID) -> User | None:
    """Whom the organisation named for somebody under age, as long as that grown-up sits here."""
    minor = Minor.objects.filter(membership__organisation_id=organisation_id, membership__user_id=user_id)
    seats = working_seats().filter(organisation_id=organisation_id, minor=None)
    seat = seats.filter(user_id__in=minor.values("adult_id"), role__in=_TALKING).select_related("user").first()
    return seat.user if seat else None
