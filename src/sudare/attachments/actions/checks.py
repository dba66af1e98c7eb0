"""The check of one upload, claimed by one worker at a time. Whatever goes wrong in here ends in *held*."""

from dataclasses import asdict
from uuid import UUID

import structlog
from django.db import transaction
from django.db.models import F

from sudare.accounts.actions import freeze
from sudare.accounts.terms import Viewer
from sudare.attachments.access import access_own_attachment
from sudare.attachments.actions.desk import the_checker, the_queue
from sudare.attachments.actions.notation import findings_json
from sudare.attachments.actions.progress import Progress
from sudare.attachments.actions.rules import rules_for
from sudare.attachments.actions.sealing import Tray, columns_of, drop, hand_over, seal_original, seal_renditions
from sudare.attachments.actions.steps import step, tell
from sudare.attachments.actions.uploads import objects_of_upload
from sudare.attachments.errors import NotReady
from sudare.attachments.events import AttachmentChecked
from sudare.attachments.models import Attachment
from sudare.attachments.terms import State
from sudare.intake.terms import CheckedPicture
from sudare.intake.verdicts import as_json
from sudare.kit.clock import now
from sudare.kit.events import announce
from sudare.kit.ids import new_id
from sudare.kit.log import fault_of
from sudare.policy.terms import Decision, Policy, Reason, Verdict
from sudare.storage import actions as storage

log = structlog.get_logger(__name__)

_STATE_AFTER = {
    Decision.ACCEPT: State.CHECKED,
    Decision.MASK: State.CHECKED,
    Decision.HOLD: State.HELD,
    Decision.NEVER: State.REFUSED,
    Decision.UNREADABLE: State.REFUSED,
}
CHECK_FAILED = CheckedPicture("", Verdict(Decision.HOLD, (Reason("check_failed", "house@1"),)), None, {})


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
    tray = Tray()
    try:
        _judge(attachment, claim, tray)
    except Exception as error:  # noqa: BLE001  whatever it is, it must end in *held*
        log_fault("check_failed", attachment_id=attachment_id, error=error)
        drop(tray)
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
        log_fault("hold_not_written", attachment_id=attachment.id, error=error)


def log_fault(what: str, *, attachment_id: UUID, error: Exception) -> None:
    log.error(what, attachment_id=str(attachment_id), **fault_of(error))


def _claimed(attachment_id: UUID, claim: UUID) -> Attachment | None:
    """Compare and set: of two workers, one gets it."""
    free = Attachment.objects.filter(id=attachment_id, state=State.RECEIVED)
    won = free.update(state=State.CHECKING, state_changed_at=now(), claim=claim, checks_started=F("checks_started") + 1)
    return Attachment.objects.get(id=attachment_id) if won else None


def _judge(attachment: Attachment, claim: UUID, tray: Tray) -> None:
    if attachment.quarantine_id is None:
        raise NotReady
    content = b"".join(storage.open_sealed(object_id=attachment.quarantine_id))
    policy, is_known = rules_for(attachment)
    progress = Progress(attachment.id, claim)
    checked = the_checker().check(content, policy=policy, is_known=is_known, tell=progress)
    is_refused = checked.verdict.diverts or _STATE_AFTER[checked.verdict.decision] == State.REFUSED
    if checked.opened is not None and not is_refused:
        _seal(tray, attachment, checked, destroys=_destroys_original(policy, checked.verdict))
    with transaction.atomic():
        hand_over(tray, attachment)
        _settle(attachment, claim, checked, tray)


def _seal(tray: Tray, attachment: Attachment, checked: CheckedPicture, *, destroys: bool) -> None:
    """Outside the transaction: the disk may take its time, and what is never finished is swept.

    An original whose masks may never be lifted is not sealed at all: the masked picture stands in its place.
    """
    verdict, opened = checked.verdict, checked.opened
    if opened is None or (verdict.decision is Decision.MASK and not verdict.masks):
        raise ValueError  # nothing was covered: it must not pass for covered
    is_veiled = verdict.is_veiled or verdict.decision is Decision.HOLD
    shown = checked.masked if verdict.masks else opened.renditions
    here = attachment.organisation_id
    seal_renditions(tray, organisation_id=here, renditions=shown, with_veil=is_veiled)
    if verdict.masks and not destroys:
        seal_original(tray, organisation_id=here, clean=opened.renditions["full"])


def _destroys_original(policy: Policy, verdict: Verdict) -> bool:
    spoke = {reason.rule for reason in verdict.reasons}
    return any(rule.destroys_original for rule in policy.rules if rule.id in spoke)


def _settle(
    attachment: Attachment,
    claim: UUID,
    checked: CheckedPicture,
    tray: Tray | None = None,
) -> None:
    """Verdict, quarantine, entry: all of it or nothing, and only while the claim holds."""
    verdict = checked.verdict
    step(
        attachment,
        to=State.REFUSED if verdict.diverts else _STATE_AFTER[verdict.decision],
        claim=claim,
        verdict=as_json(checked),
        is_veiled=verdict.is_veiled,
        **_told(checked),
        **(columns_of(tray) if tray else {}),
    )
    is_finished = attachment.state != State.HELD or bool(tray and tray.renditions)
    if is_finished and attachment.quarantine_id:
        storage.destroy(object_ids=[attachment.quarantine_id], reason="checked")
        Attachment.objects.filter(id=attachment.id).update(quarantine=None)
    if attachment.state == State.REFUSED:
        storage.destroy(object_ids=objects_of_upload(attachment), reason="refused")
    if verdict.diverts:
        _divert(attachment)
    rules = [reason.rule for reason in verdict.reasons]
    tell(attachment, "checked", details={"decision": verdict.decision.value, "rules": rules})
    transaction.on_commit(lambda: announce(AttachmentChecked(attachment_id=attachment.id)))


def _divert(attachment: Attachment) -> None:
    """One way only: nothing of it is left or shown to anybody, and its sender's seat is frozen by the same commit."""
    freeze(organisation_id=attachment.organisation_id, user_id=attachment.uploader_id, because_of=attachment.id)
    tell(attachment, "diverted")


def _told(checked: CheckedPicture) -> dict[str, object]:
    """What the sender learns. Of a picture that must never come in, only what the verdict rests on."""
    if checked.verdict.diverts:
        return {"sha256": checked.sha256, "findings": [], "engines_done": []}
    found: dict[str, object] = {
        "sha256": checked.sha256,
        "findings": findings_json(checked.screening.findings),
        "engines_done": list(checked.screening.done),
    }
    if checked.opened is None or checked.verdict.decision is Decision.NEVER:
        return found
    opened = checked.opened
    return found | {
        "media_format": opened.media.format.value,
        "width_px": opened.media.width_px,
        "height_px": opened.media.height_px,
        "pages": opened.media.pages,
        "facts": [asdict(fact) for fact in opened.facts],
        "removed": list(opened.removed),
        "advice": [asdict(advice) for advice in opened.advice],
    }
