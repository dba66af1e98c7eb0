"""What the log says happened after a backup was made, done again to what the backup brought back."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from sudare.audit.actions import read_words
from sudare.audit.models import Entry
from sudare.storage.actions.destruction import clear_keys
from sudare.storage.models import Hold, HoldScope, Receipt, SealedObject
from sudare.storage.queries import key_id
from sudare.storage.terms import CASE_MAX_CHARACTERS, FORGOTTEN, REASON_MAX_CHARACTERS

DESTROYED = "storage:objects:destroyed"
UNREADABLE_CASE = "–"  # its words lay under a key that is gone


@transaction.atomic
def replay(*, entries: Iterable[Entry]) -> None:
    """Destroy the keys again that were destroyed, write the receipts again, and bring holds to where they stood.

    Skips: entries. They stand in the log that was taken over.
    """
    rows = list(entries)
    words = read_words(entries=[row for row in rows if row.verb.startswith("storage:hold:")])
    for entry in rows:
        if entry.verb in {FORGOTTEN, DESTROYED}:
            _destroy_again(entry)
        elif entry.verb.startswith("storage:hold:") and entry.subject_id:
            _hold_again(entry, entry.subject_id, words.get(entry.pk, ""))


def _destroy_again(entry: Entry) -> None:
    """Skips, of a deletion nobody named a subject for, the receipt: there was none."""
    ids = [UUID(str(each)) for each in _listed(entry, "objects")]
    told = {row.pk: row for row in SealedObject.objects.filter(pk__in=ids)}
    clear_keys(ids)
    if entry.verb != FORGOTTEN or entry.subject_id is None:
        return
    keys = dict(zip(ids, _listed(entry, "keys"), strict=True))
    Receipt.objects.get_or_create(
        pk=UUID(str(entry.details["receipt"])),
        defaults={
            "organisation_id": entry.organisation_id,
            "subject_kind": entry.details["kind"],
            "subject_id": entry.subject_id,
            "rule": entry.details["rule"],
            "actor_id": entry.actor_id,
            "at": entry.at,
            "sequence": entry.sequence,
            "objects_forgotten": [_row(each, str(keys[each]), told.get(each)) for each in ids],
        },
    )


def _row(object_id: UUID, key: str, told: SealedObject | None) -> dict[str, object]:
    """``told`` is absent for what was sealed after the backup: then only the log knows of it."""
    return {
        "object": str(object_id),
        "key": key or key_id(b""),
        "purpose": str(told.purpose) if told else "",
        "bytes": told.size_bytes if told else 0,
    }


def _hold_again(entry: Entry, hold_id: UUID, said: str) -> None:
    case, _, reason = said.partition(" · ")
    hold, _ = Hold.objects.get_or_create(
        pk=hold_id,
        defaults={
            "organisation_id": entry.organisation_id,
            "case": case[:CASE_MAX_CHARACTERS] or UNREADABLE_CASE,
            "reason": reason[:REASON_MAX_CHARACTERS],
            "placed_by": entry.actor_id,
            "placed_at": entry.at,
            "is_quiet": bool(entry.details.get("quiet")),
        },
    )
    if entry.verb.endswith(":released"):
        hold.released_at, hold.released_by, hold.release_reason = entry.at, entry.actor_id, said
        hold.save(update_fields=["released_at", "released_by", "release_reason"])
        return
    named = [str(each).split(":") for each in _listed(entry, "scopes")]
    rows = [HoldScope(hold=hold, kind=kind, target_id=UUID(target)) for kind, target in named]
    HoldScope.objects.bulk_create(rows, ignore_conflicts=True)


def _listed(entry: Entry, name: str) -> list[object]:
    found = entry.details.get(name)
    return list(found) if isinstance(found, list) else []
