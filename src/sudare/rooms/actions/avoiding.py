"""Not seeing somebody any more, without anybody being told."""

from uuid import UUID

from django.db import transaction

from sudare.accounts.models import Membership
from sudare.accounts.terms import Viewer
from sudare.kit.clock import now
from sudare.kit.errors import NotFound
from sudare.kit.events import announce
from sudare.rooms.access import access_message
from sudare.rooms.errors import AvoidingOneself
from sudare.rooms.events import SomebodySpared
from sudare.rooms.models import Hidden, QuietBlock


def hide(*, viewer: Viewer, message_id: UUID) -> None:
    """Be spared a message from now on: a placeholder stands in its place, for the viewer alone.

    Raises: NotFound. Also: announces SomebodySpared. Skips: the audit log. What somebody doesn't want to see would
    tell its readers who has reported whom.
    """
    access_message(viewer=viewer, message_id=message_id)
    hide_for(user_id=viewer.user_id, message_id=message_id)


def hide_for(*, user_id: UUID, message_id: UUID) -> None:
    """As ``hide``, for a report, whose door stood open already."""
    Hidden.objects.get_or_create(user_id=user_id, message_id=message_id)
    _tell(user_id)


@transaction.atomic
def block_quietly(*, viewer: Viewer, user_id: UUID) -> QuietBlock:
    """Be spared whatever this person says from now on, and be out of their reach for new rooms.

    They notice nothing in the rooms there are: their words are kept and go to everybody else.

    Raises: AvoidingOneself; NotFound for somebody who has no seat here. Skips: somebody blocked already; the audit
    log, as ``hide`` does.
    """
    if user_id == viewer.user_id:
        raise AvoidingOneself
    if not Membership.objects.filter(organisation_id=viewer.organisation_id, user_id=user_id).exists():
        raise NotFound
    block, _ = QuietBlock.objects.get_or_create(
        organisation_id=viewer.organisation_id, blocker_id=viewer.user_id, blocked_id=user_id, lifted_at=None
    )
    _tell(viewer.user_id)
    return block


def unblock(*, viewer: Viewer, user_id: UUID) -> None:
    """See again what this person says, also what they said meanwhile. Skips: somebody who isn't blocked; the log."""
    own = QuietBlock.objects.filter(organisation_id=viewer.organisation_id, blocker_id=viewer.user_id)
    own.filter(blocked_id=user_id, lifted_at=None).update(lifted_at=now())
    _tell(viewer.user_id)


def _tell(user_id: UUID) -> None:
    spared = SomebodySpared(user_id=user_id)
    transaction.on_commit(lambda: announce(spared))
