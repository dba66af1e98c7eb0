"""The log as one file that is checked without us."""

import base64
import json
from collections.abc import Iterator, MutableMapping
from uuid import UUID

from sudare.audit.actions.recording import record
from sudare.audit.models import Head, SignedCheckpoint
from sudare.audit.proofs.exported import EXPORT_FORM
from sudare.audit.proofs.notes import spelled_key
from sudare.audit.proofs.tree import leaf_hash
from sudare.audit.providers import signing
from sudare.audit.queries import ROWS_AT_ONCE, reach_of, spelled_entries
from sudare.audit.terms import as_moment, origin_of
from sudare.kit.clock import now

EXPORTED = "audit:log:exported"


def export_lines(
    *, organisation_id: UUID | None = None, broken: MutableMapping[str, int] | None = None
) -> Iterator[bytes]:
    """The lines of an export: of one organisation's log, or of every log here. Raises: LogKeyUnusable.

    People's words stay under seal in it. The form is described in ``proofs.exported`` and docs/explain/audit.md.
    Also: puts into ``broken``, by the log's name, the first entry that isn't what its own row says of it, or that
    stands beyond the end of the log. So whoever checks the living log reads it once.
    """
    yield _line(
        {"export": EXPORT_FORM, "at": as_moment(now()), "organisation": organisation_id and str(organisation_id)}
    )
    heads = Head.objects.order_by("organisation_id")
    for head in heads.filter(organisation_id=organisation_id) if organisation_id else heads:
        yield from _log(head, {} if broken is None else broken)


def take_along(*, organisation_id: UUID, actor_id: UUID) -> Iterator[bytes]:
    """The lines of an organisation's log for somebody who takes them along. Raises: LogKeyUnusable, LogUnwritable.

    Also: entry ``audit:log:exported``, written before the first line is there to be pulled, and among the lines.
    """
    record(organisation_id=organisation_id, actor_id=actor_id, verb=EXPORTED, subject_id=organisation_id)
    return export_lines(organisation_id=organisation_id)


def public_key_of(*, organisation_id: UUID) -> str:
    """The key that checks this log's checkpoints, under the log's name. Raises: LogKeyUnusable."""
    return spelled_key(origin_of(organisation_id), signing.public_key())


def _log(head: Head, broken: MutableMapping[str, int]) -> Iterator[bytes]:
    """As the log was when its head was read: what is appended meanwhile stays out."""
    origin, tree = origin_of(head.organisation_id), head.tree
    key = public_key_of(organisation_id=head.organisation_id)
    yield _line({"origin": origin, "size": tree.size, "root": base64.b64encode(tree.root).decode(), "key": key})
    here = {"organisation_id": head.organisation_id}
    signed = SignedCheckpoint.objects.filter(**here, size__lte=tree.size).order_by("size")
    for note in signed.values_list("note", flat=True).iterator(ROWS_AT_ONCE):
        yield _line({"checkpoint": note})
    for place, (sequence, leaf, spelled) in enumerate(spelled_entries(head.organisation_id, until=tree.size), 1):
        if sequence != place or leaf != leaf_hash(spelled):
            broken.setdefault(origin, place)
        yield spelled + b"\n"
    size, last = reach_of(head.organisation_id)
    if last > size:
        broken.setdefault(origin, size + 1)


def _line(word: dict[str, object]) -> bytes:
    return json.dumps(word, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"
