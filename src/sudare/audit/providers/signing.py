"""The log's own secret, from which two keys come: one signs checkpoints, one wraps the keys of people's words.

It lies beside the master key or in the environment, never in the data directory: who can write to the database alone
can't sign, and a backup of it opens nobody's words.
"""

import base64
import os
import secrets
import stat
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap
from django.conf import settings

from sudare.audit.errors import LogKeyUnusable

SECRET_BYTES = 32
NONCE_BYTES = 12
FOLDER_MODE = 0o700
FILE_MODE = 0o600


def sign(content: bytes) -> bytes:
    """Ed25519 over the content: 64 bytes."""
    return _signing_key(_secret()).sign(content)


def public_key() -> bytes:
    """What checks the signatures: 32 bytes, for everybody to know."""
    return _signing_key(_secret()).public_key().public_bytes_raw()


def fresh_wrapped_key() -> bytes:
    """A key for one person's words, as the database may keep it. Source: AES key wrap, RFC 3394."""
    return aes_key_wrap(_wrapping_key(_secret()), os.urandom(SECRET_BYTES))


def seal_words(words: str, *, wrapped: bytes, context: bytes) -> bytes:
    """A nonce and AES-256-GCM; ``context`` is the place in the log, and the words open nowhere else."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(_unwrapped(wrapped)).encrypt(nonce, words.encode(), context)


def open_words(sealed: bytes, *, wrapped: bytes, context: bytes) -> str:
    """Raises: LogKeyUnusable for another key, another place, or a ciphertext somebody changed."""
    try:
        opened = AESGCM(_unwrapped(wrapped)).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], context)
    except InvalidTag as error:
        raise LogKeyUnusable("these words were sealed otherwise") from error
    return opened.decode()


def _unwrapped(wrapped: bytes) -> bytes:
    try:
        return aes_key_unwrap(_wrapping_key(_secret()), wrapped)
    except InvalidUnwrap as error:
        raise LogKeyUnusable("the log's secret did not wrap this person's key") from error


@lru_cache(maxsize=4)
def _signing_key(secret: bytes) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(_derived(secret, b"sudare checkpoints 1"))


@lru_cache(maxsize=4)
def _wrapping_key(secret: bytes) -> bytes:
    return _derived(secret, b"sudare words 1")


def _derived(secret: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), SECRET_BYTES, salt=None, info=purpose).derive(secret)


def _secret() -> bytes:
    return _decoded(settings.LOG_KEY) if settings.LOG_KEY else _from_file(Path(settings.LOG_KEY_FILE))


@lru_cache(maxsize=4)
def _from_file(path: Path) -> bytes:
    if path.resolve().is_relative_to(Path(settings.DATA_DIR).resolve()):
        raise LogKeyUnusable("the log's secret must not lie inside the data directory")
    if not path.exists():
        _place(path)
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise LogKeyUnusable(f"{path} can be read by others; it needs mode 0600")
    return _decoded(path.read_text())


def _decoded(text: str) -> bytes:
    try:
        secret = base64.b64decode(text.strip(), validate=True)
    except ValueError as error:
        raise LogKeyUnusable("the log's secret isn't base64") from error
    if len(secret) != SECRET_BYTES:
        raise LogKeyUnusable(f"the log's secret must be {SECRET_BYTES} bytes long")
    return secret


def _place(path: Path) -> None:
    """Of two first starts at once, one wins and both read the same secret; half a secret is never seen."""
    path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{secrets.token_hex(4)}")
    file = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    with os.fdopen(file, "wb") as writing:
        writing.write(base64.b64encode(os.urandom(SECRET_BYTES)) + b"\n")
        writing.flush()
        os.fsync(file)
    with suppress(FileExistsError):
        path.hardlink_to(fresh)
    fresh.unlink()
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    os.fsync(folder)
    os.close(folder)
