"""The structure of a JPEG. Source: ITU-T T.81, annex B; Exif 3.0, 4.7; CIPA DC-007 (MPF)."""

import struct
from typing import Final

import numpy as np
import numpy.typing as npt

from sudare.imaging.decoder.survey import Survey, check_size, slice_of
from sudare.imaging.errors import Disguised, Truncated, Unreadable
from sudare.imaging.terms import Format, Limits

MAX_SCANS: Final = 60  # encoders write about 10; each one costs a pass over all pixels
MAX_SEGMENTS: Final = 4_000  # 50 MB of ICC or MPF would be about 800

_STEP_BYTES: Final = 1 << 20
_FRAMES: Final = frozenset({0xC0, 0xC1, 0xC2})  # baseline, extended, progressive: what photographs use
_OTHER_FRAMES: Final = frozenset(range(0xC3, 0xD0)) - {0xC4, 0xC8, 0xCC}
_RESERVED: Final = frozenset(range(0xF0, 0xFE))  # an MP3's frames begin with FF FB
_START, _END, _SCAN, _APP0, _COMMENT = 0xD8, 0xD9, 0xDA, 0xE0, 0xFE
_BITS: Final = 8
_XMP: Final = (b"http://ns.adobe.com/xap/1.0/\0", b"http://ns.adobe.com/xmp/extension/\0")
_BLOCKS: Final = {  # number and first letters of an APPn block → tag, fact
    (0, b"JFXX"): ("thumbnail", "embedded_thumbnail"),
    (2, b"ICC_"): ("icc", ""),
    (2, b"MPF\0"): ("mpf", "other_pictures"),
    (11, b"JP\0\1"): ("c2pa", ""),
    (13, b"Phot"): ("iptc", ""),
    (14, b"Adob"): ("", ""),  # says how the colours are stored, nothing about anybody
}


def survey(content: bytes, limits: Limits) -> Survey:
    """Walk every marker to the end of the picture.

    Raises: ``Disguised`` when no frame follows the first bytes; ``Truncated`` without an end; the limits' refusals.
    """
    found: Survey | None = None
    blocks: list[tuple[int, bytes]] = []
    position, scans = 2, 0
    for _ in range(MAX_SEGMENTS):
        marker, position = _next_marker(content, position, has_frame=found is not None)
        if marker == _END:
            return _finished(found, scans, blocks, content[position:])
        body = slice_of(content, position + 2, struct.unpack_from("!H", content, position)[0] - 2)
        position += 2 + len(body)
        if marker in _FRAMES:
            found = _frame(body, limits, seen=found)
        elif marker in _OTHER_FRAMES:
            raise Unreadable
        elif marker == _SCAN:
            scans += 1
            position = _after_scan(content, position, scans)
        else:
            blocks.append((marker, body))
    raise Unreadable


def _next_marker(content: bytes, position: int, *, has_frame: bool) -> tuple[int, int]:
    """The marker at ``position`` and where its body starts."""
    if position + 2 > len(content):
        raise Truncated
    if content[position] != 0xFF:  # noqa: PLR2004
        raise Unreadable if has_frame else Disguised
    while content[position] == 0xFF:  # noqa: PLR2004  fill bytes are allowed
        position += 1
    marker = content[position]
    if marker < 0xC0 or marker == _START or marker in _RESERVED:  # noqa: PLR2004
        raise Unreadable if has_frame else Disguised
    return marker, position + 1


def _after_scan(content: bytes, position: int, scans: int) -> int:
    if scans > MAX_SCANS:
        raise Unreadable
    for start in range(position, len(content), _STEP_BYTES):
        markers = _markers(content, start)
        if markers.size:
            return start + int(markers[0])
    raise Truncated


def _markers(content: bytes, start: int) -> npt.NDArray[np.int64]:
    """Where markers stand in the next step of entropy-coded bytes: FF, but neither stuffed (00) nor a restart (D0–D7).

    Returns int64 offsets from ``start``. Source: ITU-T T.81, B.1.1.5.
    """
    window = np.frombuffer(content, np.uint8, min(_STEP_BYTES + 1, len(content) - start), start)
    fills = np.flatnonzero(window[:-1] == 0xFF)  # noqa: PLR2004
    after = window[fills + 1]
    markers: npt.NDArray[np.int64] = fills[(after != 0) & (after != 0xFF) & (after >> 3 != 0xD0 >> 3)]  # noqa: PLR2004
    return markers


def _frame(body: bytes, limits: Limits, *, seen: Survey | None) -> Survey:
    bits, height, width, components = struct.unpack_from("!BHHB", body)
    if seen is not None or bits != _BITS or components not in {1, 3, 4}:
        raise Unreadable
    check_size(width_px=width, height_px=height, frames=1, limits=limits)
    return Survey(Format.JPEG, width, height)


def _finished(found: Survey | None, scans: int, blocks: list[tuple[int, bytes]], trailing: bytes) -> Survey:
    if found is None or scans == 0:
        raise Disguised if found is None else Truncated
    found.trailing = trailing
    for marker, body in blocks:
        if marker == _COMMENT:
            found.found("comment")
            found.removed.add("comment")
        elif _APP0 <= marker < _APP0 + 16:
            _read_application(found, marker - _APP0, body)
    return found


def _read_application(found: Survey, number: int, body: bytes) -> None:
    """Sort one APPn block by its number and signature; whatever isn't known is removed all the same."""
    if number == 1 and body.startswith(b"Exif\0"):
        found.exif.append(body[6:])
    elif number == 1 and body.startswith(_XMP):
        found.xmp.append(body)
    elif number == 0 and body.startswith(b"JFIF\0"):
        if body[12:14] != b"\0\0":
            _note(found, "thumbnail", "embedded_thumbnail")
    else:
        _note(found, *_BLOCKS.get((number, body[:4]), ("application", "")))
    found.has_profile |= body.startswith(b"ICC_PROFILE\0")
    found.has_c2pa |= (number, body[:2]) == (11, b"JP")


def _note(found: Survey, tag: str, kind: str) -> None:
    if tag:
        found.removed.add(tag)
    if kind:
        found.found(kind)
