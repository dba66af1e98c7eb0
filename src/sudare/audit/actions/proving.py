"""That an entry is in the log, shown to whoever asks: from the row as it stands, up to a signed checkpoint."""

from sudare.audit.errors import NoteInvalid
from sudare.audit.models import Entry, SignedCheckpoint
from sudare.audit.proofs.notes import checkpoint_in
from sudare.audit.proofs.tree import leaf_hash, verify_inclusion
from sudare.audit.providers import signing
from sudare.audit.queries import inclusion_proof
from sudare.audit.terms import EntryProof


def proof_for(*, entry: Entry) -> EntryProof:
    """Where the entry stands and what vouches for it: the newest checkpoint that covers it.

    It is computed here and now: the row is spelled and hashed, led to the root, and the signature is checked. An
    entry of the last minutes has no checkpoint yet; ``size`` is 0 then.
    """
    covering = SignedCheckpoint.objects.filter(organisation_id=entry.organisation_id, size__gte=entry.sequence)
    leaf = leaf_hash(entry.deed.spelled)
    if (found := covering.order_by("-size").first()) is None:
        return EntryProof(entry.sequence, leaf)
    path = _path(entry, found.size)
    return EntryProof(
        sequence=entry.sequence,
        leaf=leaf,
        size=found.size,
        root=bytes(found.root),
        at=found.at,
        path=tuple(path),
        note=found.note,
        is_verified=_is_verified(entry, leaf, path, found),
    )


def _path(entry: Entry, size: int) -> list[bytes]:
    try:
        return inclusion_proof(organisation_id=entry.organisation_id, sequence=entry.sequence, size=size)
    except LookupError:  # something was taken out of the log: nothing leads to the root
        return []


def _is_verified(entry: Entry, leaf: bytes, path: list[bytes], found: SignedCheckpoint) -> bool:
    try:
        told = checkpoint_in(found.note, public_keys=(signing.public_key(),))
    except NoteInvalid:
        return False
    return verify_inclusion(leaf=leaf, index=entry.sequence - 1, size=told.size, path=path, root=told.root)
