"""The ends of an upload's life. Each destroys every key it ever had; what was sent goes through ``storage.forget``."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from sudare.accounts.terms import Viewer
from sudare.attachments.access import access_own_attachment
from sudare.attachments.actions.derivatives import COLUMNS_CLEARED, clear_all, objects_of
from sudare.attachments.actions.steps import step, tell
from sudare.attachments.errors import FloorStands, NotReady
from sudare.attachments.models import Attachment, Review
from sudare.attachments.queries import WAITING, subject_of
from sudare.attachments.terms import ReviewState, State
from sudare.kit.clock import now
from sudare.storage import actions as storage
from sudare.storage.queries import holds_on
from sudare.storage.terms import Rule

_ABOVE_THE_FLOOR = frozenset({Rule.RESTORE, Rule.REVIEW})  # it was gone before, or was never received for good


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
        keys = ended(attachment, State.DISCARDED)
        storage.destroy(object_ids=keys, reason=reason)
        tell(attachment, "discarded", actor_id=actor_id, reason=reason)


def forget(
    *, attachment_ids: Iterable[UUID], rule: Rule, actor_id: UUID | None = None, despite_floor: bool = False
) -> list[UUID]:
    """Forget pictures for good, all or none, in the caller's transaction. Returns those that lived until now.

    Raises: Held for what a case keeps, FloorStands for what the law asks to keep; ``despite_floor`` is somebody's
    word that it doesn't. Put ``storage.refusals_on_record`` around the outermost transaction.
    Also: a receipt each; entries ``storage:objects:forgotten`` and ``attachments:attachment:forgotten``.
    """
    with transaction.atomic():
        asked = Attachment.objects.select_for_update().filter(id__in=list(attachment_ids))
        doomed = list(asked.exclude(state__in=[State.DISCARDED, State.FORGOTTEN]).order_by("id"))
        for attachment in doomed:
            if rule not in _ABOVE_THE_FLOOR and not despite_floor:
                _check_floor(attachment, rule)
            keys = ended(attachment, State.FORGOTTEN)
            storage.forget(subject=subject_of(attachment), object_ids=keys, rule=rule, actor_id=actor_id)
            tell(attachment, "forgotten", actor_id=actor_id, details={"rule": rule})
    return [attachment.id for attachment in doomed]


def strip(attachment: Attachment, *, reason: str) -> None:
    """Forget every byte of a refused picture; that it was refused, and why, stays.

    Skips the bytes while a case keeps them; the sweep comes again when it lets go.
    """
    gone = {name: COLUMNS_CLEARED[name] for name in ("quarantine", "original_name", "original", "facts", "removed")}
    with transaction.atomic():
        if holds_on(subject_of(attachment)):
            step(attachment, to=State.REFUSED, drawing=None)
            return
        keys = objects_of(attachment.id)
        step(attachment, to=State.REFUSED, drawing=None, edit=None, advice=[], **gone)
        attachment.renditions.all().delete()
        if attachment.message_id is None:
            storage.destroy(object_ids=keys, reason=reason)
        else:
            storage.forget(subject=subject_of(attachment), object_ids=keys, rule=Rule.REVIEW, actor_id=None)


def _check_floor(attachment: Attachment, rule: Rule) -> None:
    if attachment.floor_at and attachment.floor_at > now():
        raise FloorStands(
            subject_id=attachment.id,
            organisation_id=attachment.organisation_id,
            rule=rule,
            until=attachment.floor_at.isoformat(),
        )


def ended(attachment: Attachment, state: State) -> list[UUID]:
    """Close the row and take away all that led to its objects, whose ids are returned for their keys to go."""
    keys = objects_of(attachment.id)
    waiting = Review.objects.filter(attachment=attachment, state=ReviewState.WAITING)
    waiting.update(state=ReviewState.EXPIRED, decided_at=now())
    step(attachment, to=state, **COLUMNS_CLEARED)
    clear_all(attachment.id)
    return keys
