"""Ciphertext in a folder: two levels of fan-out, readable by nobody else, synced before it counts."""

import fcntl
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

FOLDER_MODE = 0o700
FILE_MODE = 0o600
_GROWING = ".part"


class LocalStore:
    """``root/ab/cd/<id>``, and ``<id>.part`` until it is finished. The fan-out takes the random end of the id."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @contextmanager
    def alone_with(self, object_id: UUID) -> Iterator[None]:
        with self._growing(object_id) as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield  # closing the file gives the lock back, and so does dying

    def write(self, object_id: UUID, *, position: int, pieces: Iterable[bytes]) -> None:
        with self._growing(object_id) as file:
            os.truncate(file, position)
            os.lseek(file, position, os.SEEK_SET)
            for piece in pieces:
                _write_all(file, piece)
            os.fsync(file)

    def finish(self, object_id: UUID) -> None:
        path = self._path(object_id)
        if not path.exists():
            path.with_suffix(_GROWING).rename(path)
            _sync_folder(path.parent)

    def read(self, object_id: UUID, *, start: int, length: int) -> bytes:
        with self._path(object_id).open("rb") as file:
            file.seek(start)
            return file.read(length)

    def remove(self, object_id: UUID) -> None:
        path = self._path(object_id)
        path.unlink(missing_ok=True)
        path.with_suffix(_GROWING).unlink(missing_ok=True)
        if path.parent.exists():
            _sync_folder(path.parent)

    def everything(self) -> Iterator[tuple[UUID, datetime]]:
        for path in self._root.glob("??/??/*"):
            try:
                yield UUID(path.stem), datetime.fromtimestamp(path.stat().st_mtime, UTC)
            except FileNotFoundError:
                continue  # removed while we looked

    def _path(self, object_id: UUID) -> Path:
        return self._root / object_id.hex[-2:] / object_id.hex[-4:-2] / object_id.hex

    @contextmanager
    def _growing(self, object_id: UUID) -> Iterator[int]:
        path = self._path(object_id).with_suffix(_GROWING)
        self._make_folder(path.parent)
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, FILE_MODE)
        try:
            yield file
        finally:
            os.close(file)

    def _make_folder(self, folder: Path) -> None:
        if folder.exists():
            return
        for part in (self._root, folder.parent, folder):
            part.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
            _sync_folder(part.parent)


def _write_all(file: int, piece: bytes) -> None:
    left = memoryview(piece)
    while left:
        left = left[os.write(file, left) :]


def _sync_folder(folder: Path) -> None:
    """A new or removed name is only durable once its folder is."""
    file = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
