"""The one function that appends to the log."""

from collections.abc import Mapping
from uuid import UUID

from django.db import Error as DatabaseFailure
from django.db import transaction

from sudare.audit.errors import LogUnwritable
from sudare.audit.models import Entry, Head
from sudare.audit.terms import Deed, Detail, as_details, as_verb
from sudare.kit.clock import now

REASON_LETTERS = 200


def record(
    *,
    organisation_id: UUID,
    actor_id: UUID | None,
    verb: str,
    subject_id: UUID | None = None,
    reason: str = "",
    details: Mapping[str, object] | None = None,
    durable: bool = False,
) -> Entry:
    """Append one entry to the organisation's chain.

    Inside a transaction the entry stands or falls with it; outside, it is on the disk when this returns.
    ``durable=True`` insists on the latter: inside somebody's transaction it is refused.

    Holds the organisation's head row until the surrounding transaction ends, so record last.

    Raises LogUnwritable when the entry could not be written: whatever it was to allow must not happen.
    Raises ValueError for a verb without grammar and for details that could carry content.
    """
    deed_verb, words = as_verb(verb), as_details(details)
    try:
        with transaction.atomic(durable=durable):
            return _append(organisation_id, actor_id, deed_verb, subject_id, reason[:REASON_LETTERS], words)
    except DatabaseFailure as error:
        raise LogUnwritable from error
    except RuntimeError as error:  # Django's word for "durable, but inside a transaction"
        raise LogUnwritable from error


def _append(  # noqa: PLR0917  one caller, in the order of the row
    organisation_id: UUID,
    actor_id: UUID | None,
    verb: str,
    subject_id: UUID | None,
    reason: str,
    details: dict[str, Detail],
) -> Entry:
    head = _held_head(organisation_id)
    deed = Deed(organisation_id, head.sequence + 1, now(), actor_id, verb, subject_id, reason, details)
    head.sequence, head.digest = deed.sequence, deed.digest_after(head.digest)
    head.save(update_fields=["sequence", "digest"])
    return Entry.objects.create(
        organisation_id=organisation_id,
        sequence=deed.sequence,
        at=deed.at,
        actor_id=actor_id,
        verb=verb,
        subject_id=subject_id,
        reason=reason,
        details=details,
        digest=head.digest,
    )


def _held_head(organisation_id: UUID) -> Head:
    """The end of the chain, locked against others: by its row on PostgreSQL, by the file on SQLite."""
    heads = Head.objects.select_for_update().filter(organisation_id=organisation_id)
    if (head := heads.first()) is not None:
        return head
    Head.objects.bulk_create([Head(organisation_id=organisation_id)], ignore_conflicts=True)  # two firsts at once: one
    return heads.get()
