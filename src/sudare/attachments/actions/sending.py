"""From the sender's yes to the message that carries the picture."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from sudare.accounts.terms import Viewer
from sudare.attachments.access import access_own_attachment
from sudare.attachments.actions.steps import step, tell
from sudare.attachments.errors import NotReady
from sudare.attachments.models import Attachment
from sudare.attachments.queries import is_original_kept
from sudare.attachments.terms import State
from sudare.kit.clock import now
from sudare.rulebook.queries import policy_in_force
from sudare.storage import actions as storage


def confirm(*, viewer: Viewer, attachment_id: UUID) -> Attachment:
    """The sender has seen what was found and says yes. Saying it twice is once.

    Raises NotFound; NotReady unless the picture is checked.
    Also: entry ``attachments:attachment:confirmed``.
    """
    attachment = access_own_attachment(viewer=viewer, attachment_id=attachment_id)
    if attachment.state == State.CONFIRMED:
        return attachment
    if attachment.state != State.CHECKED:
        raise NotReady
    with transaction.atomic():
        step(attachment, to=State.CONFIRMED)
        tell(attachment, "confirmed", actor_id=viewer.user_id)
    return attachment


def mark_sent(
    *, attachment_ids: Sequence[UUID], message_id: UUID, room_id: UUID, uploader_id: UUID, organisation_id: UUID
) -> None:
    """Hang confirmed pictures on a message, inside the transaction that posts it. From here the room may see them.

    Raises NotReady unless every one of them is the uploader's own, confirmed, and of the organisation whose room it
    is; then nothing may be posted.
    Also: the day it will be forgotten is set; entry ``attachments:attachment:sent`` for each.
    """
    moment = now()
    rules = policy_in_force(organisation_id=organisation_id, room_id=room_id)
    wanted = set(attachment_ids)
    own = Attachment.objects.filter(id__in=wanted, uploader_id=uploader_id, organisation_id=organisation_id)
    moved = own.filter(state=State.CONFIRMED).update(
        state=State.SENT,
        state_changed_at=moment,
        sent_at=moment,
        forget_at=moment + timedelta(days=rules.retention_days),
        message_id=message_id,
        room_id=room_id,
    )
    if moved != len(wanted):
        raise NotReady
    sent = list(Attachment.objects.filter(id__in=wanted).order_by("id"))
    let_originals_go([attachment for attachment in sent if not is_original_kept(attachment)])
    for attachment in sent:
        tell(attachment, "sent", actor_id=uploader_id, details={"room": room_id, "message": message_id})


def let_originals_go(attachments: Sequence[Attachment]) -> None:
    """Destroy what lies under the masks, in the caller's transaction: from here on nobody can lift them."""
    doomed = [one.original_id for one in attachments if one.original_id]
    Attachment.objects.filter(original_id__in=doomed).update(original=None)
    storage.destroy(object_ids=doomed, reason="masked for good")
