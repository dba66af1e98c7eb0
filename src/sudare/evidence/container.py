"""The archive: a ZIP in which every byte follows from the files, so that a second reading of it doesn't exist.

Nothing is compressed, so nothing can unpack to more than it is. Names are plain ASCII in one order, times are all the
same, there are no comments and no extra fields: whatever differs is told. Source: APPNOTE.TXT 6.3, sections 4.3–4.4.
"""

import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from sudare.evidence.errors import RecordIncomplete

MAX_BYTES: Final = 1 << 30
MAX_FILES: Final = 20_000
NAME_MAX_BYTES: Final = 255
NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]*(?:/[a-z0-9][a-z0-9_-]*)?\.[a-z0-9]{1,8}")

_LOCAL: Final = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL: Final = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END: Final = struct.Struct("<4sHHHHIIH")
_VERSION, _DAY = 20, 0x21  # 1 January 1980: an archive's own times prove nothing, so they say nothing


class Oddity(StrEnum):
    """What an archive of ours never has."""

    TOO_LARGE = "too_large"
    CUT = "cut"  # it ends in the middle
    FIELDS = "fields"  # packed, encrypted, or made by another program
    NAME = "name"  # a path that leads elsewhere, or letters that look like others
    TWICE = "twice"  # two files of one name
    ORDER = "order"
    DIRECTORY = "directory"  # the list at its end is not the list of what is in it
    BEHIND = "behind"  # bytes before or behind it, a comment, a second archive


@dataclass(slots=True)
class Contents:
    """What was read: the files, those whose checksum doesn't fit, and what is odd about the archive itself."""

    files: dict[str, bytes] = field(default_factory=dict)
    worn: list[str] = field(default_factory=list)
    oddities: list[tuple[Oddity, str]] = field(default_factory=list)


def written(files: Mapping[str, bytes]) -> bytes:
    """The archive of these files. Raises: RecordIncomplete for a name that has no place in one."""
    if any(NAME.fullmatch(name) is None or len(name) > NAME_MAX_BYTES for name in files) or len(files) > MAX_FILES:
        raise RecordIncomplete
    checked = [(name, zlib.crc32(files[name]), len(files[name])) for name in sorted(files)]
    local = (_local(name, crc, size) + files[name] for name, crc, size in checked)
    content = b"".join([*local, _directory(checked)])
    if len(content) > MAX_BYTES:
        raise RecordIncomplete
    return content


def read(untrusted: bytes) -> Contents:
    """Every file, read from the front; what stands behind the last one must be exactly the list of them."""
    found = Contents()
    if len(untrusted) > MAX_BYTES:
        found.oddities.append((Oddity.TOO_LARGE, ""))
        return found
    checked, at = list[tuple[str, int, int]](), 0
    for name, crc, begin, end in _walked(untrusted, found):
        checked.append((name, crc, end - begin))
        _take(found, name, untrusted[begin:end], crc)
        at = end
    if not any(odd is Oddity.CUT for odd, _ in found.oddities):
        _compare_tail(untrusted[at:], checked, found)
    return found


def _walked(untrusted: bytes, found: Contents) -> Iterator[tuple[str, int, int, int]]:
    at = 0
    while untrusted[at : at + 4] == b"PK\x03\x04":
        if at + _LOCAL.size > len(untrusted) or len(found.files) >= MAX_FILES:
            found.oddities.append((Oddity.CUT, ""))
            return
        _, *fields, crc, size, _, name_bytes, extra = _LOCAL.unpack_from(untrusted, at)
        if name_bytes > NAME_MAX_BYTES:
            found.oddities.append((Oddity.NAME, ""))
            return
        begin = at + _LOCAL.size + name_bytes + extra
        name = untrusted[at + _LOCAL.size : at + _LOCAL.size + name_bytes].decode("utf-8", "backslashreplace")
        if begin + size > len(untrusted):
            found.oddities.append((Oddity.CUT, name))
            return
        if untrusted[at:begin] != _local(name, crc, size):
            found.oddities.append((Oddity.FIELDS, name))
        if fields[2]:
            return  # packed: where it ends can't be told without unpacking it, which nobody does here
        yield name, crc, begin, begin + size
        at = begin + size


def _take(found: Contents, name: str, content: bytes, crc: int) -> None:
    if NAME.fullmatch(name) is None:
        found.oddities.append((Oddity.NAME, name))
    elif name in found.files:
        found.oddities.append((Oddity.TWICE, name))
        return
    elif found.files and name < next(reversed(found.files)):
        found.oddities.append((Oddity.ORDER, name))
    found.files[name] = content
    if zlib.crc32(content) != crc:
        found.worn.append(name)


def _compare_tail(tail: bytes, checked: list[tuple[str, int, int]], found: Contents) -> None:
    expected = _directory(checked)
    if tail == expected:
        return
    behind = tail.startswith(expected[:-2]) or not tail.startswith(b"PK\x01\x02") or tail.count(b"PK\x05\x06") > 1
    found.oddities.append((Oddity.BEHIND if behind else Oddity.DIRECTORY, ""))


def _local(name: str, crc: int, size: int) -> bytes:
    spelled = name.encode("utf-8", "surrogatepass")
    return _LOCAL.pack(b"PK\x03\x04", _VERSION, 0, 0, 0, _DAY, crc, size, size, len(spelled), 0) + spelled


def _directory(checked: list[tuple[str, int, int]]) -> bytes:
    rows, at = list[bytes](), 0
    for name, crc, size in checked:
        spelled = name.encode("utf-8", "surrogatepass")
        fields = (_VERSION, _VERSION, 0, 0, 0, _DAY, crc, size, size, len(spelled), 0, 0, 0, 0, 0, at)
        rows.append(_CENTRAL.pack(b"PK\x01\x02", *fields) + spelled)
        at += _LOCAL.size + len(spelled) + size
    listed = b"".join(rows)
    count = min(len(rows), 0xFFFF)
    return listed + _END.pack(b"PK\x05\x06", 0, 0, count, count, len(listed), at, 0)
