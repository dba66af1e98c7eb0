"""How a new person is written down; shared by founding and inviting."""

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from sudare.accounts.errors import BadEmail, EmailTaken, NameMissing, UnknownLanguage, UnknownRole, WeakPassword
from sudare.accounts.models import User
from sudare.accounts.terms import SEATS, Role
from sudare.kit.text import clean_line

NAME_MAX_CHARACTERS = 80


def checked_name(untrusted_name: str) -> str:
    """Raises: NameMissing."""
    name = clean_line(untrusted_name)
    if not 0 < len(name) <= NAME_MAX_CHARACTERS:
        raise NameMissing
    return name


def checked_email(untrusted_email: str) -> str:
    """Raises: BadEmail."""
    email = untrusted_email.strip().lower()
    try:
        validate_email(email)
    except ValidationError as error:
        raise BadEmail from error
    return email


def checked_language(untrusted_language: str) -> str:
    """Raises: UnknownLanguage."""
    if untrusted_language not in dict(settings.LANGUAGES):
        raise UnknownLanguage
    return untrusted_language


def known_seat(untrusted_role: str) -> Role:
    """A role a seat can carry. Raises: UnknownRole, also for visitors, who come by their own door."""
    try:
        role = Role(untrusted_role)
    except ValueError as error:
        raise UnknownRole from error
    if role not in SEATS:
        raise UnknownRole
    return role


def admit(*, name: str, email: str, password: str, language: str) -> User:
    """Write a new person down. Runs inside the caller's transaction.

    The address counts as proven: whoever held the link vouches for it (decision 0030).

    Raises: NameMissing, BadEmail, UnknownLanguage, WeakPassword, EmailTaken.
    """
    user = User(name=checked_name(name), email=checked_email(email), language=checked_language(language))
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise WeakPassword from error
    user.set_password(password)
    try:
        with transaction.atomic():
            user.save(force_insert=True)
            EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    except IntegrityError as error:
        raise EmailTaken from error
    return user
