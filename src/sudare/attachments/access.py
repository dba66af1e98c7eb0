"""The doors to one's own uploads, and to those one may judge."""

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from sudare.accounts.terms import Right, Viewer
from sudare.attachments.errors import OwnPicture, SecondOpinion
from sudare.attachments.models import Attachment, Review
from sudare.attachments.terms import ReviewState, State
from sudare.kit.errors import NotAllowed, NotFound
from sudare.storage.models import Receipt


def access_own_attachment(*, viewer: Viewer, attachment_id: UUID) -> Attachment:
    """An upload of the viewer's own, in any state but discarded.

    Raises NotFound alike for what is absent, somebody else's, or of another organisation.
    """
    own = Attachment.objects.filter(uploader_id=viewer.user_id, organisation_id=viewer.organisation_id)
    attachment = own.exclude(state=State.DISCARDED).select_related("quarantine").filter(id=attachment_id).first()
    if attachment is None:
        raise NotFound
    return attachment


def reviews_for(viewer: Viewer) -> QuerySet[Review]:
    """Every review of the organisation this viewer may take part in, the oldest first.

    Not one's own pictures, and not an objection to what one has decided oneself. What froze somebody's seat is for
    those who may moderate. Raises NotAllowed without the right to review.
    """
    if not viewer.may(Right.REVIEW):
        raise NotAllowed
    decided_before = Review.objects.filter(attachment_id=OuterRef("attachment_id"), reviewer_id=viewer.user_id)
    decided_before = decided_before.exclude(pk=OuterRef("pk"))
    rows = Review.objects.filter(~Exists(decided_before), organisation_id=viewer.organisation_id)
    rows = rows.exclude(attachment__uploader_id=viewer.user_id)
    if not viewer.may(Right.MODERATE):
        rows = rows.exclude(attachment__verdict__diverts=True)
    joined = rows.select_related("attachment", "attachment__uploader", "reviewer")
    return joined.prefetch_related("attachment__renditions", "attachment__reviews").order_by("requested_at", "pk")


def reviews_waiting(viewer: Viewer) -> int:
    """How many pictures wait for this viewer's word; 0 for whoever may not give one."""
    if not viewer.may(Right.REVIEW):
        return 0
    return reviews_for(viewer).filter(state=ReviewState.WAITING).count()


def access_review(*, viewer: Viewer, review_id: UUID) -> Review:
    """One review, to look at or to decide.

    Raises: NotAllowed; NotFound for what is absent or elsewhere; OwnPicture; SecondOpinion.
    """
    if (review := reviews_for(viewer).filter(pk=review_id).first()) is not None:
        return review
    here = Review.objects.filter(pk=review_id, organisation_id=viewer.organisation_id).select_related("attachment")
    found = here.first()
    if found is None:
        raise NotFound
    if found.attachment.uploader_id == viewer.user_id:
        raise OwnPicture
    if found.attachment.reviews.filter(reviewer_id=viewer.user_id).exists():
        raise SecondOpinion
    raise NotFound


def may_review(*, viewer: Viewer, attachment_id: UUID) -> bool:
    """Whether this viewer may look at a picture because it waits for somebody like them."""
    if not viewer.may(Right.REVIEW):
        return False
    return reviews_for(viewer).filter(attachment_id=attachment_id, state=ReviewState.WAITING).exists()


def is_here(*, attachment_id: UUID, organisation_id: UUID) -> bool:
    """Whether this organisation has or had such a picture."""
    return Attachment.objects.filter(id=attachment_id, organisation_id=organisation_id).exists()


def access_receipt(*, viewer: Viewer, receipt_id: UUID) -> Receipt:
    """For whoever asked for the deletion, its sender, and those who read the log. Raises: NotFound."""
    receipt = Receipt.objects.filter(pk=receipt_id, organisation_id=viewer.organisation_id).first()
    if receipt is None:
        raise NotFound
    sent = Attachment.objects.filter(pk=receipt.subject_id, uploader_id=viewer.user_id)
    if receipt.actor_id == viewer.user_id or viewer.may(Right.READ_LOG) or sent.exists():
        return receipt
    raise NotFound
