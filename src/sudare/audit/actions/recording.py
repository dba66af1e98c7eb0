"""The one function that appends to the log."""

from collections.abc import Mapping
from uuid import UUID

from django.db import Error as DatabaseFailure
from django.db import transaction

from sudare.audit.actions.grouping import has_savepoint_of_its_own
from sudare.audit.actions.rows import held_tree, insert_entry, keep_tree
from sudare.audit.actions.words import sealed_words
from sudare.audit.errors import LogUnwritable
from sudare.audit.models import Entry, Head, Subtree
from sudare.audit.proofs.tree import Frontier, leaf_hash
from sudare.audit.queries import TILE_LEVELS
from sudare.audit.terms import Detail, as_details, as_verb
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
        with transaction.atomic(durable=durable, savepoint=not has_savepoint_of_its_own()):
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
    tree = _held_tree(organisation_id)
    sequence = tree.size + 1
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
    _grow(tree, entry)
    return entry


def _grow(tree: Frontier, entry: Entry) -> None:
    """Put the entry's leaf into the tree, and its row into the log."""
    entry.leaf = leaf = leaf_hash(entry.deed.spelled)
    completed = tree.completed_by(leaf)
    if len(completed) > TILE_LEVELS:
        _keep_subtrees(entry.organisation_id, tree.size, completed)
    insert_entry(entry)
    keep_tree(entry.organisation_id, tree.grown_by(completed))


def _keep_subtrees(organisation_id: UUID, size: int, completed: list[bytes]) -> None:
    Subtree.objects.bulk_create(
        Subtree(organisation_id=organisation_id, level=level, index=size >> level, digest=completed[level])
        for level in range(TILE_LEVELS, len(completed), TILE_LEVELS)
    )


def _held_tree(organisation_id: UUID) -> Frontier:
    """The end of the tree, locked against others: by its row on PostgreSQL, by the file on SQLite."""
    if (tree := held_tree(organisation_id)) is not None:
        return tree
    Head.objects.bulk_create([Head(organisation_id=organisation_id)], ignore_conflicts=True)  # two firsts at once: one
    return held_tree(organisation_id) or Frontier()
