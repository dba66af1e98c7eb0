"""Bytes on their way in: straight under seal, into quarantine, and no address leads to them."""

from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from sudare.accounts.terms import Right, Viewer
from sudare.attachments.access import access_own_attachment
from sudare.attachments.actions.desk import the_queue
from sudare.attachments.actions.generated_names import next_name
from sudare.attachments.actions.steps import step, tell
from sudare.attachments.errors import NotReady, TooManyWaiting, UploadEmpty, UploadTooLarge
from sudare.attachments.models import Attachment
from sudare.attachments.queries import sent_before, waiting_of
from sudare.attachments.terms import State
from sudare.consents.access import check_consent
from sudare.kit.clock import now
from sudare.kit.errors import NotAllowed
from sudare.storage import actions as storage
from sudare.storage.errors import NotOpen
from sudare.storage.models import SealedObject
from sudare.storage.terms import Purpose

MAX_WAITING = 40  # a person's uploads neither sent nor gone; about a holiday's worth in one go
MAX_NAME_BYTES = 1_000


def receive(
    *, viewer: Viewer, content: bytes, original_name: str, room_id: UUID | None = None, idempotency_key: str = ""
) -> Attachment:
    """Take a whole picture in one go and queue its check.

    The same ``idempotency_key`` again returns the same attachment and stores nothing.

    Raises NotAllowed, ConsentMissing, UploadEmpty, UploadTooLarge, TooManyWaiting.
    Also: entry ``attachments:attachment:received``.
    """
    if before := sent_before(key=idempotency_key, uploader_id=viewer.user_id):
        return before
    _admit(viewer, len(content))
    quarantine = storage.prepare(organisation_id=viewer.organisation_id, purpose=Purpose.QUARANTINE, content=content)
    name = _sealed_name(viewer, original_name)
    fresh = _fresh(viewer, len(content), room_id, idempotency_key, quarantine, name)
    return _created(fresh, is_whole=True)


def begin_upload(
    *, viewer: Viewer, size_bytes: int, original_name: str, room_id: UUID | None = None, idempotency_key: str = ""
) -> Attachment:
    """Open an upload that arrives in pieces. ``append_upload`` carries on; silence for too long ends it.

    Raises NotAllowed, ConsentMissing, UploadEmpty, UploadTooLarge, TooManyWaiting.
    Also: entry ``attachments:attachment:begun``.
    """
    if before := sent_before(key=idempotency_key, uploader_id=viewer.user_id):
        return before
    _admit(viewer, size_bytes)
    quarantine = storage.begin(organisation_id=viewer.organisation_id, purpose=Purpose.QUARANTINE)
    name = _sealed_name(viewer, original_name)
    return _created(_fresh(viewer, size_bytes, room_id, idempotency_key, quarantine, name), is_whole=False)


def append_upload(*, viewer: Viewer, attachment_id: UUID, offset: int, content: bytes) -> int:
    """Add the next piece and return the durable size, with all of it.

    Raises NotFound, NotReady (no longer uploading), UploadTooLarge (more than was declared), OffsetMismatch.
    Also: with the last byte the upload is received and its check queued.
    """
    attachment = access_own_attachment(viewer=viewer, attachment_id=attachment_id)
    if attachment.state != State.UPLOADING or attachment.quarantine is None:
        raise NotReady
    after = offset + len(content)
    if after > attachment.declared_bytes:
        raise UploadTooLarge
    is_last = after == attachment.declared_bytes
    if content:
        durable = storage.append(object_id=attachment.quarantine.id, offset=offset, content=content, is_last=is_last)
        Attachment.objects.filter(id=attachment_id, state=State.UPLOADING).update(state_changed_at=now())
    else:
        durable = attachment.quarantine.size_bytes
    settle_upload(attachment_id=attachment_id)
    return durable


def settle_upload(*, attachment_id: UUID) -> None:
    """Receive an upload whose last byte is durable; a process that died just then left it undone.

    Skips one that is incomplete, or settled already.
    """
    attachment = Attachment.objects.select_related("quarantine").filter(id=attachment_id).first()
    if attachment is None or attachment.state != State.UPLOADING or attachment.quarantine is None:
        return
    if attachment.quarantine.size_bytes == attachment.declared_bytes:
        try:
            with transaction.atomic():
                storage.finish(object_id=attachment.quarantine.id)
                step(attachment, to=State.RECEIVED)
                _queued(attachment)
        except (NotReady, NotOpen):
            return  # somebody else settled or discarded it in the same moment


def _admit(viewer: Viewer, size_bytes: int) -> None:
    if not viewer.may(Right.TALK):
        raise NotAllowed
    check_consent(viewer=viewer)
    if size_bytes <= 0:
        raise UploadEmpty
    if size_bytes > settings.UPLOAD_MAX_BYTES:
        raise UploadTooLarge
    if waiting_of(viewer.user_id) >= MAX_WAITING:
        raise TooManyWaiting


def _sealed_name(viewer: Viewer, untrusted_name: str) -> SealedObject | None:
    """The name the file had, as bytes nobody interprets; prepared, and finished with the row."""
    letters = untrusted_name.encode("utf-8", "replace")[:MAX_NAME_BYTES]
    if not letters:
        return None
    return storage.prepare(organisation_id=viewer.organisation_id, purpose=Purpose.NAME, content=letters)


def _fresh(  # noqa: PLR0917  one row, column by column
    viewer: Viewer,
    size_bytes: int,
    room_id: UUID | None,
    key: str,
    quarantine: SealedObject,
    original_name: SealedObject | None,
) -> Attachment:
    return Attachment(
        organisation_id=viewer.organisation_id,
        uploader_id=viewer.user_id,
        room_id=room_id,
        idempotency_key=key,
        declared_bytes=size_bytes,
        quarantine=quarantine,
        original_name=original_name,
    )


def _created(fresh: Attachment, *, is_whole: bool) -> Attachment:
    """Store the row, and with it everything that belongs to it; a twin with the same key wins over us."""
    try:
        with transaction.atomic():
            _store(fresh, is_whole=is_whole)
    except IntegrityError:
        before = sent_before(key=fresh.idempotency_key, uploader_id=fresh.uploader_id)
        if before is None:
            raise
        storage.destroy(object_ids=objects_of_upload(fresh), reason="sent twice")
        return before
    return fresh


def objects_of_upload(attachment: Attachment) -> list[UUID]:
    """What was sealed of the sender's own file: its bytes and its name."""
    return [one for one in (attachment.quarantine_id, attachment.original_name_id) if one]


def _store(fresh: Attachment, *, is_whole: bool) -> None:
    fresh.name = next_name(uploader_id=fresh.uploader_id)
    fresh.state = State.RECEIVED if is_whole else State.UPLOADING
    fresh.save(force_insert=True)
    if fresh.original_name_id:
        storage.finish(object_id=fresh.original_name_id)
    if is_whole and fresh.quarantine_id:
        storage.finish(object_id=fresh.quarantine_id)
        _queued(fresh)
    else:
        tell(fresh, "begun", actor_id=fresh.uploader_id)


def _queued(attachment: Attachment) -> None:
    the_queue().put(attachment.id)
    tell(attachment, "received", actor_id=attachment.uploader_id, details={"bytes": attachment.declared_bytes})
