"""The first start: a token printed once, and the organisation it founds."""

import secrets

from django.db import transaction

from sudare.accounts import queries
from sudare.accounts.access import check_setup
from sudare.accounts.actions.people import found_organisation
from sudare.accounts.errors import SetupUnusable
from sudare.accounts.models import FirstStart, hash_of
from sudare.accounts.terms import SECRET_BYTES, Viewer
from sudare.kit.clock import now


def first_start_token() -> str | None:
    """A fresh token for ``/setup/<token>/`` while nobody lives here, otherwise nothing.

    Also: replaces the token printed before; only its hash is kept.
    """
    if queries.is_anybody_here():
        return None
    token = secrets.token_urlsafe(SECRET_BYTES)
    FirstStart.objects.update_or_create(pk=1, defaults={"secret_hash": hash_of(token), "claimed_at": None})
    return token


@transaction.atomic
def found_first_organisation(
    *, token: str, name: str, owner_name: str, owner_email: str, password: str, language: str = "ja"
) -> Viewer:
    """Found the organisation of this installation and its owner, once.

    Raises: SetupUnusable, and what ``found_organisation`` raises; the token stays usable then.
    """
    check_setup(token=token)
    if not FirstStart.objects.filter(secret_hash=hash_of(token), claimed_at=None).update(claimed_at=now()):
        raise SetupUnusable  # somebody else was quicker between the two lines
    return found_organisation(
        name=name, owner_name=owner_name, owner_email=owner_email, password=password, language=language
    )
