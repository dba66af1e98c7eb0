"""Checkpoints in a folder outside the data directory: one file for each organisation, which only grows."""

import os
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

from sudare.audit.proofs.notes import notes_in
from sudare.audit.providers import Outgoing

FOLDER_MODE = 0o700
FILE_MODE = 0o600


class Folder:
    """Every note is appended and on the disk before ``publish`` returns."""

    name = "folder"
    every = timedelta(0)

    def __init__(self, path: Path, *, outside: Path) -> None:
        self._path, self._outside = path, outside

    def publish(self, notes: Sequence[Outgoing]) -> None:
        """Raises: ValueError for a folder inside the data directory, OSError for a disk that refuses."""
        if self._path.resolve().is_relative_to(self._outside.resolve()):
            raise ValueError("checkpoints beside the database prove nothing")
        self._path.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        for outgoing in notes:
            _append(self._path / f"{outgoing.organisation_id}.txt", f"{outgoing.note}\n".encode())

    def notes(self) -> Iterator[str]:
        """Everything that was ever told here."""
        for path in sorted(self._path.glob("*.txt")):
            yield from notes_in(path.read_text(encoding="utf-8"))


def _append(path: Path, line: bytes) -> None:
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, FILE_MODE)
    try:
        os.write(file, line)
        os.fsync(file)
    finally:
        os.close(file)
