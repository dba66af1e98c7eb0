"""Invitations by link: made, taken up once, withdrawn."""

import secrets
from uuid import UUID

import structlog
from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils.translation import gettext as _

from sudare.accounts import queries
from sudare.accounts.access import access_invitation
from sudare.accounts.actions.admission import admit, checked_email, known_seat
from sudare.accounts.errors import AlreadyInside, Frozen, InvitationUnusable, RoleTooHigh, SeatClosed
from sudare.accounts.models import Invitation, Membership, User, hash_of
from sudare.accounts.terms import INVITATION_LASTS, SECRET_BYTES, Right, Role, Viewer
from sudare.audit.actions import record
from sudare.kit.clock import now
from sudare.kit.errors import NotAllowed, NotFound

log = structlog.get_logger(__name__)


@transaction.atomic
def invite(*, viewer: Viewer, role: Role | str, email: str = "") -> tuple[Invitation, str]:
    """Make a link that lets one person in, and return it with its secret, which is shown once.

    Raises: NotAllowed, RoleTooHigh, UnknownRole, BadEmail.
    Also: recorded; sent by mail after the commit when an address is given.
    """
    role = _grantable_role(viewer=viewer, untrusted_role=role)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    invitation = Invitation.objects.create(
        organisation_id=viewer.organisation_id,
        invited_by_id=viewer.user_id,
        role=role,
        email=checked_email(email) if email.strip() else "",
        secret_hash=hash_of(secret),
        expires_at=now() + INVITATION_LASTS,
    )
    _record(invitation, deed="made", actor_id=viewer.user_id)
    if invitation.email:
        transaction.on_commit(lambda: _send(invitation, viewer=viewer, secret=secret))
    return invitation, secret


def link_for(secret: str) -> str:
    return f"{settings.BASE_URL}/invite/{secret}/"


@transaction.atomic
def accept_invitation(*, secret: str, name: str, email: str, password: str, language: str) -> User:
    """Let a new person in with the role the link carries.

    Raises: InvitationUnusable, EmailTaken, BadEmail, NameMissing, WeakPassword, UnknownLanguage.
    Also: recorded. Skips: signing in, which is the door's work.
    """
    invitation = access_invitation(secret=secret)
    _check_not_barred(invitation, email)
    user = admit(name=name, email=email, password=password, language=language)
    _take_up(invitation, user)
    return user


@transaction.atomic
def accept_invitation_as(*, secret: str, user: User) -> User:
    """Give somebody who is signed in a seat in one more organisation.

    Raises: InvitationUnusable; AlreadyInside; SeatClosed, since a link must not undo what an administrator decided;
    Frozen, since one must not begin anew elsewhere what rests here.
    """
    invitation = access_invitation(secret=secret)
    _check_not_barred(invitation, user.email)
    if queries.seats_of(user.pk).exclude(frozen_at=None).exists():
        raise Frozen
    seat = Membership.objects.filter(organisation_id=invitation.organisation_id, user=user).first()
    if seat is not None:
        raise SeatClosed if seat.disabled_at else AlreadyInside
    _take_up(invitation, user)
    return user


@transaction.atomic
def withdraw_invitation(*, viewer: Viewer, invitation_id: UUID) -> None:
    """Make a link useless. Withdrawing twice, or after it was taken up, changes nothing.

    Raises: NotAllowed, NotFound; RoleTooHigh for a link to a role that may do more than the viewer's. Also: recorded.
    """
    if not viewer.may(Right.INVITE):
        raise NotAllowed
    found = Invitation.objects.filter(pk=invitation_id, organisation_id=viewer.organisation_id).first()
    if found is None:
        raise NotFound
    if not viewer.may_grant(Role(found.role)):
        raise RoleTooHigh
    waiting = Invitation.objects.filter(pk=found.pk, accepted_at=None, withdrawn_at=None)
    if waiting.update(withdrawn_at=now()):
        _record(found, deed="withdrawn", actor_id=viewer.user_id)


def _grantable_role(*, viewer: Viewer, untrusted_role: str) -> Role:
    if not viewer.may(Right.INVITE):
        raise NotAllowed
    role = known_seat(untrusted_role)
    if not viewer.may_grant(role):
        raise RoleTooHigh
    return role


def _check_not_barred(invitation: Invitation, email: str) -> None:
    """Raises: InvitationUnusable, as for a link that is used up: whoever is barred isn't told that they are."""
    if queries.is_barred(organisation_id=invitation.organisation_id, identity=email):
        raise InvitationUnusable


def _take_up(invitation: Invitation, user: User) -> None:
    """Compare-and-set: of two people with one link, one gets in."""
    usable = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, withdrawn_at=None, expires_at__gt=now())
    if not usable.update(accepted_at=now(), accepted_by=user):
        raise InvitationUnusable
    Membership.objects.create(organisation_id=invitation.organisation_id, user=user, role=invitation.role)
    _record(invitation, deed="taken_up", actor_id=user.pk)


def _record(invitation: Invitation, *, deed: str, actor_id: UUID) -> None:
    record(
        organisation_id=invitation.organisation_id,
        actor_id=actor_id,
        verb=f"accounts:invitation:{deed}",
        subject_id=invitation.pk,
        details={"role": str(invitation.role)},
    )


def _send(invitation: Invitation, *, viewer: Viewer, secret: str) -> None:
    """The link stands on the inviter's page as well, so a mail server that is away loses nothing."""
    organisation = queries.organisation_name(invitation.organisation_id)
    subject = _("%(organisation)s invites you to Sudare") % {"organisation": organisation}
    body = _(
        "%(name)s invites you to %(organisation)s on Sudare, where pictures are shown safely.\n\n"
        "Please open this link within 7 days:\n%(link)s\n\n"
        "It works once and is meant for you alone. If you didn't expect it, you can ignore this mail."
    ) % {"name": viewer.name, "organisation": organisation, "link": link_for(secret)}
    try:
        send_mail(subject, body, None, [invitation.email])
    except OSError:  # smtplib's errors are OSErrors too
        log.warning("invitation_not_mailed", invitation_id=str(invitation.pk))
