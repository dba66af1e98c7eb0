"""Checkpoints: signed when a log has grown, and carried out of the database."""

from collections.abc import Iterable, Sequence
from uuid import UUID

import structlog

from sudare.audit.models import Head, Outlet, SignedCheckpoint
from sudare.audit.proofs.notes import signed_note
from sudare.audit.providers import CheckpointTarget, Outgoing, signing
from sudare.audit.queries import newest_checkpoints, root_at
from sudare.audit.terms import SIGNING, Checkpoint, origin_of
from sudare.kit.clock import now
from sudare.kit.log import fault_of

log = structlog.get_logger(__name__)

_targets: list[CheckpointTarget] = []


def publish_to(targets: Iterable[CheckpointTarget]) -> None:
    """Carry checkpoints to these places from now on."""
    _targets[:] = list(targets)


def target_names() -> tuple[str, ...]:
    return tuple(target.name for target in _targets)


def publish_checkpoints() -> None:
    """Sign a checkpoint of every log that has grown, and tell every target what it doesn't know yet.

    A log that no longer begins with what was signed before isn't signed again. That, and a target that fails, is
    remembered (``queries.checkpoint_state``) and tried again at the next call; it stops neither the others.
    """
    newest = newest_checkpoints()
    heads = {head.organisation_id: head for head in Head.objects.all()}
    for organisation_id in {*heads, *newest}:
        _sign(organisation_id, heads.get(organisation_id), newest.get(organisation_id))
    signed = newest_checkpoints()
    for target in _targets:
        _tell(target, signed)


def _sign(organisation_id: UUID, head: Head | None, before: SignedCheckpoint | None) -> None:
    """Raises nothing: what is wrong with one log must not keep the others inside."""
    try:
        if fault := _contradiction(organisation_id, head, before):
            log.error("log_contradicts_its_checkpoint", organisation_id=str(organisation_id), fault=fault)
            _remember(SIGNING, [organisation_id], fault)
        elif head is not None and head.size > (before.size if before else 0):
            _keep_signed(head)
    except Exception as error:
        log.exception("checkpoint_not_signed", organisation_id=str(organisation_id))
        _remember(SIGNING, [organisation_id], _told(error))


def _contradiction(organisation_id: UUID, head: Head | None, before: SignedCheckpoint | None) -> str:
    """Why today's log can't have grown from the one that was signed; "" when it can."""
    if head is None or (before and head.size < before.size):
        return "shorter than its last checkpoint"
    try:
        is_as_signed = before is None or root_at(organisation_id=organisation_id, size=before.size) == bytes(
            before.root
        )
        is_as_kept = root_at(organisation_id=organisation_id, size=head.size) == head.tree.root
    except (LookupError, ValueError):
        return "entries or subtrees are missing"
    return "" if is_as_signed and is_as_kept else "not what was signed before"


def _keep_signed(head: Head) -> None:
    checkpoint = Checkpoint(origin_of(head.organisation_id), head.size, head.tree.root, now())
    note = signed_note(checkpoint, sign=signing.sign, public_key=signing.public_key())
    row = SignedCheckpoint(
        organisation_id=head.organisation_id, size=head.size, root=checkpoint.root, at=checkpoint.at, note=note
    )
    SignedCheckpoint.objects.bulk_create([row], ignore_conflicts=True)  # two workers at once: one note
    Outlet.objects.filter(target=SIGNING, organisation_id=head.organisation_id).delete()


def _tell(target: CheckpointTarget, signed: dict[UUID, SignedCheckpoint]) -> None:
    outlets = {outlet.organisation_id: outlet for outlet in Outlet.objects.filter(target=target.name)}
    due = [row for row in signed.values() if _is_due(target, outlets.get(row.organisation_id), row)]
    if not due:
        return
    try:
        target.publish([Outgoing(row.organisation_id, row.size, row.at, row.note) for row in due])
    except Exception as error:
        log.exception("checkpoints_not_taken", target=target.name)
        _remember(target.name, [row.organisation_id for row in due], _told(error))
    else:
        _remember_told(target.name, due)


def _is_due(target: CheckpointTarget, outlet: Outlet | None, row: SignedCheckpoint) -> bool:
    if outlet is None or outlet.told_at is None or outlet.failing_since:
        return outlet is None or row.size > outlet.size
    return row.size > outlet.size and now() - outlet.told_at >= target.every


def _remember(target: str, organisation_ids: Sequence[UUID], fault: str) -> None:
    for organisation_id in organisation_ids:
        outlet, _ = Outlet.objects.get_or_create(target=target, organisation_id=organisation_id)
        outlet.fault, outlet.failing_since = fault, outlet.failing_since or now()
        outlet.save(update_fields=["fault", "failing_since"])


def _remember_told(target: str, rows: Sequence[SignedCheckpoint]) -> None:
    for row in rows:
        Outlet.objects.update_or_create(
            target=target,
            organisation_id=row.organisation_id,
            defaults={"size": row.size, "told_at": now(), "failing_since": None, "fault": ""},
        )


def _told(error: Exception) -> str:
    """Kind and place; the message of a mail server or a bucket may hold an address or a key."""
    return " ".join(fault_of(error).values())
