"""The structure of a WebP. Source: RFC 9649, section 2."""

import struct
from collections.abc import Iterator
from typing import Final

from sudare.imaging.decoder.survey import Survey, check_size, slice_of
from sudare.imaging.errors import Disguised, Truncated, Unreadable
from sudare.imaging.terms import Format, Limits

MAX_CHUNKS: Final = 10_000

_DRAWING: Final = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"})
_LOSSLESS_SIGNATURE: Final = 0x2F
_KEY_FRAME: Final = b"\x9d\x01\x2a"


def survey(content: bytes, limits: Limits) -> Survey:
    """Walk every chunk of the RIFF file.

    Raises: ``Disguised`` when the first chunk draws nothing; ``Truncated`` when the file is shorter than it says.
    """
    end = 8 + struct.unpack_from("<I", content, 4)[0]
    if end > len(content):
        raise Truncated
    found: Survey | None = None
    for kind, body in _chunks(content, 12, end):
        if found is None:
            found = _first(kind, body, limits)
        _read_chunk(found, kind, body, limits)
    if found is None:
        raise Disguised
    found.frames = max(1, found.frames)
    found.trailing = content[end:]
    return found


def _chunks(content: bytes, position: int, end: int) -> Iterator[tuple[bytes, bytes]]:
    for _ in range(MAX_CHUNKS):
        if position >= end:
            return
        kind, size = struct.unpack_from("<4sI", content, position)
        if position + 8 + size > end:
            raise Truncated
        yield kind, slice_of(content, position + 8, size)
        position += 8 + size + size % 2
    raise Unreadable


def _first(kind: bytes, body: bytes, limits: Limits) -> Survey:
    if kind == b"VP8X":
        size = _extended_size(body)
    elif kind in {b"VP8 ", b"VP8L"}:
        size = _bitstream_size(kind, body)
    else:
        raise Disguised
    check_size(width_px=size[0], height_px=size[1], frames=1, limits=limits)
    return Survey(Format.WEBP, *size, frames=0)


def _extended_size(body: bytes) -> tuple[int, int]:
    low_width, high_width, low_height, high_height = struct.unpack_from("<HBHB", body, 4)
    return 1 + low_width + (high_width << 16), 1 + low_height + (high_height << 16)


def _bitstream_size(kind: bytes, body: bytes) -> tuple[int, int]:
    if kind == b"VP8L":
        signature, bits = struct.unpack_from("<BI", body)
        if signature != _LOSSLESS_SIGNATURE:
            raise Disguised
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    start, width, height = struct.unpack_from("<3sHH", body, 3)
    if start != _KEY_FRAME:
        raise Disguised
    return width & 0x3FFF, height & 0x3FFF


def _read_chunk(found: Survey, kind: bytes, body: bytes, limits: Limits) -> None:
    match kind:
        case b"VP8 " | b"VP8L":
            _check_bitstream(found, kind, body)
        case b"ANMF":
            _read_frame(found, body, limits)
        case _:
            _read_metadata(found, kind, body)


def _read_metadata(found: Survey, kind: bytes, body: bytes) -> None:
    match kind:
        case b"EXIF":
            found.exif.append(body.removeprefix(b"Exif\0\0"))
        case b"XMP ":
            found.xmp.append(body)
        case b"ICCP":
            found.has_profile = True
            found.removed.add("icc")
        case b"C2PA":
            found.has_c2pa = True
        case _ if kind not in _DRAWING:
            found.removed.add("application")


def _read_frame(found: Survey, body: bytes, limits: Limits) -> None:
    found.frames += 1
    check_size(width_px=found.width_px, height_px=found.height_px, frames=found.frames, limits=limits)
    for kind, bits in _chunks(body, 16, len(body)):
        _read_frame_chunk(found, kind, bits)


def _check_bitstream(found: Survey, kind: bytes, body: bytes) -> None:
    """The size inside is the one that will be decoded: it must be the one that was held against the limits."""
    if _bitstream_size(kind, body) != (found.width_px, found.height_px):
        raise Unreadable
    found.is_lossless = kind == b"VP8L"


def _read_frame_chunk(found: Survey, kind: bytes, body: bytes) -> None:
    if kind in {b"VP8 ", b"VP8L"}:
        width, height = _bitstream_size(kind, body)
        if width > found.width_px or height > found.height_px:
            raise Unreadable
        found.is_lossless = kind == b"VP8L"
    elif kind != b"ALPH":
        found.removed.add("application")
