"""The one function that appends to the log."""

from collections.abc import Mapping
from uuid import UUID

from django.db import Error as DatabaseFailure
from django.db import transaction

from sudare.audit.actions.words import sealed_words
from sudare.audit.errors import LogUnwritable
from sudare.audit.models import Entry, Head, Subtree
from sudare.audit.proofs.tree import Frontier, leaf_hash
from sudare.audit.queries import TILE_LEVELS
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
    """Append one entry to the organisation's tree.

    Inside a transaction the entry stands or falls with it; outside, it is on the disk when this returns.
    ``durable=True`` insists on the latter: inside somebody's transaction it is refused. ``reason`` is sealed under
    the key of whoever acted, and kept in clear where nobody did: then the words are the house's own.

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
    sequence = head.size + 1
    sealed = sealed_words(reason, person_id=actor_id, organisation_id=organisation_id, sequence=sequence)
    entry = Entry(
        organisation_id=organisation_id,
        sequence=sequence,
        at=now(),
        actor_id=actor_id,
        verb=verb,
        subject_id=subject_id,
        reason="" if actor_id else reason,
        sealed=sealed,
        details=details,
    )
    entry.leaf = _grow(head, entry.deed)
    entry.save(force_insert=True)
    return entry


def _grow(head: Head, deed: Deed) -> bytes:
    """Put the deed's leaf into the tree. Returns its hash."""
    tree, leaf = head.tree, leaf_hash(deed.spelled)
    if (tree.size + 1) % (1 << TILE_LEVELS) == 0:
        _keep_subtrees(head.organisation_id, tree, leaf)
    grown = tree.with_leaf(leaf)
    Head.objects.filter(organisation_id=head.organisation_id).update(size=grown.size, frontier=grown.packed)
    return leaf


def _keep_subtrees(organisation_id: UUID, tree: Frontier, leaf: bytes) -> None:
    completed = tree.completed_by(leaf)
    Subtree.objects.bulk_create(
        Subtree(organisation_id=organisation_id, level=level, index=tree.size >> level, digest=completed[level])
        for level in range(TILE_LEVELS, len(completed), TILE_LEVELS)
    )


def _held_head(organisation_id: UUID) -> Head:
    """The end of the tree, locked against others: by its row on PostgreSQL, by the file on SQLite."""
    heads = Head.objects.select_for_update().filter(organisation_id=organisation_id)
    if (head := heads.first()) is not None:
        return head
    Head.objects.bulk_create([Head(organisation_id=organisation_id)], ignore_conflicts=True)  # two firsts at once: one
    return heads.get()
