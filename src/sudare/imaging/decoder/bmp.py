"""The structure of a BMP. Source: Microsoft, Windows GDI, "Bitmap Storage" (BITMAPINFOHEADER to BITMAPV5HEADER)."""

import struct
from typing import Final

from sudare.imaging.decoder.survey import Survey, check_size
from sudare.imaging.errors import Disguised, Truncated, Unreadable
from sudare.imaging.terms import Format, Limits

_CORE: Final = 12
_HEADERS: Final = frozenset({_CORE, 40, 52, 56, 64, 108, 124})
_BITS: Final = frozenset({1, 4, 8, 16, 24, 32})
_PLAIN, _RUNS_OF_8, _RUNS_OF_4, _FIELDS = 0, 1, 2, 3
_PROFILE_BYTES_AT: Final = 116  # bV5ProfileSize, from the start of the header


def survey(content: bytes, limits: Limits) -> Survey:
    """Raises: ``Disguised`` when the header is none, ``Truncated`` when pixels are missing."""
    header, start = struct.unpack_from("<I", content, 14)[0], struct.unpack_from("<I", content, 10)[0]
    if header not in _HEADERS:
        raise Disguised
    width, height, planes, bits, packing = _fields(content, header)
    if planes != 1 or bits not in _BITS or packing not in {_PLAIN, _RUNS_OF_8, _RUNS_OF_4, _FIELDS}:
        raise Disguised if planes != 1 else Unreadable
    check_size(width_px=width, height_px=height, frames=1, limits=limits)
    found = Survey(Format.BMP, width, height, is_lossless=True)
    if header == 124 and struct.unpack_from("<I", content, 14 + _PROFILE_BYTES_AT - 4)[0]:  # noqa: PLR2004
        found.removed.add("icc")
    return _with_trailing(found, content, start, _pixel_bytes(content, width * bits, height, packing))


def _fields(content: bytes, header: int) -> tuple[int, int, int, int, int]:
    if header == _CORE:
        width, height, planes, bits = struct.unpack_from("<HHHH", content, 18)
        return width, height, planes, bits, _PLAIN
    width, height, planes, bits, packing = struct.unpack_from("<iiHHI", content, 18)
    return width, abs(height), planes, bits, packing  # a negative height means: first row on top


def _pixel_bytes(content: bytes, row_bits: int, height: int, packing: int) -> int:
    """Rows are padded to four bytes; packed rows say how long they are."""
    if packing in {_RUNS_OF_8, _RUNS_OF_4}:
        return int(struct.unpack_from("<I", content, 34)[0])
    return (row_bits + 31) // 32 * 4 * height


def _with_trailing(found: Survey, content: bytes, start: int, size: int) -> Survey:
    if start + size > len(content):
        raise Truncated
    found.trailing = content[start + size :]
    return found
