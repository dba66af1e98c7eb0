"""TIFF directories, as EXIF and TIFF files have them. Source: TIFF 6.0, section 2; Exif 3.0, 4.6."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

MAX_ENTRIES: Final = 1_000  # cameras write fewer than 200
MAX_VALUE_BYTES: Final = 8_000_000

_BYTES_OF: Final = MappingProxyType({1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4})
_LETTER_OF: Final = MappingProxyType({1: "B", 3: "H", 4: "I", 6: "b", 8: "h", 9: "i", 13: "I"})


class NoDirectory(ValueError):
    """These bytes hold no TIFF directory."""


@dataclass(frozen=True, slots=True)
class Entry:
    kind: int
    count: int
    raw: bytes
    order: str

    @property
    def text(self) -> str:
        return self.raw.split(b"\0", 1)[0].decode("utf-8", "replace").strip()

    @property
    def numbers(self) -> tuple[int, ...]:
        letter = _LETTER_OF.get(self.kind)
        return struct.unpack(f"{self.order}{self.count}{letter}", self.raw) if letter else ()

    @property
    def number(self) -> int:
        """The first number, 0 when there is none."""
        return next(iter(self.numbers), 0)


@dataclass(frozen=True, slots=True)
class Directory:
    entries: Mapping[int, Entry]
    following: int  # where the next directory starts; 0 for none


def read_header(content: bytes) -> tuple[str, int]:
    """Byte order and where the first directory starts. Raises: ``NoDirectory``."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(content[:4])
    if order is None or len(content) < 8:  # noqa: PLR2004
        raise NoDirectory
    return order, struct.unpack_from(f"{order}I", content, 4)[0]


def read_directory(content: bytes, order: str, offset: int) -> Directory:
    """One directory. Entries of unknown kind or with values outside the bytes are left out. Raises: ``NoDirectory``."""
    try:
        count = struct.unpack_from(f"{order}H", content, offset)[0]
        if not 0 < count <= MAX_ENTRIES:
            raise NoDirectory
        fields = [struct.unpack_from(f"{order}HHI4s", content, offset + 2 + 12 * index) for index in range(count)]
    except struct.error as error:
        raise NoDirectory from error
    entries = {
        tag: entry
        for tag, *rest in fields
        if (entry := _read_entry(content, order, (rest[0], rest[1], rest[2]))) is not None
    }
    end = offset + 2 + 12 * count
    following = struct.unpack_from(f"{order}I", content, end)[0] if end + 4 <= len(content) else 0
    return Directory(MappingProxyType(entries), following)


def _read_entry(content: bytes, order: str, fields: tuple[int, int, bytes]) -> Entry | None:
    kind, count, value = fields
    size = _BYTES_OF.get(kind, 0) * count
    if not 0 < size <= MAX_VALUE_BYTES:
        return None
    start = struct.unpack(f"{order}I", value)[0]
    raw = value[:size] if size <= 4 else content[start : start + size]  # noqa: PLR2004  short values stand inline
    return Entry(kind, count, raw, order) if len(raw) == size else None
