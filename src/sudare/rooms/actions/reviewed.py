"""What a room's log tells of pictures somebody had to look at first."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from sudare.kit.clock import now
from sudare.rooms import queries
from sudare.rooms.actions.chronicle import append_event, lock_room
from sudare.rooms.models import Message
from sudare.rooms.terms import EventKind

UNTOLD_FOR = timedelta(days=7)  # a house may stand closed for as long


@transaction.atomic
def note_reviewed_picture(*, kind: EventKind, message_id: UUID, room_id: UUID, attachment_id: UUID) -> None:
    """Tell a room's log, once, what was decided about a held picture in it.

    Answers attachments' AttachmentReleased and AttachmentRefused. Skips: pictures of deleted messages; who decided,
    which is for the sender and the audit log.
    """
    message = Message.objects.filter(pk=message_id, room_id=room_id, deleted_at=None).first()
    if message is None:
        return
    room = lock_room(room_id)
    if not queries.telling_of(kind, message_id=message.pk, attachment_id=attachment_id).exists():
        append_event(room, kind, actor_id=None, message=message, subject_id=attachment_id)


def tell_of_reviewed_pictures() -> None:
    """Tell the rooms what they weren't told: whoever decided died before it could be announced."""
    for kind, message_id, room_id, attachment_id in queries.decided_and_untold(since=now() - UNTOLD_FOR):
        note_reviewed_picture(kind=kind, message_id=message_id, room_id=room_id, attachment_id=attachment_id)
