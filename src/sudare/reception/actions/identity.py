"""Who a customer is on the shop's own site, signed by the shop: a JSON Web Token under the desk's secret."""

import secrets
from typing import Any, Final
from uuid import UUID

import jwt
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from sudare.accounts.terms import Viewer
from sudare.audit.actions import record
from sudare.kit.clock import now
from sudare.kit.errors import NotFound
from sudare.kit.seals import seal_for
from sudare.kit.text import clean_line
from sudare.reception.errors import IdentityForged
from sudare.reception.models import Reception
from sudare.reception.terms import IDENTITY_LASTS, Identity
from sudare.rooms.access import access_desk

ALGORITHM: Final = "HS256"
LEEWAY_SECONDS: Final = 30.0  # clocks of two servers differ
TOKEN_MAX: Final = 4_096
NAME_MAX, SUBJECT_MAX = 80, 119  # characters; a letter before the subject says whose word it is
SIGNED: Final = "s"  # what stands before a subject the shop signed for, so that no other door can claim it


@transaction.atomic
def renew_identity_secret(*, viewer: Viewer, desk_id: UUID) -> str:
    """Make the secret with which the shop's server signs its customers, and return it: it is shown once.

    Raises: NotAllowed, NotFound. Also: entry ``reception:desk:secret_renewed``; what was signed before counts no more.
    """
    desk = access_desk(viewer=viewer, desk_id=desk_id)
    secret = secrets.token_urlsafe(32)
    if not Reception.objects.filter(desk=desk).update(identity_secret=_seal().encrypt(secret.encode()).decode()):
        raise NotFound
    record(
        organisation_id=desk.organisation_id,
        actor_id=viewer.user_id,
        verb="reception:desk:secret_renewed",
        subject_id=desk.pk,
    )
    return secret


def verified_identity(reception: Reception, *, untrusted_token: str) -> Identity:
    """Whom the shop vouches for at this desk, now.

    Raises: IdentityForged for every fault alike: another algorithm, key, desk, or time, and a desk without a secret.
    """
    if not reception.identity_secret or len(untrusted_token) > TOKEN_MAX:
        raise IdentityForged
    try:
        claims = jwt.decode(
            untrusted_token,
            _seal().decrypt(reception.identity_secret.encode()).decode(),
            algorithms=[ALGORITHM],
            audience=reception.key,
            options={"require": ["sub", "exp", "aud"], "verify_exp": False, "verify_nbf": False, "verify_iat": False},
        )
    except (jwt.PyJWTError, InvalidToken, ValueError) as error:
        raise IdentityForged from error
    _check_time(claims)
    return _identity(claims)


def _check_time(claims: dict[str, Any]) -> None:
    """By the house's own clock. Raises: IdentityForged for what is over, and for what lasts longer than an hour."""
    moment, ends = now().timestamp(), claims["exp"]
    if not isinstance(ends, int | float) or isinstance(ends, bool):
        raise IdentityForged
    if not moment - LEEWAY_SECONDS < ends <= moment + IDENTITY_LASTS.total_seconds() + LEEWAY_SECONDS:
        raise IdentityForged


def _identity(claims: dict[str, Any]) -> Identity:
    subject = claims["sub"]
    if not isinstance(subject, str) or not 0 < len(subject) <= SUBJECT_MAX or clean_line(subject) != subject:
        raise IdentityForged
    return Identity(
        external_id=f"{SIGNED}{subject}",
        name=clean_line(str(claims.get("name") or ""))[:NAME_MAX],
        mail=_mail(str(claims.get("email") or "")),
    )


def _mail(untrusted: str) -> str:
    """A mail address the shop knows; nothing where it isn't one."""
    mail = untrusted.strip().lower()
    try:
        validate_email(mail)
    except ValidationError:
        return ""
    return mail


def _seal() -> Fernet:
    """From the secret in the keys folder, which no backup of the database carries."""
    return seal_for("sudare.reception.identity", secret=settings.SECRET_KEY)
