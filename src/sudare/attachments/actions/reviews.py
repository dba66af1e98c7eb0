"""A person's word on a held picture: yes, yes with more covered, or no with a reason; and the objection to a no."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from sudare.accounts.terms import Right, Viewer
from sudare.attachments.access import access_own_attachment, access_review, reviews_for
from sudare.attachments.actions.edits import begin_drawing
from sudare.attachments.actions.ends import strip
from sudare.attachments.actions.limits import check_edit
from sudare.attachments.actions.release import accepted, announce_refusal, decide, released_columns
from sudare.attachments.actions.sending import ask_for_review
from sudare.attachments.actions.steps import step, tell
from sudare.attachments.errors import AppealImpossible, NotReady, WordsMissing
from sudare.attachments.models import Attachment, Review
from sudare.attachments.queries import can_appeal, subject_of, was_never_kept
from sudare.attachments.terms import ReviewKind, ReviewState, State
from sudare.imaging.terms import Edit, Mask
from sudare.kit.errors import NotAllowed
from sudare.kit.text import clean_text
from sudare.storage import actions as storage
from sudare.storage.terms import Rule

WORDS_MAX_CHARACTERS = 500


def waiting_reviews(*, viewer: Viewer) -> list[Review]:
    """What waits for somebody like the viewer, the oldest first. Raises: NotAllowed."""
    return list(reviews_for(viewer).filter(state=ReviewState.WAITING))


def accept_review(*, viewer: Viewer, review_id: UUID, masks: Sequence[Mask] = ()) -> Review:
    """Let a held picture through, with more covered where ``masks`` say so; then a job draws it first.

    Of a picture that is gone, only the word counts: its sender may send it again. Saying the same twice is once.

    Raises: NotAllowed, NotFound, OwnPicture, SecondOpinion, NotReady, EditImpossible, EditTooLarge; Held where
    something of it would be covered for good and a case keeps it.
    Also: recorded; announces AttachmentReleased, and the room's log tells it.
    """
    review = access_review(viewer=viewer, review_id=review_id)
    attachment = review.attachment
    wanted = Edit(masks=tuple(masks))
    check_edit(wanted, width_px=attachment.width_px, height_px=attachment.height_px)
    if review.state == ReviewState.ACCEPTED and review.reviewer_id == viewer.user_id:
        return review
    if review.state != ReviewState.WAITING or attachment.state == State.EDITING:
        raise NotReady  # somebody's masks are being drawn: the picture must not leave without them
    with storage.refusals_on_record(actor_id=viewer.user_id), transaction.atomic():
        Review.objects.filter(id=review.id, state=ReviewState.WAITING).update(reviewer_id=viewer.user_id)
        if review.kind == ReviewKind.WITHOUT_PICTURE:
            decide(review, state=ReviewState.ACCEPTED, reviewer_id=viewer.user_id)
            tell(attachment, "appeal_accepted", actor_id=viewer.user_id, details={"review": review.id})
        elif masks:
            storage.check_free(subject=subject_of(attachment), rule=Rule.REVIEW)
            begin_drawing(attachment, wanted, then=State.SENT, review_id=review.id)
        else:
            step(attachment, to=State.SENT, **released_columns(attachment))
            accepted(attachment, review_id=review.id)
    review.refresh_from_db()
    return review


def refuse_review(*, viewer: Viewer, review_id: UUID, reason: str) -> Review:
    """Keep a held picture from everybody, and tell its sender why.

    Its bytes stay sealed until nobody can object any more; after an objection they go at once.

    Raises: NotAllowed, NotFound, OwnPicture, SecondOpinion, NotReady, WordsMissing.
    Also: recorded without the reason, which people wrote; announces AttachmentRefused.
    """
    review = access_review(viewer=viewer, review_id=review_id)
    words = _checked(reason)
    attachment = review.attachment
    if review.state != ReviewState.WAITING or attachment.state == State.EDITING:
        raise NotReady
    with transaction.atomic():
        if review.kind == ReviewKind.HELD:
            step(attachment, to=State.REFUSED)
        elif review.kind == ReviewKind.APPEAL:
            strip(attachment, reason="refused twice")
        decide(review, state=ReviewState.REFUSED, reviewer_id=viewer.user_id, reason=words)
        tell(attachment, "refused", actor_id=viewer.user_id, details={"review": review.id})
        announce_refusal(attachment)
    return review


def appeal(*, viewer: Viewer, attachment_id: UUID, words: str) -> Review:
    """Object to a refusal, once; somebody else decides. A frozen person may do this and nothing else.

    Raises: NotFound, WordsMissing, AppealImpossible. Also: recorded without the words.
    """
    attachment = access_own_attachment(viewer=viewer, attachment_id=attachment_id)
    said = _checked(words)
    with transaction.atomic():
        held = Attachment.objects.select_for_update().get(id=attachment.id)
        if not can_appeal(held):
            raise AppealImpossible
        kind = ReviewKind.WITHOUT_PICTURE if was_never_kept(held) else ReviewKind.APPEAL
        review = ask_for_review(held, kind=kind, words=said)
        tell(held, "appealed", actor_id=viewer.user_id, details={"review": review.id})
    return review


def expire(review: Review) -> None:
    """Nobody has decided for too long: the picture is refused and gone. Raises: NotReady when somebody just did."""
    attachment = review.attachment
    if attachment.state == State.EDITING:
        raise NotReady
    with transaction.atomic():
        decide(review, state=ReviewState.EXPIRED, reviewer_id=None)
        if review.kind != ReviewKind.WITHOUT_PICTURE:
            strip(attachment, reason="nobody has looked at it in time")
        tell(attachment, "review_expired", details={"review": review.id})
        announce_refusal(attachment)


def diversions(*, viewer: Viewer) -> list[Attachment]:
    """What froze somebody's seat here: time, sender, digest and verdict, the newest first. No picture is left.

    Raises: NotAllowed without the right to moderate.
    """
    if not viewer.may(Right.MODERATE):
        raise NotAllowed
    rows = Attachment.objects.filter(organisation_id=viewer.organisation_id, state=State.REFUSED, verdict__diverts=True)
    return list(rows.select_related("uploader").prefetch_related("reviews").order_by("-id"))


def _checked(untrusted_words: str) -> str:
    words = clean_text(untrusted_words)
    if not words or len(words) > WORDS_MAX_CHARACTERS:
        raise WordsMissing
    return words
