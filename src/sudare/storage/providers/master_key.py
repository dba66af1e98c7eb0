"""The one key that wraps all others (AES key wrap, RFC 3394). It lies in the environment or in a private file.

Never beside the sealed objects: a backup of the data must not open itself.
"""

import base64
import os
import secrets
import stat
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap
from django.conf import settings

from sudare.storage.errors import KeyUnusable
from sudare.storage.queries import anything_is_sealed

KEY_BYTES = 32
FOLDER_MODE = 0o700
FILE_MODE = 0o600


def fresh_key() -> bytes:
    """A key for one object."""
    return os.urandom(KEY_BYTES)


def wrap(key: bytes) -> bytes:
    return aes_key_wrap(_master_key(), key)


def unwrap(wrapped: bytes) -> bytes:
    """Raises KeyUnusable when this installation's master key is not the one that wrapped it."""
    try:
        return aes_key_unwrap(_master_key(), wrapped)
    except InvalidUnwrap as error:
        raise KeyUnusable("the master key did not wrap this object's key") from error


def derived(purpose: bytes) -> bytes:
    """A secret for one purpose, which says nothing about the master key. Source: RFC 5869 (HKDF), SHA-256."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose).derive(_master_key())


def _master_key() -> bytes:
    return _decoded(settings.MASTER_KEY) if settings.MASTER_KEY else _from_file(Path(settings.MASTER_KEY_FILE))


@lru_cache(maxsize=4)
def _from_file(path: Path) -> bytes:
    if path.resolve().is_relative_to(Path(settings.DATA_DIR).resolve()):
        raise KeyUnusable("the master key must not lie inside the data directory")
    if not path.exists():
        _make(path)
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise KeyUnusable(f"{path} can be read by others; it needs mode 0600")
    return _decoded(path.read_text())


def _decoded(text: str) -> bytes:
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except ValueError as error:
        raise KeyUnusable("the master key isn't base64") from error
    if len(key) != KEY_BYTES:
        raise KeyUnusable(f"the master key must be {KEY_BYTES} bytes long")
    return key


def _make(path: Path) -> None:
    """The first start makes the key. Where something is sealed already, a new one would only hide the loss."""
    if anything_is_sealed():
        raise KeyUnusable(f"{path} is missing, and pictures are sealed with it")
    _place(path)


def _place(path: Path) -> None:
    """Of two first starts at once, one wins and both read the same key; half a key is never seen."""
    path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{secrets.token_hex(4)}")
    file = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    with os.fdopen(file, "wb") as writing:
        writing.write(base64.b64encode(fresh_key()) + b"\n")
        writing.flush()
        os.fsync(file)
    with suppress(FileExistsError):
        path.hardlink_to(fresh)
    fresh.unlink()
    _sync(path.parent)
    _sync(path.parent.parent)  # a key lost in a power cut would be the loss of every picture sealed since


def _sync(folder: Path) -> None:
    file = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
