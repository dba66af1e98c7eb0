"""The ends of an upload's life. Both destroy every key it ever had."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction

from sudare.accounts.terms import Viewer
from sudare.attachments.access import access_own_attachment
from sudare.attachments.actions.steps import step, tell
from sudare.attachments.actions.uploads import objects_of_upload
from sudare.attachments.errors import NotReady
from sudare.attachments.models import Attachment, Review
from sudare.attachments.queries import WAITING
from sudare.attachments.terms import ReviewState, State
from sudare.kit.clock import now
from sudare.storage import actions as storage

_NOTHING_LEFT: dict[str, Any] = {
    "facts": [],
    "removed": [],
    "advice": [],
    "verdict": None,
    "quarantine": None,
    "original_name": None,
    "original": None,
    "findings": [],
    "engines_done": [],
    "edit": None,
    "drawing": None,
}


def discard(*, viewer: Viewer, attachment_id: UUID) -> None:
    """Give up an upload that was not sent; files, keys and findings are gone with it.

    Raises NotFound; NotReady once it is sent (then the message is what can be deleted).
    Also: entry ``attachments:attachment:discarded``.
    """
    attachment = access_own_attachment(viewer=viewer, attachment_id=attachment_id)
    is_diverted = bool((attachment.verdict or {}).get("diverts"))
    if attachment.state not in WAITING | {State.REFUSED} or attachment.message_id is not None or is_diverted:
        raise NotReady
    let_go(attachment, reason="by its sender", actor_id=viewer.user_id)


def let_go(attachment: Attachment, *, reason: str, actor_id: UUID | None = None) -> None:
    """Destroy an unsent upload. Raises NotReady when it moved on in this very moment."""
    with transaction.atomic():
        _end(attachment, State.DISCARDED, reason=reason)
        tell(attachment, "discarded", actor_id=actor_id, reason=reason)


def forget(*, attachment_ids: Iterable[UUID], reason: str) -> list[UUID]:
    """Destroy pictures for good, in the caller's transaction: on their day, with their message, on request.

    Returns those it destroyed; skips those already gone.
    Also: entry ``attachments:attachment:forgotten`` for each.
    """
    with transaction.atomic():
        asked = Attachment.objects.select_for_update().filter(id__in=list(attachment_ids))
        living = asked.exclude(state__in=[State.DISCARDED, State.FORGOTTEN])
        doomed = list(living.order_by("id"))
        for attachment in doomed:
            _end(attachment, State.FORGOTTEN, reason=reason)
            tell(attachment, "forgotten", reason=reason)
    return [attachment.id for attachment in doomed]


def strip(attachment: Attachment, *, reason: str) -> None:
    """Destroy every byte of a refused picture; that it was refused, and why, stays."""
    with transaction.atomic():
        keys = _keys_of(attachment)
        gone: dict[str, Any] = {
            "quarantine": None,
            "original_name": None,
            "original": None,
            "facts": [],
            "removed": [],
            "advice": [],
        }
        step(attachment, to=State.REFUSED, drawing=None, edit=None, **gone)
        attachment.renditions.all().delete()
        storage.destroy(object_ids=keys, reason=reason)


def _keys_of(attachment: Attachment) -> list[UUID]:
    original = [attachment.original_id] if attachment.original_id else []
    renditions = attachment.renditions.values_list("sealed_id", flat=True)
    return [*objects_of_upload(attachment), *original, *renditions]


def _end(attachment: Attachment, state: State, *, reason: str) -> None:
    keys = _keys_of(attachment)
    waiting = Review.objects.filter(attachment=attachment, state=ReviewState.WAITING)
    waiting.update(state=ReviewState.EXPIRED, decided_at=now())
    step(attachment, to=state, **_NOTHING_LEFT)
    attachment.renditions.all().delete()
    storage.destroy(object_ids=keys, reason=reason)
