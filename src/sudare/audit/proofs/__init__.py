"""The log's arithmetic, without a database and without Django: whoever holds an export can check it with this alone."""

from sudare.audit.proofs.notes import checkpoint_in, notes_in, signed_note, spelled_key
from sudare.audit.proofs.tree import (
    EMPTY_ROOT,
    Frontier,
    consistency_path,
    inclusion_path,
    leaf_hash,
    node_hash,
    root_of,
    verify_consistency,
    verify_inclusion,
)

__all__ = [
    "EMPTY_ROOT",
    "Frontier",
    "checkpoint_in",
    "consistency_path",
    "inclusion_path",
    "leaf_hash",
    "node_hash",
    "notes_in",
    "root_of",
    "signed_note",
    "spelled_key",
    "verify_consistency",
    "verify_inclusion",
]
