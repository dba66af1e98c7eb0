"""The one choke point of deletion."""

from collections.abc import Iterable
from uuid import UUID

import structlog
from django.db import transaction

from sudare.audit.actions import record
from sudare.kit.clock import now
from sudare.storage.actions.place import the_store
from sudare.storage.models import SealedObject
from sudare.storage.terms import ObjectState

log = structlog.get_logger(__name__)


def destroy(*, object_ids: Iterable[UUID], reason: str) -> None:
    """Destroy the keys of these objects, in the caller's transaction; afterwards their ciphertext goes too.

    The rows stay, without a key, as the receipt. Destroying twice, or what never was, changes nothing.

    Also: one entry ``storage:objects:destroyed`` per organisation. The ciphertext is removed after the commit; if
    that fails, ``sweep`` does it. What is left of the key in the database's own files is scrubbed by ``sweep``.
    """
    with transaction.atomic():
        living = SealedObject.objects.select_for_update().filter(id__in=list(object_ids))
        doomed = list(living.exclude(state=ObjectState.DESTROYED).order_by("id"))
        ids = [row.id for row in doomed]
        SealedObject.objects.filter(id__in=ids).update(
            state=ObjectState.DESTROYED, wrapped_key=None, tail=None, destroyed_at=now()
        )
        for organisation_id in sorted({row.organisation_id for row in doomed}):
            _record(organisation_id, doomed, reason)
        transaction.on_commit(lambda: remove_ciphertext(ids))


def remove_ciphertext(object_ids: Iterable[UUID]) -> None:
    """Take the noise away. Skips what the disk refuses: the key is gone, and the sweep tries again."""
    for object_id in object_ids:
        try:
            the_store().remove(object_id)
        except OSError:
            log.exception("ciphertext_not_removed", object_id=str(object_id))


def _record(organisation_id: UUID, doomed: list[SealedObject], reason: str) -> None:
    record(
        organisation_id=organisation_id,
        actor_id=None,
        verb="storage:objects:destroyed",
        reason=reason,
        details={"objects": [row.id for row in doomed if row.organisation_id == organisation_id]},
    )
