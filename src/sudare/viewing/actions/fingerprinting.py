"""What sent pictures are found by when their marks are gone. Kept with the picture, and gone with it."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from sudare.attachments.actions.desk import the_checker
from sudare.attachments.models import Attachment
from sudare.attachments.terms import RenditionName, State
from sudare.kit.clock import now
from sudare.storage import actions as storage
from sudare.viewing.actions.desk import the_queue
from sudare.viewing.models import PictureFingerprints
from sudare.viewing.queries import without_fingerprints

AT_ONCE: Final = 100
ASK_AGAIN_AFTER: Final = timedelta(hours=1)  # a worker died over it, or it couldn't be opened just then


def ask_for_fingerprints() -> None:
    """Queue the sent pictures that have none yet."""
    moment = now()
    missing = without_fingerprints(asked_before=moment - ASK_AGAIN_AFTER, limit=AT_ONCE)
    for attachment_id, organisation_id in missing:
        with transaction.atomic():
            PictureFingerprints.objects.update_or_create(
                attachment_id=attachment_id, defaults={"organisation_id": organisation_id, "asked_at": moment}
            )
            the_queue().put_fingerprinting(attachment_id)


def fingerprint(*, attachment_id: UUID) -> None:
    """Make them, in a worker. Skips a picture that isn't sent, or has gone meanwhile."""
    attachment = Attachment.objects.filter(pk=attachment_id, state=State.SENT).first()
    shown = attachment.renditions.filter(name=RenditionName.VIEW).first() if attachment else None
    if shown is None:
        return
    prints = the_checker().prints(b"".join(storage.open_sealed(object_id=shown.sealed_id)))
    with transaction.atomic():  # forgetting holds the picture's row: either these go with it, or they never come
        if Attachment.objects.select_for_update().filter(pk=attachment_id, state=State.SENT).exists():
            rows = PictureFingerprints.objects.filter(attachment_id=attachment_id)
            rows.update(prints=b"".join(prints), made_at=now())


def forget_fingerprints(attachment_id: UUID) -> None:
    """With the picture, in the same transaction."""
    PictureFingerprints.objects.filter(attachment_id=attachment_id).delete()
