"""The one choke point of deletion: keys end here, whether of what was never finished or of what was shown."""

from collections.abc import Iterable
from uuid import UUID

import structlog
from django.db import transaction

from sudare.audit.actions import record
from sudare.kit.clock import now
from sudare.storage.actions.place import the_store
from sudare.storage.actions.scrubbing import scrub
from sudare.storage.errors import Held
from sudare.storage.models import HoldBook, Receipt, SealedObject
from sudare.storage.queries import holds_on, key_id
from sudare.storage.terms import FORGOTTEN, ObjectState, Subject

log = structlog.get_logger(__name__)


def forget(*, subject: Subject, object_ids: Iterable[UUID], rule: str, actor_id: UUID | None) -> Receipt:
    """Destroy for good what was once finished: the keys of all these objects, in the caller's transaction.

    Holds on the subject, or on where it belongs, are looked at under the organisation's lock, so that none can be
    placed in between. Take care of ``refusals_on_record`` around the outermost transaction.

    Raises: Held, and then nothing has happened.
    Also: one entry ``storage:objects:forgotten`` with the ids of objects and keys; a Receipt; after the commit the
    ciphertext is removed and the database's own files are scrubbed.
    """
    with transaction.atomic():
        hold_the_book(subject.organisation_id)
        _check_free(subject, rule)
        receipt = _receipt(subject, clear_keys(object_ids), rule, actor_id)
        entry = record(
            organisation_id=subject.organisation_id,
            actor_id=actor_id,
            verb=FORGOTTEN,
            subject_id=subject.id,
            details=_told(receipt),
        )
        receipt.sequence = entry.sequence
        receipt.save(force_insert=True)
        transaction.on_commit(scrub)
    return receipt


def destroy(*, object_ids: Iterable[UUID], reason: str) -> None:
    """Destroy the keys of what was never finished or never sent, in the caller's transaction; ciphertext goes after it.

    The rows stay, without a key. Destroying twice, or what never was, changes nothing.

    Also: one entry ``storage:objects:destroyed`` per organisation. The ciphertext is removed after the commit; if
    that fails, ``sweep`` does it. What is left of the key in the database's own files is scrubbed by ``sweep``.
    """
    with transaction.atomic():
        doomed = clear_keys(object_ids)
        for organisation_id in sorted({row.organisation_id for row in doomed}):
            record(
                organisation_id=organisation_id,
                actor_id=None,
                verb="storage:objects:destroyed",
                reason=reason,
                details={"objects": [row.id for row in doomed if row.organisation_id == organisation_id]},
            )


def check_free(*, subject: Subject, rule: str) -> None:
    """Before anything of a sent picture is drawn over for good, in the caller's transaction: no case may keep it.

    Raises: Held. None can be placed before that transaction ends.
    """
    hold_the_book(subject.organisation_id)
    _check_free(subject, rule)


def hold_the_book(organisation_id: UUID) -> None:
    """Lock an organisation's holds until the transaction ends: by its row on PostgreSQL, by the file on SQLite."""
    book = HoldBook.objects.select_for_update().filter(organisation_id=organisation_id)
    if not book.exists():
        HoldBook.objects.bulk_create([HoldBook(organisation_id=organisation_id)], ignore_conflicts=True)
    book.get()


def remove_ciphertext(object_ids: Iterable[UUID]) -> None:
    """Take the noise away. Skips what the disk refuses: the key is gone, and the sweep tries again."""
    for object_id in object_ids:
        try:
            the_store().remove(object_id)
        except OSError:
            log.exception("ciphertext_not_removed", object_id=str(object_id))


def _check_free(subject: Subject, rule: str) -> None:
    if holds := holds_on(subject):
        raise Held(
            hold_ids=[hold.id for hold in holds],
            contacts=list(dict.fromkeys(hold.contact for hold in holds if hold.contact)),
            subject_id=subject.id,
            organisation_id=subject.organisation_id,
            rule=rule,
        )


def clear_keys(object_ids: Iterable[UUID]) -> list[SealedObject]:
    """Those that lived until now, as they were a moment ago; their keys are cleared here and nowhere else.

    For ``forget`` and ``destroy``, which put it on record, and for what a restored log has on record already.
    """
    living = SealedObject.objects.select_for_update().filter(id__in=list(object_ids))
    doomed = list(living.exclude(state=ObjectState.DESTROYED).order_by("id"))
    ids = [row.id for row in doomed]
    SealedObject.objects.filter(id__in=ids).update(
        state=ObjectState.DESTROYED, wrapped_key=None, tail=None, destroyed_at=now()
    )
    transaction.on_commit(lambda: remove_ciphertext(ids))
    return doomed


def _receipt(subject: Subject, doomed: list[SealedObject], rule: str, actor_id: UUID | None) -> Receipt:
    return Receipt(
        organisation_id=subject.organisation_id,
        subject_kind=subject.kind,
        subject_id=subject.id,
        rule=rule,
        actor_id=actor_id,
        objects_forgotten=[
            {
                "object": str(row.id),
                "key": key_id(bytes(row.wrapped_key or b"")),
                "purpose": str(row.purpose),
                "bytes": row.size_bytes,
            }
            for row in doomed
        ],
    )


def _told(receipt: Receipt) -> dict[str, object]:
    """What the log keeps of it: enough to forget it again after a restore, and to hold the receipt against."""
    return {
        "receipt": receipt.id,
        "kind": receipt.subject_kind,
        "rule": receipt.rule,
        "objects": [row["object"] for row in receipt.objects_forgotten],
        "keys": [row["key"] for row in receipt.objects_forgotten],
    }
