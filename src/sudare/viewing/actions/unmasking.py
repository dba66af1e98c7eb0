"""The leave to see what is covered."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from sudare.accounts.access import require_step_up
from sudare.accounts.terms import BreakGlass, Viewer
from sudare.audit.actions import record
from sudare.kit.clock import now
from sudare.kit.text import clean_text
from sudare.viewing.access import access_original
from sudare.viewing.errors import UnmaskReasonMissing
from sudare.viewing.models import Unmasking
from sudare.viewing.terms import UNMASKED

UNMASKED_FOR = timedelta(minutes=15)
REASON_MAX_CHARACTERS = 300


def forget_reasons(attachment_id: UUID) -> None:
    """What was written to see below a picture's masks, with the picture; that somebody did stays in the log."""
    Unmasking.objects.filter(attachment_id=attachment_id).update(reason="")


@transaction.atomic
def unmask(*, viewer: Viewer, attachment_id: UUID, reason: str) -> Unmasking:
    """Leave for a quarter of an hour to see what is covered in a picture, for a reason its sender will read.

    Raises: NotFound, NotAllowed, NothingToUnmask, UnmaskReasonMissing, StepUpNeeded.
    Also: entry ``viewing:original:unmasked``, which holds the id of the row with the reason, not the words.
    """
    attachment = access_original(viewer=viewer, attachment_id=attachment_id)
    words = clean_text(reason)
    if not words or len(words) > REASON_MAX_CHARACTERS:
        raise UnmaskReasonMissing
    require_step_up(viewer=viewer, verb=BreakGlass.UNMASK)
    granted = Unmasking.objects.create(
        attachment=attachment, user_id=viewer.user_id, reason=words, expires_at=now() + UNMASKED_FOR
    )
    record(
        organisation_id=viewer.organisation_id,
        actor_id=viewer.user_id,
        verb=UNMASKED,
        subject_id=attachment.id,
        details={"unmasking": granted.pk, "role": viewer.role},
    )
    return granted
