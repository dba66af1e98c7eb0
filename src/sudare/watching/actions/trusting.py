"""Whom somebody would turn to, chosen while all is well."""

from uuid import UUID

from django.db import transaction

from sudare.accounts.queries import is_minor
from sudare.accounts.terms import Viewer
from sudare.audit.actions import record
from sudare.kit.errors import NotFound
from sudare.rooms.actions.opening import check_can_talk
from sudare.watching.errors import NobodyToTrust
from sudare.watching.models import TrustedPerson


@transaction.atomic
def choose_trusted(*, viewer: Viewer, user_id: UUID | None) -> None:
    """Choose somebody of the house, or nobody any more; who is under age chooses a grown-up.

    Raises: NobodyToTrust. Also: recorded, without whom. Skips: telling the chosen one.
    """
    if user_id is None:  # whom the organisation named for somebody under age is there again
        TrustedPerson.objects.filter(user_id=viewer.user_id, organisation_id=viewer.organisation_id).delete()
    else:
        _check(viewer, user_id)
        TrustedPerson.objects.update_or_create(
            user_id=viewer.user_id, organisation_id=viewer.organisation_id, defaults={"trusted_id": user_id}
        )
    record(organisation_id=viewer.organisation_id, actor_id=viewer.user_id, verb="watching:trusted:chosen")


def _check(viewer: Viewer, user_id: UUID) -> None:
    here = viewer.organisation_id
    is_young = is_minor(organisation_id=here, user_id=viewer.user_id)
    if user_id == viewer.user_id or (is_young and is_minor(organisation_id=here, user_id=user_id)):
        raise NobodyToTrust
    try:
        check_can_talk(organisation_id=viewer.organisation_id, user_ids=[user_id])
    except NotFound as error:
        raise NobodyToTrust from error
