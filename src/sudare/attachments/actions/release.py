"""What happens to a held picture on a message once somebody has decided."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from sudare.attachments.actions.days import days_of
from sudare.attachments.actions.steps import tell
from sudare.attachments.errors import NotReady
from sudare.attachments.events import AttachmentRefused, AttachmentReleased
from sudare.attachments.models import Attachment, Review
from sudare.attachments.queries import is_original_kept, subject_of
from sudare.attachments.terms import ReviewState
from sudare.kit.clock import now
from sudare.kit.events import announce
from sudare.rulebook.queries import retention_for
from sudare.storage import actions as storage
from sudare.storage.queries import under_hold
from sudare.storage.terms import Rule


def sent_columns(*, organisation_id: UUID, room_id: UUID | None, moment: datetime) -> dict[str, Any]:
    """The day a picture was sent, and the day it will be forgotten by the rules of its room."""
    kept = retention_for(organisation_id=organisation_id, room_id=room_id, kinds=())
    return {"sent_at": moment, "forget_at": moment + timedelta(days=kept.kept_days)}


def released_columns(attachment: Attachment) -> dict[str, Any]:
    moment = now()
    columns = sent_columns(organisation_id=attachment.organisation_id, room_id=attachment.room_id, moment=moment)
    return columns | days_of(attachment, sent_at=moment)


def decide(review: Review, *, state: ReviewState, reviewer_id: UUID | None, reason: str = "") -> None:
    """Write somebody's word down, inside the caller's transaction. Raises: NotReady when it was decided meanwhile."""
    waiting = Review.objects.filter(id=review.id, state=ReviewState.WAITING)
    if not waiting.update(state=state, reviewer_id=reviewer_id, decided_at=now(), reason=reason):
        raise NotReady
    review.refresh_from_db()


def accepted(attachment: Attachment, *, review_id: UUID) -> None:
    """Close the review of a picture that is SENT from this transaction on, and tell its room after it.

    Raises: Held, where what lies under its masks would go for good and a case keeps it.
    A review that is drawn first has its reviewer already, who must not be asked twice.
    """
    review = Review.objects.get(id=review_id)
    decide(review, state=ReviewState.ACCEPTED, reviewer_id=review.reviewer_id)
    if attachment.original_id and not is_original_kept(attachment):
        storage.check_free(subject=subject_of(attachment), rule=Rule.REVIEW)
        let_originals_go([attachment])
    tell(attachment, "released", actor_id=review.reviewer_id, details={"review": review.id})
    if attachment.message_id and attachment.room_id:
        fact = AttachmentReleased(attachment.id, attachment.message_id, attachment.room_id)
        transaction.on_commit(lambda: announce(fact))


def announce_refusal(attachment: Attachment) -> None:
    """After the commit. Skips what hangs on no message: its sender sees it at once."""
    if attachment.message_id and attachment.room_id:
        fact = AttachmentRefused(attachment.id, attachment.message_id, attachment.room_id)
        transaction.on_commit(lambda: announce(fact))


def let_originals_go(attachments: list[Attachment]) -> None:
    """Destroy what lies under the masks, in the caller's transaction: from here on nobody can lift them.

    What a case keeps stays where nobody can open it, and goes by the sweep once the case is closed.
    """
    given = {one.pk: one.original_id for one in attachments if one.original_id}
    if not given:
        return
    for house in {one.organisation_id for one in attachments}:
        storage.hold_the_book(house)
    kept = Attachment.objects.filter(under_hold(), pk__in=given).values_list("pk", flat=True)
    doomed = [given[pk] for pk in given.keys() - set(kept)]
    Attachment.objects.filter(original_id__in=doomed).update(original=None)
    storage.destroy(object_ids=doomed, reason="masked for good")
