"""Checkpoints as signed notes. Source: C2SP tlog-checkpoint and signed-note, with Ed25519 (signature type 1).

    sudare/audit/01890a5d-ac96-774b-bcce-b302099a8057
    1204
    Zm9vYmFyYmF6…=
    at 2026-11-22T04:30:00.000000Z

    — sudare/audit/01890a5d-… 4 bytes of key id and 64 bytes of signature, in base64

The fourth line is an extension line as that text allows them; the signature covers everything above the empty line.
"""

import base64
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from sudare.audit.errors import NoteInvalid
from sudare.audit.proofs.tree import HASH_BYTES
from sudare.audit.terms import Checkpoint, as_moment

ED25519 = b"\x01"
KEY_ID_BYTES = 4
_BASE64 = r"[A-Za-z0-9+/]+={0,2}"
_NOTE = re.compile(
    rf"(?P<body>(?P<origin>sudare/audit/[0-9a-f-]{{36}})\n(?P<size>0|[1-9][0-9]{{0,18}})\n(?P<root>{_BASE64})\n"
    rf"at (?P<at>[0-9T:.-]{{26}}Z)\n)\n— (?P<name>\S+) (?P<signature>{_BASE64})\n"
)


def signed_note(checkpoint: Checkpoint, *, sign: Callable[[bytes], bytes], public_key: bytes) -> str:
    """The checkpoint as it leaves the house."""
    root = base64.b64encode(checkpoint.root).decode()
    body = f"{checkpoint.origin}\n{checkpoint.size}\n{root}\nat {as_moment(checkpoint.at)}\n"
    signature = base64.b64encode(_key_id(checkpoint.origin, public_key) + sign(body.encode())).decode()
    return f"{body}\n— {checkpoint.origin} {signature}\n"


def checkpoint_in(note: str, *, public_keys: tuple[bytes, ...]) -> Checkpoint:
    """What a signed note says. Raises: NoteInvalid for another form, another key, or a signature that doesn't fit."""
    found = _NOTE.fullmatch(note)
    if found is None or found["name"] != found["origin"]:
        raise NoteInvalid
    try:
        root, signature = (base64.b64decode(found[part], validate=True) for part in ("root", "signature"))
        at = datetime.fromisoformat(found["at"])
    except ValueError as error:
        raise NoteInvalid from error
    if len(root) != HASH_BYTES or not _is_signed(found["body"], found["name"], signature, public_keys):
        raise NoteInvalid
    return Checkpoint(found["origin"], int(found["size"]), root, at)


def notes_in(text: str) -> Iterator[str]:
    """Every note of a file that holds many, one after the other."""
    return (found[0] for found in _NOTE.finditer(text))


def spelled_key(name: str, public_key: bytes) -> str:
    """The key as signed-note spells it: name, id and key, for programs that check notes of any kind."""
    return f"{name}+{_key_id(name, public_key).hex()}+{base64.b64encode(ED25519 + public_key).decode()}"


def key_in(spelled: str) -> bytes:
    """The public key of ``spelled_key``. Raises: NoteInvalid."""
    name, _, rest = spelled.strip().partition("+")
    key_id, _, encoded = rest.partition("+")
    try:
        key = base64.b64decode(encoded, validate=True)
    except ValueError as error:
        raise NoteInvalid from error
    if len(key) != 1 + HASH_BYTES or key[:1] != ED25519 or _key_id(name, key[1:]).hex() != key_id:
        raise NoteInvalid
    return key[1:]


def _is_signed(body: str, name: str, signature: bytes, public_keys: tuple[bytes, ...]) -> bool:
    for public_key in public_keys:
        if signature[:KEY_ID_BYTES] == _key_id(name, public_key):
            try:
                Ed25519PublicKey.from_public_bytes(public_key).verify(signature[KEY_ID_BYTES:], body.encode())
            except InvalidSignature:
                continue
            return True
    return False


def _key_id(name: str, public_key: bytes) -> bytes:
    return sha256(name.encode() + b"\n" + ED25519 + public_key).digest()[:KEY_ID_BYTES]
