"""Checking a receipt by arithmetic alone: no database, no Django, nothing of the house that wrote it."""

import base64
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap

from sudare.audit.errors import NoteInvalid
from sudare.audit.proofs.notes import checkpoint_in, key_in
from sudare.audit.proofs.tree import leaf_hash, verify_inclusion
from sudare.audit.terms import Checkpoint
from sudare.storage.engines.chunks import OVERHEAD_BYTES, Chunk
from sudare.storage.errors import Damaged
from sudare.storage.terms import FORGOTTEN, RECEIPT_FORM, spelled

CHUNK_AT_MOST = 65_536 + OVERHEAD_BYTES


class Word(StrEnum):
    """What a check says: it holds, it doesn't, or it can't be said yet."""

    HOLDS = "holds"
    FAILS = "fails"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Check:
    name: str
    word: Word
    about: str = ""


Document = Mapping[str, Any]


def verify_receipt(
    document: Document, *, public_keys: Sequence[bytes] = (), checkpoints: Sequence[str] = ()
) -> list[Check]:
    """Signature, the log's own words about it, and the way to a checkpoint.

    Without ``public_keys`` the key the receipt names is believed; compare it with the one the house gave you before.
    ``checkpoints`` are signed notes from a place the house can't change. Raises nothing: nonsense fails.
    """
    try:
        return _verified(document, tuple(public_keys), tuple(checkpoints))
    except (AttributeError, IndexError, KeyError, NoteInvalid, TypeError, ValueError):
        return [Check("form", Word.FAILS)]


def opens(ciphertext: bytes, *, object_id: UUID, keys: Iterable[bytes]) -> bool:
    """Whether any of these keys opens the first chunk of what was sealed under this id. Each is really tried."""
    first = ciphertext[:CHUNK_AT_MOST]
    return any(_opens(first, object_id, key, is_last=is_last) for key in keys for is_last in (False, True))


def unwrapped(wrapped_keys: Iterable[bytes], *, master_keys: Sequence[bytes]) -> set[bytes]:
    """Every key these master keys give away."""
    found: set[bytes] = set()
    for wrapped in set(wrapped_keys):
        for master in master_keys:
            try:
                found.add(aes_key_unwrap(master, wrapped))
            except (InvalidUnwrap, ValueError):
                continue
    return found


def _verified(document: Document, public_keys: tuple[bytes, ...], checkpoints: tuple[str, ...]) -> list[Check]:
    if document["form"] != RECEIPT_FORM:
        return [Check("form", Word.FAILS)]
    keys = public_keys or (key_in(document["key"]),)
    log = document["log"]
    if not log:
        waiting = Check("checkpoint", Word.OPEN)
        return [_signature(document, keys), _entry(document), waiting]
    told = checkpoint_in(log["checkpoint"], public_keys=keys)
    return [
        _signature(document, keys),
        _entry(document),
        _inclusion(document, told),
        *([_outside(told, checkpoints, keys)] if checkpoints else []),
    ]


def _signature(document: Document, keys: tuple[bytes, ...]) -> Check:
    signature = base64.b64decode(document["signature"], validate=True)
    for key in keys:
        try:
            Ed25519PublicKey.from_public_bytes(key).verify(signature, spelled(document))
        except InvalidSignature:
            continue
        return Check("signature", Word.HOLDS)
    return Check("signature", Word.FAILS)


def _entry(document: Document) -> Check:
    """The log says the same: this subject, these objects, these keys, by this rule and person."""
    _, house, _, _, verb, actor, subject, _, _, details = json.loads(document["entry"])
    rows = document["destroyed"]
    is_same = (
        (house, verb, actor, subject) == (document["organisation"], FORGOTTEN, document["by"], document["what"]["id"])
        and details["receipt"] == document["receipt"]
        and details["rule"] == document["rule"]
        and details["objects"] == [row["object"] for row in rows]
        and details["keys"] == [row["key"] for row in rows]
    )
    return Check("entry", Word.HOLDS if is_same else Word.FAILS)


def _inclusion(document: Document, told: Checkpoint) -> Check:
    path = [base64.b64decode(step, validate=True) for step in document["log"]["path"]]
    sequence = json.loads(document["entry"])[2]
    leaf = leaf_hash(document["entry"].encode())
    is_there = told.origin.endswith(document["organisation"]) and verify_inclusion(
        leaf=leaf, index=sequence - 1, size=told.size, path=path, root=told.root
    )
    return Check("checkpoint", Word.HOLDS if is_there else Word.FAILS, str(told.size))


def _outside(told: Checkpoint, notes: Iterable[str], keys: tuple[bytes, ...]) -> Check:
    """The checkpoint the receipt leads to is one that was told outside the house, word for word."""
    outside = [checkpoint_in(note, public_keys=keys) for note in notes]
    same = [each for each in outside if (each.origin, each.size) == (told.origin, told.size)]
    if not same:
        return Check("outside", Word.OPEN, str(told.size))
    return Check("outside", Word.HOLDS if all(each.root == told.root for each in same) else Word.FAILS, str(told.size))


def _opens(first: bytes, object_id: UUID, key: bytes, *, is_last: bool) -> bool:
    try:
        Chunk(object_id, 0, is_last).open(key, first)
    except Damaged:
        return False
    return True
