"""Hears from Django and django-allauth who signs in, fails to, leaves, or changes how they sign in."""

from collections.abc import Mapping
from typing import Any

import structlog
from django.apps import AppConfig
from django.core.management import call_command
from django.db.models.signals import post_migrate

log = structlog.get_logger(__name__)


class AccountsConfig(AppConfig):
    name = "sudare.accounts"
    label = "accounts"

    def ready(self) -> None:
        from allauth.account import signals as account  # noqa: PLC0415  models must be loaded first
        from allauth.mfa import signals as mfa  # noqa: PLC0415  as above
        from django.contrib.auth import signals as auth  # noqa: PLC0415  as above

        post_migrate.connect(_lay_out_the_cache, sender=self)
        auth.user_logged_in.connect(_signed_in)
        auth.user_logged_out.connect(_signed_out)
        auth.user_login_failed.connect(_failed_to_sign_in)
        for signal, deed in (
            (account.password_changed, "password_changed"),
            (account.password_set, "password_changed"),
            (account.password_reset, "password_reset"),
            (mfa.authenticator_added, "second_factor_added"),
            (mfa.authenticator_removed, "second_factor_removed"),
            (mfa.authenticator_reset, "second_factor_reset"),
            (mfa.authentication_failed, "second_factor_failed"),
        ):
            signal.connect(_Recorder(deed), weak=False)


def _lay_out_the_cache(using: str, **_rest: object) -> None:
    """The table in which tries to sign in are counted: where there is a database there is this, too."""
    call_command("createcachetable", database=using, verbosity=0)


class _Recorder:
    """Remembers which deed a signal stands for."""

    def __init__(self, deed: str) -> None:
        self.deed = deed

    def __call__(self, user: Any, **_rest: object) -> None:
        from sudare.accounts.actions import record_security_change  # noqa: PLC0415  models must be loaded first

        record_security_change(user_id=user.pk, deed=self.deed)


def _signed_in(user: Any, **_rest: object) -> None:
    from sudare.accounts.actions import record_sign_in  # noqa: PLC0415  models must be loaded first

    record_sign_in(user_id=user.pk)


def _signed_out(user: Any, **_rest: object) -> None:
    """A log that can't be written must not keep somebody signed in."""
    from sudare.accounts.actions import record_sign_out  # noqa: PLC0415  models must be loaded first
    from sudare.audit.errors import LogUnwritable  # noqa: PLC0415  as above

    try:
        if user is not None:
            record_sign_out(user_id=user.pk)
    except LogUnwritable:
        log.exception("sign_out_not_recorded", user_id=str(user.pk))


def _failed_to_sign_in(credentials: Mapping[str, Any], **_rest: object) -> None:
    from sudare.accounts.actions import record_failed_sign_in  # noqa: PLC0415  models must be loaded first

    record_failed_sign_in(email=str(credentials.get("email") or credentials.get("username") or ""))
