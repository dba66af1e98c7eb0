"""Forgetting because a person wants it: one picture, all one's own, a person's, an organisation's."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from sudare.accounts.access import require_step_up
from sudare.accounts.terms import BreakGlass, Right, Viewer
from sudare.attachments.actions.ends import ended, forget, let_go
from sudare.attachments.actions.steps import tell
from sudare.attachments.errors import NotReady
from sudare.attachments.events import AttachmentForgotten
from sudare.attachments.models import Attachment
from sudare.attachments.queries import WAITING
from sudare.attachments.terms import FINAL, State, Withdrawal
from sudare.kit.clock import now
from sudare.kit.errors import NotAllowed, NotFound
from sudare.kit.events import announce
from sudare.kit.text import clean_line
from sudare.storage import actions as storage
from sudare.storage.errors import Kept
from sudare.storage.models import Receipt
from sudare.storage.queries import receipts_about
from sudare.storage.terms import Rule

WHY_MAX_CHARACTERS = 200


def forget_picture(
    *, viewer: Viewer, attachment_id: UUID, why: str = "", despite_floor: bool = False
) -> Receipt | None:
    """Forget one's own picture for good, or with the right to delete others' anybody's. An unsent one is thrown away.

    ``despite_floor`` is the word of somebody who may change the rules that this is no document the law speaks of.

    Raises: NotFound; Held, with whom to ask; FloorStands; NotAllowed for ``despite_floor`` without right or reason;
    StepUpNeeded for a picture of somebody else.
    Then the wish is kept, and the picture goes as soon as it may.
    Also: recorded; a receipt, which is returned; announces AttachmentForgotten.
    """
    attachment = _within_reach(viewer, attachment_id)
    if despite_floor and not (viewer.may(Right.CHANGE_POLICY) and clean_line(why)):
        raise NotAllowed
    if attachment.uploader_id != viewer.user_id:
        require_step_up(viewer=viewer, verb=BreakGlass.DELETE)
    if attachment.message_id is None:
        let_go(attachment, reason="by its sender", actor_id=viewer.user_id)
        return None
    rule = Rule.SENDER if attachment.uploader_id == viewer.user_id else Rule.MODERATION
    if why := clean_line(why)[:WHY_MAX_CHARACTERS]:
        tell(attachment, "forgetting_asked", actor_id=viewer.user_id, reason=why)
    _forget_and_tell(attachment, rule=rule, actor_id=viewer.user_id, despite_floor=despite_floor)
    return next(iter(receipts_about(attachment.id)), None)


def withdraw(*, viewer: Viewer) -> Withdrawal:
    """Take back one's consent: everything one has sent or uploaded in this organisation is forgotten.

    Each picture is a transaction of its own, so that one that is kept keeps no other. Also: as ``forget_picture``.
    """
    own = Attachment.objects.filter(organisation_id=viewer.organisation_id, uploader_id=viewer.user_id)
    return _forget_all(own, rule=Rule.CONSENT, actor_id=viewer.user_id)


def forget_person(*, viewer: Viewer, user_id: UUID) -> Withdrawal:
    """Forget all pictures of somebody who is being removed from the organisation.

    Raises: NotAllowed, StepUpNeeded. Also: as ``forget_picture``. Skips: their seat and their words, which have
    verbs of their own.
    """
    if not viewer.may(Right.MANAGE_PEOPLE):
        raise NotAllowed
    require_step_up(viewer=viewer, verb=BreakGlass.DELETE)
    theirs = Attachment.objects.filter(organisation_id=viewer.organisation_id, uploader_id=user_id)
    return _forget_all(theirs, rule=Rule.MEMBER, actor_id=viewer.user_id)


def forget_organisation(*, viewer: Viewer) -> Withdrawal:
    """Forget every picture of the viewer's organisation, before it is closed. What is ``kept`` stays for now.

    Raises: NotAllowed, StepUpNeeded. Also: as ``forget_picture``.
    """
    if not viewer.may(Right.MANAGE_ORGANISATION):
        raise NotAllowed
    require_step_up(viewer=viewer, verb=BreakGlass.DELETE)
    everything = Attachment.objects.filter(organisation_id=viewer.organisation_id)
    return _forget_all(everything, rule=Rule.ORGANISATION, actor_id=viewer.user_id)


def forget_again(*, attachment_ids: Iterable[UUID]) -> list[UUID]:
    """Close the rows of pictures that the log says were forgotten, after a backup brought them back. Returns those.

    Skips: entries and receipts. Those of the first time stand in the log, and ``storage.replay`` writes them again.
    """
    gone: list[UUID] = []
    with transaction.atomic():
        rows = Attachment.objects.filter(id__in=list(attachment_ids))
        for attachment in rows.exclude(state__in=[State.DISCARDED, State.FORGOTTEN]):
            storage.clear_keys(ended(attachment, State.FORGOTTEN))
            gone.append(attachment.id)
    return gone


def _within_reach(viewer: Viewer, attachment_id: UUID) -> Attachment:
    here = Attachment.objects.filter(id=attachment_id, organisation_id=viewer.organisation_id)
    attachment = here.exclude(state__in=[State.DISCARDED, State.FORGOTTEN]).first()
    if attachment is None or (attachment.verdict or {}).get("diverts"):
        raise NotFound
    is_own = attachment.uploader_id == viewer.user_id
    if not is_own and (attachment.message_id is None or not viewer.may(Right.DELETE_ANY)):
        raise NotFound
    return attachment


def _forget_all(rows: Iterable[Attachment], *, rule: Rule, actor_id: UUID) -> Withdrawal:
    gone: list[UUID] = []
    kept: list[UUID] = []
    contacts: dict[str, None] = {}
    for attachment in list(rows):
        if attachment.state in FINAL - {State.REFUSED} or (attachment.verdict or {}).get("diverts"):
            continue
        try:
            _end_one(attachment, rule=rule, actor_id=actor_id)
            gone.append(attachment.id)
        except Kept as why:
            kept.append(attachment.id)
            contacts |= dict.fromkeys(getattr(why, "contacts", ()))
    return Withdrawal(tuple(gone), tuple(kept), tuple(contacts))


def _end_one(attachment: Attachment, *, rule: Rule, actor_id: UUID) -> None:
    """Once more from the beginning when it moved on in this very moment: nothing of it may slip through."""
    try:
        if attachment.message_id is None and attachment.state in WAITING | {State.REFUSED}:
            let_go(attachment, reason="by its sender", actor_id=actor_id)
        else:
            _forget_and_tell(attachment, rule=rule, actor_id=actor_id)
    except NotReady:
        attachment.refresh_from_db()
        _forget_and_tell(attachment, rule=rule, actor_id=actor_id)


def _forget_and_tell(attachment: Attachment, *, rule: Rule, actor_id: UUID, despite_floor: bool = False) -> None:
    try:
        with storage.refusals_on_record(actor_id=actor_id), transaction.atomic():
            was_there = forget(
                attachment_ids=[attachment.id], rule=rule, actor_id=actor_id, despite_floor=despite_floor
            )
    except Kept:
        Attachment.objects.filter(id=attachment.id).update(forget_wanted_at=now())
        raise
    if was_there and attachment.message_id and attachment.room_id:
        announce(AttachmentForgotten(attachment.id, attachment.message_id, attachment.room_id))
