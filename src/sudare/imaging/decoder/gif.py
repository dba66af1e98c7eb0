"""The structure of a GIF. Source: GIF89a specification, sections 15–27; XMP part 3, 1.1.2."""

import struct
from typing import Final

from sudare.imaging.decoder.survey import Survey, check_size, slice_of
from sudare.imaging.errors import Disguised, Truncated, Unreadable
from sudare.imaging.terms import Format, Limits

MAX_BLOCKS: Final = 10_000

_IMAGE, _EXTENSION, _END = 0x2C, 0x21, 0x3B
_COMMENT, _PLAIN_TEXT, _CONTROL, _APPLICATION = 0xFE, 0x01, 0xF9, 0xFF
_HAS_TABLE: Final = 0x80
_LOOP: Final = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def survey(content: bytes, limits: Limits) -> Survey:
    """Walk every block to the trailer.

    Raises: ``Disguised`` when what follows the header is no GIF at all; ``Truncated`` without a trailer or a frame;
    the limits' refusals, counted over the largest frame.
    """
    width, height, flags = struct.unpack_from("<HHB", content, 6)
    check_size(width_px=width, height_px=height, frames=1, limits=limits)
    found = Survey(Format.GIF, width, height, frames=0, is_lossless=True)
    position = 13 + _table_bytes(flags)
    for _ in range(MAX_BLOCKS):
        kind = slice_of(content, position, 1)[0]
        if kind == _END:
            return _finished(found, content[position + 1 :])
        if kind == _IMAGE:
            position = _read_frame(found, content, position, limits)
        elif kind == _EXTENSION:
            position = _read_extension(found, content, position)
        else:
            raise Unreadable if found.frames else Disguised
    raise Unreadable


def _finished(found: Survey, trailing: bytes) -> Survey:
    if found.frames == 0:
        raise Truncated
    found.trailing = trailing
    return found


def _table_bytes(flags: int) -> int:
    return 3 << (flags & 7) + 1 if flags & _HAS_TABLE else 0


def _read_frame(found: Survey, content: bytes, position: int, limits: Limits) -> int:
    """The position after the frame. A frame may not stand outside its canvas: decoders would enlarge it."""
    left, top, width, height, flags = struct.unpack_from("<HHHHB", content, position + 1)
    if left + width > found.width_px or top + height > found.height_px:
        raise Unreadable
    found.frames += 1
    check_size(width_px=found.width_px, height_px=found.height_px, frames=found.frames, limits=limits)
    return _after_blocks(content, position + 10 + _table_bytes(flags) + 1)


def _read_extension(found: Survey, content: bytes, position: int) -> int:
    label = slice_of(content, position + 1, 1)[0]
    end = _after_blocks(content, position + 2)
    body = content[position + 2 : end]
    if label in {_COMMENT, _PLAIN_TEXT}:
        found.found("comment")
        found.removed.add("comment")
    elif label == _APPLICATION:
        _read_application(found, body[1:12], body[12:])
    elif label != _CONTROL:
        found.removed.add("application")
    return end


def _read_application(found: Survey, name: bytes, body: bytes) -> None:
    if name == b"XMP DataXMP":
        found.xmp.append(body)
    elif name == b"ICCRGBG1012":
        found.removed.add("icc")
    elif name.startswith(b"C2PA_GIF"):
        found.has_c2pa = True
    elif name not in _LOOP:
        found.removed.add("application")


def _after_blocks(content: bytes, position: int) -> int:
    """Skip sub-blocks, each behind its length, up to the empty one."""
    end = len(content)
    while position < end:
        size = content[position]
        position += 1 + size
        if size == 0:
            return position
    raise Truncated
