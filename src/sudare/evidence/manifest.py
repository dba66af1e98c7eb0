"""The list of every file with its SHA-256, and the signature over that list. `openssl` alone can check both."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

FORM: Final = "sudare-evidence-1"
MANIFEST: Final = "manifest.json"
SIGNATURE: Final = "manifest.sig"
SIGNER: Final = "signer.pem"
STAMP: Final = "timestamp.json"
TOKEN: Final = "timestamp.tsr"  # noqa: S105  an answer of an authority, no secret
UNLISTED: Final = frozenset({MANIFEST, SIGNATURE, STAMP, TOKEN})  # the list can't list itself, nor what comes after it

KEY_BYTES: Final = 32
SIGNATURE_BYTES: Final = 64

Signer = Callable[[bytes], bytes]
"""Ed25519 over what it is given: 64 bytes."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the list says: of which case, made when, signed by which key, which files with which hash and size."""

    case_id: str
    case_number: int
    organisation: str
    made_at: str
    public_key: bytes
    files: Mapping[str, tuple[str, int]]


def spelled(value: Any) -> bytes:
    """JSON as every document of a package is written: sorted, indented, UTF-8, one line break at the end."""
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def manifest_of(files: Mapping[str, bytes], *, about: Mapping[str, Any], public_key: bytes) -> bytes:
    """The list of these files. ``about`` are the case and the moment."""
    rows = {name: {"bytes": len(content), "sha256": sha256(content).hexdigest()} for name, content in files.items()}
    return spelled({"form": FORM, **about, "public_key": public_key.hex(), "files": rows})


def manifest_in(untrusted: bytes) -> Manifest | None:
    """What a list says; None for anything that isn't one."""
    try:
        told = json.loads(untrusted)
        if told["form"] != FORM:
            return None
        files = {str(name): (str(row["sha256"]), int(row["bytes"])) for name, row in told["files"].items()}
        key, number = bytes.fromhex(told["public_key"]), int(told["case_number"])
        return Manifest(str(told["case_id"]), number, str(told["organisation"]), str(told["made_at"]), key, files)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def is_signed(content: bytes, *, signature: bytes, public_key: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True


def as_pem(public_key: bytes) -> bytes:
    """The key as `openssl` reads it."""
    return Ed25519PublicKey.from_public_bytes(public_key).public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def fingerprint(public_key: bytes) -> str:
    """What people compare by eye: the key's SHA-256, 16 groups of four."""
    digest = sha256(public_key).hexdigest()
    return " ".join(digest[at : at + 4] for at in range(0, len(digest), 4))
