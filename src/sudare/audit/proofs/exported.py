"""An export of the log, and how it is checked offline: by this module, or by fifty lines in any other language.

One line says what the file holds. Then, for each log: one line about it, one line for each checkpoint that was signed,
and one line for each entry, which is the very text its leaf was hashed from. docs/explain/audit.md shows them.
"""

import base64
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import Any

from sudare.audit.errors import NoteInvalid
from sudare.audit.proofs.notes import checkpoint_in, key_in
from sudare.audit.proofs.tree import EMPTY_ROOT, Frontier
from sudare.audit.terms import FORM, Checkpoint

EXPORT_FORM = "sudare-audit-export-1"


class FaultKind(StrEnum):
    ENTRY = "entry"  # a line isn't the entry that should stand there
    DIFFERENT = "different"  # the entries a checkpoint speaks of are not these
    SHORTER = "shorter"  # a checkpoint speaks of more entries than there are
    MISSING = "missing"  # a checkpoint speaks of a log that isn't there
    SIGNATURE = "signature"  # a checkpoint isn't signed by this log's key
    COUNT = "count"  # the file doesn't hold what it says of itself


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that isn't as it was: somewhere from entry ``first`` to entry ``last``."""

    origin: str
    kind: FaultKind
    first: int
    last: int


@dataclass(slots=True)
class LogReport:
    """One log as it was found. ``anchored``: how many entries a checkpoint from outside vouches for."""

    origin: str
    entries: int = 0
    root: bytes = EMPTY_ROOT
    checkpoints: int = 0
    anchored: int = 0
    anchored_at: str = ""
    faults: list[Fault] = field(default_factory=list)


@dataclass(slots=True)
class ExportReport:
    """Everything that was found in a file."""

    is_complete: bool = True
    logs: list[LogReport] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)  # those of logs that aren't there at all

    @property
    def all_faults(self) -> list[Fault]:
        return [*self.faults, *(fault for log in self.logs for fault in log.faults)]

    @property
    def is_anchored(self) -> bool:
        return bool(self.logs) and all(log.anchored or not log.entries for log in self.logs)


class NoExport(ValueError):
    """This file isn't an export of the log."""


def verify_export(lines: Iterable[bytes], *, outside: Sequence[str] = (), keys: Sequence[bytes] = ()) -> ExportReport:
    """Hash every entry anew and compare with each checkpoint, those in the file and those from ``outside``.

    ``keys`` are the public keys to believe; without any, those the file names, which a forger could have exchanged:
    checkpoints from outside would not fit them then. Raises: NoExport for a file of another form.
    """
    check = _Check(list(outside), tuple(keys))
    for line in lines:
        check.take(line)
    return check.report()


class _Check:
    """One pass over the lines; a log is measured while it flows by."""

    def __init__(self, outside: list[str], keys: tuple[bytes, ...]) -> None:
        self._outside, self._given, self._named = outside, keys, set[bytes]()
        self._report: ExportReport | None = None
        self._log: _Log | None = None
        self._used: set[str] = set()

    def take(self, line: bytes) -> None:
        if line.startswith(b"["):
            if self._log is None:
                raise NoExport
            self._log.grow(line)
        elif line.strip():
            self._take_word(_object(line))

    def report(self) -> ExportReport:
        if self._report is None:
            raise NoExport
        self._close()
        if self._report.is_complete:
            for note in self._outside:
                if note not in self._used:
                    self._report.faults.append(self._missing(note))
        return self._report

    def _take_word(self, word: dict[str, Any]) -> None:
        if word.get("export") == EXPORT_FORM:
            self._report = ExportReport(is_complete=word.get("organisation") is None)
        elif self._report is None:
            raise NoExport
        elif "origin" in word:
            self._close()
            self._open(word)
        elif "checkpoint" in word and self._log is not None:
            self._log.hold(str(word["checkpoint"]), is_outside=False)
        else:
            raise NoExport

    def _open(self, word: dict[str, Any]) -> None:
        try:
            named = key_in(str(word["key"]))
        except (KeyError, NoteInvalid) as error:
            raise NoExport from error
        self._named.add(named)
        self._log = _Log(str(word["origin"]), self._given or (named,), _claim(word))
        for note in self._outside:
            if note.startswith(f"{self._log.report.origin}\n"):
                self._used.add(note)
                self._log.hold(note, is_outside=True)

    def _close(self) -> None:
        if self._log is not None and self._report is not None:
            self._report.logs.append(self._log.closed())
        self._log = None

    def _missing(self, note: str) -> Fault:
        origin = note.partition("\n")[0]
        try:
            told = checkpoint_in(note, public_keys=self._given or tuple(self._named))
        except NoteInvalid:
            return Fault(origin, FaultKind.SIGNATURE, 0, 0)
        return Fault(origin, FaultKind.MISSING, 1, told.size)


class _Log:
    """The entries of one organisation, as far as they have come."""

    def __init__(self, origin: str, keys: tuple[bytes, ...], claim: tuple[int, bytes]) -> None:
        self.report = LogReport(origin)
        self._keys, self._claim = keys, claim
        self._beginning = f'["{FORM}","{origin.rpartition("/")[2]}",'.encode()
        self._peaks: list[bytes] = []
        self._held: dict[int, list[tuple[Checkpoint, bool]]] = {}
        self._whole_until = 0

    def hold(self, note: str, *, is_outside: bool) -> None:
        """Compare with this checkpoint when its size is reached."""
        try:
            told = checkpoint_in(note, public_keys=self._keys)
        except NoteInvalid:
            self._find(FaultKind.SIGNATURE, 0, 0)
            return
        if told.origin != self.report.origin:
            self._find(FaultKind.SIGNATURE, 0, 0)
        self._held.setdefault(told.size, []).append((told, is_outside))

    def grow(self, line: bytes) -> None:
        """Hash one entry into the tree. The innermost loop: a million times within seconds."""
        report, text = self.report, line.rstrip(b"\r\n")
        size, report.entries = report.entries, report.entries + 1
        if not text.startswith(self._beginning + b'%d,"' % report.entries):
            self._find(FaultKind.ENTRY, report.entries, report.entries)
        node = sha256(b"\x00" + text).digest()
        while size & 1:
            node = sha256(b"\x01" + self._peaks.pop() + node).digest()
            size >>= 1
        self._peaks.append(node)
        if report.entries in self._held:
            self._compare(report.entries)

    def closed(self) -> LogReport:
        report = self.report
        report.root = self._root()
        for size in sorted(size for size in self._held if size > report.entries):
            self._find(FaultKind.SHORTER, report.entries + 1, size)
        if self._claim != (report.entries, report.root):
            self._find(FaultKind.COUNT, self._whole_until + 1, max(report.entries, self._claim[0]))
        return report

    def _compare(self, size: int) -> None:
        root = self._root()
        for told, is_outside in self._held[size]:
            if told.root != root:
                self._find(FaultKind.DIFFERENT, self._whole_until + 1, size)
                return
            self.report.checkpoints += 1
            if is_outside:
                self.report.anchored, self.report.anchored_at = size, f"{told.at:%Y-%m-%dT%H:%M:%SZ}"
        self._whole_until = size

    def _root(self) -> bytes:
        return Frontier(self.report.entries, tuple(self._peaks)).root

    def _find(self, kind: FaultKind, first: int, last: int) -> None:
        fault = Fault(self.report.origin, kind, first, last)
        if fault not in self.report.faults:
            self.report.faults.append(fault)


def _object(line: bytes) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except ValueError as error:
        raise NoExport from error
    if not isinstance(found, dict):
        raise NoExport
    return found


def _claim(word: dict[str, Any]) -> tuple[int, bytes]:
    try:
        return int(word["size"]), base64.b64decode(str(word["root"]), validate=True)
    except (KeyError, ValueError) as error:
        raise NoExport from error
