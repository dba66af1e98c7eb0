"""A restored log goes on where its export ended, so that it still begins with every checkpoint that left the house."""

import base64
import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from sudare.audit.actions.recording import _grow, _held_tree
from sudare.audit.errors import ExportUnfitting
from sudare.audit.models import Entry, SignedCheckpoint
from sudare.audit.proofs.notes import checkpoint_in, key_in
from sudare.audit.proofs.tree import leaf_hash, root_of
from sudare.audit.terms import FORM, Deed


def resume(lines: Iterable[bytes]) -> list[Entry]:
    """Append the entries of an exported log that this database doesn't have, as they were, and return them in order.

    Raises: ExportUnfitting when the file doesn't add up to the root and the checkpoints it names, or isn't the
    continuation of the log that stands here. Then nothing is changed.
    Also: the signed checkpoints of the export are kept again. Skips: logs this database knows nothing of.
    """
    with transaction.atomic():
        return [entry for head, notes, spelled in _logs(lines) for entry in _resumed(head, notes, spelled)]


def _logs(lines: Iterable[bytes]) -> list[tuple[dict[str, Any], list[str], list[bytes]]]:
    found: list[tuple[dict[str, Any], list[str], list[bytes]]] = []
    try:
        for line in lines:
            word = json.loads(line)
            if isinstance(word, list) and found:
                found[-1][2].append(line.rstrip(b"\n"))
            elif isinstance(word, dict) and "origin" in word:
                found.append((word, [], []))
            elif isinstance(word, dict) and "checkpoint" in word and found:
                found[-1][1].append(word["checkpoint"])
    except ValueError as error:
        raise ExportUnfitting from error
    return found


def _resumed(head: dict[str, Any], notes: list[str], spelled: list[bytes]) -> list[Entry]:
    organisation_id = UUID(str(head["origin"]).rpartition("/")[2])
    leaves = [leaf_hash(line) for line in spelled]
    if len(leaves) != head["size"] or base64.b64encode(root_of(leaves)).decode() != head["root"]:
        raise ExportUnfitting
    signed = [(note, checkpoint_in(note, public_keys=(key_in(head["key"]),))) for note in notes]
    for _, told in signed:
        if told.origin != head["origin"] or told.size > len(leaves) or root_of(leaves[: told.size]) != told.root:
            raise ExportUnfitting
    here = _held_tree(organisation_id)
    if here.size > len(leaves) or root_of(leaves[: here.size]) != here.root:
        raise ExportUnfitting
    fresh = [_appended(organisation_id, line) for line in spelled[here.size :]]
    rows = [
        SignedCheckpoint(organisation_id=organisation_id, size=told.size, root=told.root, at=told.at, note=note)
        for note, told in signed
    ]
    SignedCheckpoint.objects.bulk_create(rows, ignore_conflicts=True)
    return fresh


def _appended(organisation_id: UUID, line: bytes) -> Entry:
    deed = _deed_in(line)
    if deed.organisation_id != organisation_id:
        raise ExportUnfitting
    columns = {name: getattr(deed, name) for name in Deed.__slots__}
    entry = Entry(**columns)
    _grow(_held_tree(organisation_id), entry)
    return entry


def _deed_in(line: bytes) -> Deed:
    """Raises: ExportUnfitting for a line that isn't exactly how this version spells what stands in it."""
    try:
        form, house, sequence, at, verb, actor, subject, reason, sealed, details = json.loads(line)
        deed = Deed(
            organisation_id=UUID(house),
            sequence=int(sequence),
            at=datetime.fromisoformat(at),
            actor_id=UUID(actor) if actor else None,
            verb=verb,
            subject_id=UUID(subject) if subject else None,
            reason=reason,
            sealed=base64.b64decode(sealed, validate=True),
            details=details,
        )
    except (TypeError, ValueError) as error:
        raise ExportUnfitting from error
    if form != FORM or deed.spelled != line:
        raise ExportUnfitting
    return deed
