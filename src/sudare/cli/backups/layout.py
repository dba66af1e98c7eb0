"""What lies where in a backup, and whether it is still what was put there.

The data set: the database without a single key in it, the ciphertext, and ``manifest.json`` with a hash of each file.
The key set: ``keys.json`` with the wrapped keys the database had, and the key files of the house. It holds the keys of
today only: making it again overwrites the one before, so that what was forgotten in between is gone from it as well.
"""

import base64
import hashlib
import json
import os
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sudare.cli.words import say

FORM: Final = "sudare-backup-1"
KEYS_FORM: Final = "sudare-backup-keys-1"
DATABASE: Final = "sudare.sqlite3"
SEALED: Final = "sealed"
MANIFEST: Final = "manifest.json"
KEYS: Final = "keys.json"
KEY_FILES: Final = ("master.key", "session.key", "log.key")
# every column that holds a wrapped key: table, its id, the column, what stands there when it was taken out
KEY_COLUMNS: Final = (
    ("storage_sealedobject", "id", "wrapped_key", None),
    ("storage_sealedobject", "id", "tail", None),
    ("audit_personkey", "person_id", "wrapped", b""),
)
PRIVATE_FILE: Final = 0o600
PRIVATE_FOLDER: Final = 0o700
_AT_ONCE: Final = 1 << 20

Json = dict[str, Any]


class BackupUnfitting(Exception):
    """This folder isn't a whole backup. The line says what is missing or was changed."""


def digest_of(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as reading:
        while part := reading.read(_AT_ONCE):
            found.update(part)
    return found.hexdigest()


def files_of(folder: Path) -> Iterator[Path]:
    """Every file of a data set but the manifest."""
    yield from (path for path in sorted(folder.rglob("*")) if path.is_file() and path != folder / MANIFEST)


def write_manifest(folder: Path, **about: Any) -> Json:
    files = {
        path.relative_to(folder).as_posix(): {"sha256": digest_of(path), "bytes": path.stat().st_size}
        for path in files_of(folder)
    }
    manifest: Json = {"form": FORM, **about, "files": files}
    write_private(folder / MANIFEST, json.dumps(manifest, indent=1).encode())
    return manifest


def read_manifest(folder: Path) -> Json:
    """The manifest, after every file was hashed again. Raises: BackupUnfitting."""
    try:
        manifest: Json = json.loads((folder / MANIFEST).read_text())
        told = dict(manifest["files"])
        is_ours = manifest["form"] == FORM
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BackupUnfitting(say("{folder} holds no backup.", folder=folder)) from error
    there = {path.relative_to(folder).as_posix(): path for path in files_of(folder)}
    wrong = sorted(there.keys() ^ told.keys())
    wrong += [name for name in sorted(there.keys() & told.keys()) if digest_of(there[name]) != told[name]["sha256"]]
    if wrong or not is_ours:
        raise BackupUnfitting(say("Missing, added or changed in the backup: {names}", names=", ".join(wrong[:5])))
    return manifest


def write_private(path: Path, content: bytes) -> None:
    """Replace a file as a whole; what stood there before is overwritten first, as far as the disk lets us."""
    path.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.new")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE_FILE), "wb") as writing:
        writing.write(content)
        writing.flush()
        os.fsync(writing.fileno())
    if path.exists():
        with path.open("r+b") as before:
            before.write(b"\0" * path.stat().st_size)
            before.flush()
            os.fsync(before.fileno())
    fresh.replace(path)


def take_keys_out(database: sqlite3.Connection) -> Json:
    """Every wrapped key by table, column and row; afterwards the copy has none of them, not even in a free page."""
    taken: Json = {}
    database.execute("PRAGMA secure_delete=ON")
    for table, row_id, column, empty in KEY_COLUMNS:
        rows = database.execute(f"SELECT {row_id}, {column} FROM {table} WHERE length({column}) > 0")  # noqa: S608  our own names
        taken[f"{table}.{column}"] = {str(each): base64.b64encode(key).decode() for each, key in rows}
        database.execute(f"UPDATE {table} SET {column} = ?", (empty,))  # noqa: S608  as above
    database.commit()
    database.execute("VACUUM")
    return taken


def put_keys_back(database: sqlite3.Connection, taken: Json, *, but_not: frozenset[str]) -> None:
    """``but_not``: ids, as 32 hex digits, of objects whose keys must never come back."""
    for table, row_id, column, _ in KEY_COLUMNS:
        rows = [
            (base64.b64decode(key), each)
            for each, key in taken.get(f"{table}.{column}", {}).items()
            if each.replace("-", "") not in but_not
        ]
        database.executemany(f"UPDATE {table} SET {column} = ? WHERE {row_id} = ?", rows)  # noqa: S608  as above
    database.commit()


def place_of(folder: Path, object_hex: str) -> Path:
    """Where an object's ciphertext lies: as in the house itself."""
    return folder / object_hex[-2:] / object_hex[-4:-2] / object_hex


def moment_in(text: str) -> datetime:
    return datetime.fromisoformat(text)
