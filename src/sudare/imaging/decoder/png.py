"""The structure of a PNG. Source: W3C PNG, third edition, sections 5 and 11."""

import re
import struct
import zlib
from contextlib import suppress
from typing import Final

from sudare.imaging.decoder.survey import Survey, check_size, slice_of
from sudare.imaging.errors import Disguised, TooMuchText, Truncated, Unreadable
from sudare.imaging.terms import Format, Limits

MAX_CHUNKS: Final = 100_000  # 50 MB in the 8 kB pieces some encoders write are about 6,000
MAX_PROFILE_BYTES: Final = 4_000_000  # a large printer profile has about 3 MB

_TEXT: Final = frozenset({b"tEXt", b"zTXt", b"iTXt"})
_DRAWING: Final = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS"})
_RAW_PROFILE: Final = re.compile(rb"Raw profile type (\w+)")
_SAYS: Final = (  # what a keyword of a text chunk gives away
    (re.compile(rb"author|artist|copyright", re.IGNORECASE), "author"),
    (re.compile(rb"software", re.IGNORECASE), "software"),
    (re.compile(rb"time|date", re.IGNORECASE), "captured_at"),
)


def survey(content: bytes, limits: Limits) -> Survey:
    """Walk every chunk to IEND.

    Raises: ``Disguised`` when the first chunk is no header; ``Truncated`` without an end or without pixels;
    ``TooMuchText`` when all text unpacks to more than the limit; ``Unreadable`` for a broken check sum of pixels.
    """
    found = _header(content, limits)
    position, text_bytes, kinds = 8, 0, set()
    for _ in range(MAX_CHUNKS):
        size, kind = struct.unpack_from("!I4s", content, position)
        body = slice_of(content, position + 8, size)
        _check_sum(content, position, body, kind)
        position += 12 + size
        kinds.add(kind)
        if kind == b"IEND":
            if b"IDAT" not in kinds:
                raise Truncated
            found.trailing = content[position:]
            return found
        text_bytes += _read_chunk(found, kind, body, limits.max_text_bytes - text_bytes)
    raise Unreadable


def _header(content: bytes, limits: Limits) -> Survey:
    size, kind, width, height = struct.unpack_from("!I4sII", content, 8)
    if (size, kind) != (13, b"IHDR"):
        raise Disguised
    check_size(width_px=width, height_px=height, frames=1, limits=limits)
    return Survey(Format.PNG, width, height, is_lossless=True)


def _check_sum(content: bytes, position: int, body: bytes, kind: bytes) -> None:
    expected = struct.unpack_from("!I", content, position + 8 + len(body))[0]
    if kind in _DRAWING and zlib.crc32(body, zlib.crc32(kind)) != expected:
        raise Unreadable


def _read_chunk(found: Survey, kind: bytes, body: bytes, room: int) -> int:
    """Note what the chunk carries; the number of text bytes it unpacks to."""
    match kind:
        case b"tEXt" | b"zTXt" | b"iTXt":
            return _read_text(found, kind, body, room)
        case b"eXIf":
            found.exif.append(body.removeprefix(b"Exif\0\0"))
        case b"iCCP":
            inflate(body.partition(b"\0")[2][1:], MAX_PROFILE_BYTES)
            found.has_profile = True
            found.removed.add("icc")
        case b"tIME":
            found.found("captured_at")
            found.removed.add("exif.time")
        case b"caBX":
            found.has_c2pa = True
        case _ if kind not in _DRAWING and kind[1:2].islower():  # private chunks: nobody knows what is inside
            found.removed.add("application")
    return 0


def _read_text(found: Survey, kind: bytes, body: bytes, room: int) -> int:
    keyword, _, rest = body.partition(b"\0")
    if kind == b"zTXt":
        text = inflate(rest[1:], room)
    elif kind == b"iTXt":
        is_packed, packed_text = rest[:1] == b"\1", rest[2:].split(b"\0", 2)[-1]
        text = inflate(packed_text, room) if is_packed else packed_text
    else:
        text = rest
    if len(text) + len(keyword) > room:
        raise TooMuchText
    found.removed.add("png.text")
    _read_keyword(found, keyword, text)
    return len(keyword) + len(text)


def _read_keyword(found: Survey, keyword: bytes, text: bytes) -> None:
    profile = _RAW_PROFILE.match(keyword)
    if keyword == b"XML:com.adobe.xmp":
        found.xmp.append(text)
    elif profile is not None:
        _read_raw_profile(found, profile[1], text)
    else:
        found.found(next((fact for pattern, fact in _SAYS if pattern.search(keyword)), "comment"))


def _read_raw_profile(found: Survey, name: bytes, text: bytes) -> None:
    """What ImageMagick writes: a name, a length, then hexadecimal lines."""
    with suppress(ValueError):
        raw = bytes.fromhex(b"".join(text.split()[2:]).decode("ascii"))
        if name in {b"exif", b"APP1", b"app1"} and raw.startswith(b"Exif\0\0"):
            found.exif.append(raw[6:])
        elif name in {b"xmp", b"APP1"}:
            found.xmp.append(raw)
    if name in {b"iptc", b"8bim"}:
        found.removed.add("iptc")


def inflate(packed: bytes, room: int) -> bytes:
    """Unpack at most ``room`` bytes. What can't be unpacked says nothing. Raises: ``TooMuchText``."""
    unpacker = zlib.decompressobj()
    try:
        text = unpacker.decompress(packed, max(room, 0) + 1)
    except zlib.error:
        return b""
    if len(text) > room:
        raise TooMuchText
    return text
