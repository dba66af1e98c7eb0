"""Pictures drawn anew by a worker: one claim, all renditions or none, and back to where it was when it fails."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import transaction

from sudare.attachments.actions.checks import log_fault
from sudare.attachments.actions.desk import the_checker, the_queue
from sudare.attachments.actions.edits import NOTHING
from sudare.attachments.actions.notation import boxes_of, edit_json, edit_of
from sudare.attachments.actions.release import accepted, released_columns
from sudare.attachments.actions.sealing import Tray, columns_of, drop, hand_over, seal_original, seal_renditions
from sudare.attachments.actions.steps import step, tell
from sudare.attachments.models import Attachment, Review
from sudare.attachments.queries import is_original_kept, subject_of
from sudare.attachments.terms import RenditionName, ReviewState, State
from sudare.imaging.terms import Edit
from sudare.kit.clock import now
from sudare.kit.ids import new_id
from sudare.storage import actions as storage
from sudare.storage.terms import Rule

MAX_TRIES = 2


def draw(*, attachment_id: UUID) -> None:
    """Draw what was asked for and take all of it into use at once.

    A fault gives the picture back with the renditions it had, not confirmed and not released: nothing goes out with
    less covered than somebody asked for.

    Also: entry ``attachments:attachment:edited``. Skips what somebody else has claimed, or what no longer waits.
    """
    claim = new_id()
    free = Attachment.objects.filter(id=attachment_id, state=State.EDITING, claim=None)
    if not free.update(claim=claim, state_changed_at=now()):
        return
    attachment = Attachment.objects.get(id=attachment_id)
    tray = Tray()
    try:
        _fill(tray, attachment)
        _take_into_use(tray, attachment, claim)
    except Exception as error:  # noqa: BLE001  whatever it is, the picture must not stay between two states
        log_fault("drawing_failed", attachment_id=attachment_id, error=error)
        drop(tray)
        give_back(attachment, claim=claim)


def give_back(attachment: Attachment, *, claim: UUID | None) -> None:
    """Where it was before, with the renditions it had. Skips when the claim is lost; then the sweep decides."""
    drawing = attachment.drawing or {}
    try:
        with transaction.atomic():
            step(attachment, to=State(drawing["back"]), claim=claim, drawing={"has_failed": True})
            if drawing["review"]:  # whoever accepted it has to be asked again, or somebody else
                Review.objects.filter(id=drawing["review"], state=ReviewState.WAITING).update(reviewer=None)
            tell(attachment, "edit_failed")
    except Exception as error:  # noqa: BLE001  as above
        log_fault("drawing_not_given_back", attachment_id=attachment.id, error=error)


def draw_again(attachment: Attachment) -> None:
    """Its worker was lost, or its job: queue it once more, or give it back after that."""
    drawing = attachment.drawing or {}
    if drawing.get("tries", 0) >= MAX_TRIES - 1:
        give_back(attachment, claim=attachment.claim)
        return
    with transaction.atomic():
        step(attachment, to=State.EDITING, claim=attachment.claim, drawing=drawing | {"tries": drawing["tries"] + 1})
        the_queue().put_drawing(attachment.id)


def _fill(tray: Tray, attachment: Attachment) -> None:
    """Always from the clean picture, so that edits don't pile up; the policy's masks come first, whatever was asked."""
    drawing, wanted = _asked(attachment)
    content = b"".join(storage.open_sealed(object_id=_source_of(attachment)))
    demanded = boxes_of((attachment.verdict or {}).get("masks", ()))
    drawn = the_checker().redraw(content, replace(wanted, masks=(*demanded, *wanted.masks)))
    here = attachment.organisation_id
    has_veil = attachment.renditions.filter(name=RenditionName.VEIL).exists()
    seal_renditions(tray, organisation_id=here, renditions=drawn, with_veil=has_veil)
    is_last = drawing["then"] != State.CHECKED
    if is_last and wanted != NOTHING and is_original_kept(attachment):
        burnt = the_checker().redraw(content, wanted)
        seal_original(tray, organisation_id=here, clean=burnt["full"])


def _asked(attachment: Attachment) -> tuple[dict[str, Any], Edit]:
    drawing: dict[str, Any] = attachment.drawing or {}
    return drawing, edit_of(drawing["edit"])


def _source_of(attachment: Attachment) -> UUID:
    """The clean picture; where none is kept, the full rendition is one: nothing was covered in it, or for good."""
    return attachment.original_id or attachment.renditions.get(name=RenditionName.FULL).sealed_id


def _take_into_use(tray: Tray, attachment: Attachment, claim: UUID) -> None:
    drawing, wanted = _asked(attachment)
    then = State(drawing["then"])
    with transaction.atomic():
        if attachment.message_id is not None:  # a case may have begun to keep it while we drew
            storage.check_free(subject=subject_of(attachment), rule=Rule.REVIEW)
        doomed, columns = _exchanged(tray, attachment, stays_editable=then == State.CHECKED)
        if then == State.SENT:
            columns |= released_columns(attachment)
        step(attachment, to=then, claim=claim, edit=_stored(wanted), drawing=None, **columns)
        attachment.renditions.all().delete()
        hand_over(tray, attachment)
        storage.destroy(object_ids=doomed, reason="drawn anew")
        tell(attachment, "edited", details={"masks": len(wanted.masks)})
        if then == State.SENT:
            accepted(attachment, review_id=UUID(drawing["review"]))


def _exchanged(tray: Tray, attachment: Attachment, *, stays_editable: bool) -> tuple[list[UUID], dict[str, object]]:
    """Which sealed objects go, and the columns for those that come.

    The first edit of a picture without an original of its own keeps the full rendition as what later edits start from.
    """
    doomed = list(attachment.renditions.values_list("sealed_id", flat=True))
    columns = columns_of(tray)
    if tray.original and attachment.original_id:
        doomed.append(attachment.original_id)
    if attachment.original_id is None and stays_editable:
        full = attachment.renditions.get(name=RenditionName.FULL)
        doomed.remove(full.sealed_id)
        columns |= {"original": full.sealed_id, "original_media_type": full.media_type, "is_original_masked": True}
    return doomed, columns


def _stored(edit: Edit) -> dict[str, Any] | None:
    return None if edit == NOTHING else edit_json(edit)
