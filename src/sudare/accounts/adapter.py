"""How django-allauth lets people in here: by invitation only."""

from typing import Any

import structlog
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from sudare.kit.seals import seal_for

log = structlog.get_logger(__name__)


class InvitedOnly(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_reauthentication_methods(self, user: AbstractBaseUser) -> list[dict[str, Any]]:
        """Who has a second factor shows that one: a password somebody looked over their shoulder for isn't enough.

        The passkey comes first: it is one touch, and works where somebody has no app.
        """
        found: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        stronger = [method for method in found if method["id"].startswith("mfa")]
        passkeys = [method | {"description": gettext("Use your passkey")} for method in stronger if _is_passkey(method)]
        return [*passkeys, *(method for method in stronger if not _is_passkey(method))] or found

    def get_reset_password_from_key_url(self, key: str) -> str:
        """At our own address, whatever host the request named: a stranger asked for this mail."""
        user, _, secret = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": user, "key": secret})
        return f"{settings.BASE_URL}{path}"

    def send_mail(self, template_prefix: str, email: str, context: dict[str, object]) -> None:
        """A mail server that is away changes no answer: the page would otherwise tell who has an account.

        The failure is in the log without the address; whoever waits for the letter asks for it again.
        """
        try:
            super().send_mail(template_prefix, email, context)
        except OSError as error:  # smtplib's errors are OSErrors too
            log.error("letter_not_mailed", letter=template_prefix, error=type(error).__name__)  # noqa: TRY400  a trace would quote the address


class SecondSteps(DefaultMFAAdapter):
    """Second factors: their secrets lie sealed, since a stolen database must not be able to make codes."""

    def encrypt(self, text: str) -> str:
        return self._seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return self._seal().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002  allauth's word
        del type
        return gettext("Passkey of %(name)s") % {"name": user}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": "Sudare"}

    @staticmethod
    def _seal() -> Fernet:
        """From the secret in the keys folder, which no backup of the database carries."""
        return seal_for("sudare.accounts.second_steps", secret=settings.SECRET_KEY)


def _is_passkey(method: dict[str, Any]) -> bool:
    return "webauthn" in str(method["id"])


class InvitedOnlySocial(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: object) -> bool:
        return False
