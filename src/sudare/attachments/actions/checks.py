"""The check of one upload, claimed by one worker at a time. Whatever goes wrong in here ends in *held*."""

import hashlib
from dataclasses import asdict
from pathlib import Path
from traceback import extract_tb
from uuid import UUID

import structlog
from django.db import transaction
from django.db.models import F

from sudare.accounts.terms import Viewer
from sudare.attachments.access import access_own_attachment
from sudare.attachments.actions.desk import the_checker, the_queue
from sudare.attachments.actions.steps import step, tell
from sudare.attachments.actions.uploads import objects_of_upload
from sudare.attachments.errors import NotReady
from sudare.attachments.events import AttachmentChecked
from sudare.attachments.models import Attachment, Rendition
from sudare.attachments.terms import RenditionName, State
from sudare.imaging.terms import CleanRendition
from sudare.intake.terms import CheckedPicture
from sudare.kit.clock import now
from sudare.kit.events import announce
from sudare.kit.ids import new_id
from sudare.policy.terms import Decision, Reason, Verdict
from sudare.storage import actions as storage
from sudare.storage.models import SealedObject
from sudare.storage.terms import Purpose

log = structlog.get_logger(__name__)

# Only *accept* is shown. *Mask* is held until there is somebody who masks: an unmasked picture must not pass for one.
_STATE_AFTER = {
    Decision.ACCEPT: State.CHECKED,
    Decision.MASK: State.HELD,
    Decision.HOLD: State.HELD,
    Decision.NEVER: State.REFUSED,
    Decision.UNREADABLE: State.REFUSED,
}
CHECK_FAILED = Verdict(Decision.HOLD, (Reason(rule="check_failed", policy="house@1"),))

Sealed = dict[str, tuple[CleanRendition, SealedObject]]


def check(*, attachment_id: UUID) -> None:
    """Claim the upload, open its quarantine, have it judged, seal what may be shown, write the verdict.

    Afterwards the quarantine is destroyed: originals are not kept. Only a check that itself failed keeps it, sealed,
    so that it can be checked again until the upload vanishes.

    Also: entry ``attachments:attachment:checked``, announces AttachmentChecked.
    Skips what somebody else has claimed, or what is no longer waiting.
    """
    claim = new_id()
    attachment = _claimed(attachment_id, claim)
    if attachment is None:
        return
    sealed: Sealed = {}
    try:
        _judge(attachment, claim, sealed)
    except Exception as error:  # noqa: BLE001  whatever it is, it must end in *held*
        _log("check_failed", attachment_id, error)
        _drop(sealed)
        hold(attachment, claim=claim)


def check_again(*, viewer: Viewer, attachment_id: UUID) -> Attachment:
    """Queue a held picture once more, when the check itself had failed.

    Raises NotFound; NotReady when it was not held, or held for what was seen in it.
    """
    attachment = access_own_attachment(viewer=viewer, attachment_id=attachment_id)
    if attachment.state != State.HELD or attachment.quarantine_id is None:
        raise NotReady
    with transaction.atomic():
        step(attachment, to=State.RECEIVED, checks_started=0, verdict=None)
        the_queue().put(attachment.id)
        tell(attachment, "requeued", actor_id=viewer.user_id)
    return attachment


def hold(attachment: Attachment, *, claim: UUID) -> None:
    """Keep the picture from everybody because its check failed; it can be checked again.

    Skips when the claim is lost. If even this can't be written, the claim runs out and the sweep decides.
    """
    try:
        with transaction.atomic():
            _settle(attachment, claim, CHECK_FAILED)
    except Exception as error:  # noqa: BLE001  see above
        _log("hold_not_written", attachment.id, error)


def _log(what: str, attachment_id: UUID, error: Exception) -> None:
    """Kind and place of a fault, for whoever repairs it. Not its message, which may quote the picture."""
    last = extract_tb(error.__traceback__)[-1]
    place = f"{Path(last.filename).name}:{last.lineno}"
    log.error(what, attachment_id=str(attachment_id), fault=type(error).__name__, place=place)


def _claimed(attachment_id: UUID, claim: UUID) -> Attachment | None:
    """Compare and set: of two workers, one gets it."""
    free = Attachment.objects.filter(id=attachment_id, state=State.RECEIVED)
    won = free.update(state=State.CHECKING, state_changed_at=now(), claim=claim, checks_started=F("checks_started") + 1)
    return Attachment.objects.get(id=attachment_id) if won else None


def _judge(attachment: Attachment, claim: UUID, sealed: Sealed) -> None:
    if attachment.quarantine_id is None:
        raise NotReady
    content = b"".join(storage.open_sealed(object_id=attachment.quarantine_id))
    checked = the_checker().check(content)
    if _STATE_AFTER[checked.verdict.decision] == State.CHECKED:
        _seal_renditions(attachment, checked, sealed)
    with transaction.atomic():
        _write_renditions(attachment, sealed)
        _settle(attachment, claim, checked.verdict, checked)


def _seal_renditions(attachment: Attachment, checked: CheckedPicture, sealed: Sealed) -> None:
    """Outside the transaction: the disk may take its time, and what is never finished is swept."""
    renditions = checked.opened.renditions if checked.opened else {}
    for name in RenditionName:
        if name is RenditionName.VEIL:  # comes with what starts covered
            continue
        clean = renditions[name]
        prepared = storage.prepare(
            organisation_id=attachment.organisation_id, purpose=Purpose.RENDITION, content=clean.content
        )
        sealed[name] = clean, prepared


def _write_renditions(attachment: Attachment, sealed: Sealed) -> None:
    for name, (clean, prepared) in sealed.items():
        storage.finish(object_id=prepared.id)
        Rendition.objects.create(
            attachment=attachment,
            name=name,
            sealed=prepared,
            media_type=clean.media_type,
            width_px=clean.width_px,
            height_px=clean.height_px,
            size_bytes=len(clean.content),
            sha256=hashlib.sha256(clean.content).hexdigest(),
        )


def _settle(attachment: Attachment, claim: UUID, verdict: Verdict, checked: CheckedPicture | None = None) -> None:
    """Verdict, quarantine, entry: all of it or nothing, and only while the claim holds."""
    step(
        attachment,
        to=_STATE_AFTER[verdict.decision],
        claim=claim,
        verdict=_as_json(verdict),
        **(_findings(checked) if checked else {}),
    )
    rules = [reason.rule for reason in verdict.reasons]
    if "check_failed" not in rules and attachment.quarantine_id:
        storage.destroy(object_ids=[attachment.quarantine_id], reason="checked")
        Attachment.objects.filter(id=attachment.id).update(quarantine=None)
    if attachment.state == State.REFUSED:
        storage.destroy(object_ids=objects_of_upload(attachment), reason="refused")
    tell(attachment, "checked", details={"decision": verdict.decision.value, "rules": rules})
    transaction.on_commit(lambda: announce(AttachmentChecked(attachment_id=attachment.id)))


def _as_json(verdict: Verdict) -> dict[str, object]:
    reasons = [{"rule": one.rule, "policy": one.policy, "findings": list(one.findings)} for one in verdict.reasons]
    return {"decision": verdict.decision.value, "reasons": reasons}


def _findings(checked: CheckedPicture) -> dict[str, object]:
    if checked.opened is None or checked.verdict.decision is Decision.NEVER:
        return {}
    opened = checked.opened
    return {
        "media_format": opened.media.format.value,
        "width_px": opened.media.width_px,
        "height_px": opened.media.height_px,
        "pages": opened.media.pages,
        "facts": [asdict(fact) for fact in opened.facts],
        "removed": list(opened.removed),
        "advice": [asdict(advice) for advice in opened.advice],
    }


def _drop(sealed: Sealed) -> None:
    """Best effort: what can't be destroyed now is unfinished, unreadable, and swept."""
    try:
        storage.destroy(object_ids=[prepared.id for _, prepared in sealed.values()], reason="check failed")
    except Exception:
        log.exception("prepared_renditions_left_to_the_sweep")
