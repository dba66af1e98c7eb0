"""Messages: posted once, edited by their author, deleted with their pictures."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from sudare.accounts.access import require_step_up
from sudare.accounts.terms import BreakGlass, Right, Viewer
from sudare.attachments.actions import forget, mark_sent
from sudare.kit.clock import now
from sudare.kit.errors import NotAllowed, NotFound
from sudare.kit.text import clean_text
from sudare.prepared import Prepared
from sudare.rooms import queries
from sudare.rooms.access import access_message
from sudare.rooms.actions.chronicle import append_event, enter_and_lock, lock_room, record_deed
from sudare.rooms.actions.keeping import keep_words
from sudare.rooms.errors import (
    EmptyMessage,
    MessageGone,
    NotYourMessage,
    RulesNotAccepted,
    TextTooLong,
    TooManyPictures,
)
from sudare.rooms.models import Message, RoomMember
from sudare.rooms.terms import PICTURES_PER_MESSAGE, TEXT_MAX_CHARACTERS, EventKind, KeptKind
from sudare.storage.actions import refusals_on_record
from sudare.storage.terms import Rule

UNTOLD_FOR = timedelta(days=7)  # a house may stand closed for as long


@transaction.atomic
def post(
    *,
    viewer: Viewer,
    room_id: UUID,
    text: str,
    attachment_ids: Sequence[UUID] = (),
    reply_to: UUID | None = None,
    idempotency_key: str = "",
) -> Message:
    """Say something in a room. The same key by the same person in the same room is the same message.

    Raises: NotFound, RulesNotAccepted, EmptyMessage, TextTooLong, TooManyPictures, and what ``mark_sent`` raises.
    Also: the pictures become SENT in this transaction; recorded; announces RoomLogGrew.
    """
    member = enter_and_lock(viewer=viewer, room_id=room_id)
    if (before := _posted_before(member, idempotency_key)) is not None:
        return before
    _check_rules(member)
    words, pictures = _checked_words(text), _checked_pictures(attachment_ids)
    if not words and not pictures:
        raise EmptyMessage
    message = Message(
        room=member.room,
        author_id=viewer.user_id,
        sequence=member.room.last_sequence + 1,
        text=words,
        reply_to=_quoted(room_id=room_id, message_id=reply_to),
        idempotency_key=idempotency_key,
    )
    message.save(force_insert=True)
    append_event(member.room, EventKind.MESSAGE_POSTED, actor_id=viewer.user_id, message=message)
    if pictures:
        mark_sent(
            attachment_ids=pictures,
            message_id=message.pk,
            room_id=room_id,
            uploader_id=viewer.user_id,
            organisation_id=viewer.organisation_id,
        )
    record_deed(viewer=viewer, verb="message:posted", subject_id=message.pk, room_id=room_id)
    return message


@transaction.atomic
def edit(*, viewer: Viewer, message_id: UUID, text: str) -> Message:
    """Change the words of one's own message. The words before go under seal, for as long as they may be reported.

    Raises: NotFound, NotYourMessage, MessageGone, EmptyMessage, TextTooLong, RulesNotAccepted.
    Also: recorded; announces RoomLogGrew. Skips: everything when the words are the same.
    """
    member, message = _message_in_hand(viewer=viewer, message_id=message_id)
    if message.author_id != viewer.user_id:
        raise NotYourMessage
    if message.deleted_at:
        raise MessageGone
    _check_rules(member)
    words = _checked_words(text)
    if not words and not queries.attachment_ids_of(message.pk):
        raise EmptyMessage
    if words != message.text:
        keep_words(message, kind=KeptKind.EDITED)
        message.text, message.edited_at = words, now()
        message.save(update_fields=["text", "edited_at"])
        append_event(member.room, EventKind.MESSAGE_EDITED, actor_id=viewer.user_id, message=message)
        record_deed(viewer=viewer, verb="message:edited", subject_id=message.pk, room_id=message.room_id)
    return message


def delete(*, viewer: Viewer, message_id: UUID) -> None:
    """Take a message back: its words go and its pictures are forgotten, in one transaction.

    What was said stays under seal for as long as somebody may report it; see ``keep_words``.

    Raises: NotFound; NotAllowed when it is somebody else's and the role may not moderate; StepUpNeeded when that
    destroys pictures; Held or FloorStands when a picture of it must be kept: then all of it stays.
    Also: recorded; announces RoomLogGrew. Skips: a message that is deleted already.
    """
    with refusals_on_record(actor_id=viewer.user_id), transaction.atomic():
        _delete(viewer, message_id)


def _delete(viewer: Viewer, message_id: UUID) -> None:
    member, message = _message_in_hand(viewer=viewer, message_id=message_id)
    is_own = message.author_id == viewer.user_id
    if not is_own and not viewer.may(Right.MODERATE):
        raise NotAllowed
    if message.deleted_at:
        return
    pictures = queries.attachment_ids_of(message.pk)
    if pictures and not is_own:
        require_step_up(viewer=viewer, verb=BreakGlass.DELETE)
    keep_words(message, kind=KeptKind.DELETED)
    message.text, message.deleted_at = "", now()
    message.save(update_fields=["text", "deleted_at"])
    append_event(member.room, EventKind.MESSAGE_DELETED, actor_id=viewer.user_id, message=message)
    if pictures:
        forget(attachment_ids=pictures, rule=Rule.MESSAGE, actor_id=viewer.user_id)
    reason = "by its author" if is_own else "by moderation"
    record_deed(viewer=viewer, verb="message:deleted", subject_id=message.pk, room_id=message.room_id, reason=reason)


@transaction.atomic
def note_forgotten_picture(*, message_id: UUID, room_id: UUID, attachment_id: UUID) -> None:
    """Tell a room's log, once, that a picture in it is gone. Answers attachments' AttachmentForgotten.

    Skips: pictures of deleted messages, whose deletion the log tells already; the audit log, which has the forgetting.
    """
    message = Message.objects.filter(pk=message_id, room_id=room_id, deleted_at=None).first()
    if message is None:
        return
    room = lock_room(room_id)
    if not queries.forgetting_of(message_id=message.pk, attachment_id=attachment_id).exists():
        append_event(room, EventKind.PICTURE_FORGOTTEN, actor_id=None, message=message, subject_id=attachment_id)


def tell_of_forgotten_pictures() -> None:
    """Tell the rooms what they weren't told: whoever forgot a picture died before it could announce it."""
    for message_id, room_id, attachment_id in queries.forgotten_and_untold(since=now() - UNTOLD_FOR):
        note_forgotten_picture(message_id=message_id, room_id=room_id, attachment_id=attachment_id)


def _posted_before(member: RoomMember, idempotency_key: str) -> Message | None:
    if not idempotency_key:
        return None
    return _SAID_BEFORE.first(room_id=member.room_id, author_id=member.user_id, key=idempotency_key)


def _said_before(room_id: UUID, author_id: UUID, key: str) -> QuerySet[Message]:
    own = Message.objects.filter(room_id=room_id, author_id=author_id, idempotency_key=key)
    return own.select_related("author", "reply_to", "reply_to__author")[:1]


_SAID_BEFORE: Final = Prepared(_said_before)


def _message_in_hand(*, viewer: Viewer, message_id: UUID) -> tuple[RoomMember, Message]:
    """The message as it is while its room is held: of two who change it at once, the second sees the first's work."""
    room_id = access_message(viewer=viewer, message_id=message_id).room_id
    member = enter_and_lock(viewer=viewer, room_id=room_id)
    return member, access_message(viewer=viewer, message_id=message_id)


def _check_rules(member: RoomMember) -> None:
    if member.room.house_rules and not member.rules_accepted_at:
        raise RulesNotAccepted


def _checked_words(untrusted_text: str) -> str:
    words = clean_text(untrusted_text)
    if len(words) > TEXT_MAX_CHARACTERS:
        raise TextTooLong
    return words


def _checked_pictures(attachment_ids: Sequence[UUID]) -> list[UUID]:
    pictures = list(dict.fromkeys(attachment_ids))
    if len(pictures) > PICTURES_PER_MESSAGE:
        raise TooManyPictures
    return pictures


def _quoted(*, room_id: UUID, message_id: UUID | None) -> Message | None:
    if message_id is None:
        return None
    quoted = Message.objects.filter(pk=message_id, room_id=room_id, deleted_at=None).first()
    if quoted is None:
        raise NotFound
    return quoted
