"""From the sender's yes to the message that carries the picture."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef

from sudare.attachments.actions.days import set_days
from sudare.attachments.actions.release import let_originals_go, sent_columns
from sudare.attachments.actions.steps import tell
from sudare.attachments.errors import JudgedElsewhere, NotReady
from sudare.attachments.models import Attachment, Rendition, Review
from sudare.attachments.queries import is_original_kept
from sudare.attachments.terms import ReviewKind, State
from sudare.intake.verdicts import findings_from_json, from_json, replay
from sudare.kit.clock import now
from sudare.policy.terms import Policy
from sudare.rulebook.queries import has_changed, policy_in_force


def mark_sent(
    *, attachment_ids: Sequence[UUID], message_id: UUID, room_id: UUID, uploader_id: UUID, organisation_id: UUID
) -> None:
    """Hang pictures on a message, inside the transaction that posts it. The room sees confirmed ones from here on.

    Held ones hang there as well, and wait for a person: the room sees that there is something, and nothing of it.

    Raises NotReady unless every one of them is the uploader's own, confirmed or held for what was seen in it, and of
    the organisation whose room it is; JudgedElsewhere when the rules it was checked by aren't this room's, or no
    longer. Then nothing may be posted.
    Also: the day it will be forgotten is set; entry ``attachments:attachment:sent`` or ``review_asked`` for each.
    """
    wanted = set(attachment_ids)
    own = Attachment.objects.filter(id__in=wanted, uploader_id=uploader_id, organisation_id=organisation_id)
    own = own.filter(message_id=None)
    _check_rules(own, organisation_id=organisation_id, room_id=room_id)
    moment = now()
    place = {"message_id": message_id, "room_id": room_id, "state_changed_at": moment}
    days = sent_columns(organisation_id=organisation_id, room_id=room_id, moment=moment)
    opened = Exists(Rendition.objects.filter(attachment_id=OuterRef("pk")))
    held = own.filter(opened, state=State.HELD).update(**place)
    sent = own.filter(state=State.CONFIRMED).update(state=State.SENT, **place, **days)
    if sent + held != len(wanted):
        raise NotReady
    _note(list(Attachment.objects.filter(id__in=wanted).order_by("id")), room_id=room_id, message_id=message_id)


def _check_rules(pictures: Iterable[Attachment], *, organisation_id: UUID, room_id: UUID) -> None:
    here = policy_in_force(organisation_id=organisation_id, room_id=room_id)
    for picture in pictures:
        is_at_home = picture.room_id == room_id or here == policy_in_force(
            organisation_id=organisation_id, room_id=picture.room_id
        )
        places = [place for place in (room_id, picture.room_id, organisation_id) if place]
        if not is_at_home or (has_changed(place_ids=places, since=picture.created_at) and not _stands(picture, here)):
            raise JudgedElsewhere


def _stands(picture: Attachment, policy: Policy) -> bool:
    """Whether what was found then still leads to the same verdict: the same word, the same masks, the same original."""
    stored = picture.verdict or {}
    before, after = from_json(stored), replay(stored, findings_from_json(picture.findings), policy=policy)
    return replace(before, reasons=()) == replace(after, reasons=())


def _note(attachments: Sequence[Attachment], *, room_id: UUID, message_id: UUID) -> None:
    sent = [attachment for attachment in attachments if attachment.state == State.SENT]
    set_days(sent)
    let_originals_go([attachment for attachment in sent if not is_original_kept(attachment)])
    for attachment in attachments:
        if attachment.state == State.HELD:
            ask_for_review(attachment, kind=ReviewKind.HELD)
        did = "sent" if attachment.state == State.SENT else "review_asked"
        tell(attachment, did, actor_id=attachment.uploader_id, details={"room": room_id, "message": message_id})


def ask_for_review(attachment: Attachment, *, kind: ReviewKind, words: str = "") -> Review:
    """Put a picture into the queue, inside the caller's transaction."""
    return Review.objects.create(
        organisation_id=attachment.organisation_id,
        attachment=attachment,
        kind=kind,
        words=words,
        due_at=now() + timedelta(minutes=settings.REVIEW_MINUTES),
    )
