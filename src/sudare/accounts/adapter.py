"""How django-allauth lets people in here: by invitation only."""

from typing import Any

import structlog
from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse

log = structlog.get_logger(__name__)


class InvitedOnly(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_reauthentication_methods(self, user: AbstractBaseUser) -> list[dict[str, Any]]:
        """Who has a second factor shows that one: a password somebody looked over their shoulder for isn't enough."""
        found: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        stronger = [method for method in found if method["id"].startswith("mfa")]
        return stronger or found

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


class InvitedOnlySocial(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: object) -> bool:
        return False
