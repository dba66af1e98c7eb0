"""An edit as bytes, for the pipe to the decoder. Written and read by ourselves on both sides; see ``imaging.wire``."""

import struct
from collections.abc import Iterator
from typing import Final

from sudare.imaging.terms import Box, Edit, Mask, Stroke

_HEAD: Final = struct.Struct("!BdB4dI")  # quarter turns, degrees, whether there is a crop, the crop, masks that follow
_BOX: Final = struct.Struct("!4d")
_STROKE: Final = struct.Struct("!dI")  # radius, points that follow
_POINT: Final = struct.Struct("!2d")
_IS_BOX, _IS_STROKE = b"\0", b"\1"


def pack_edit(edit: Edit) -> bytes:
    crop = edit.crop or Box(0.0, 0.0, 1.0, 1.0)
    numbers = (crop.x, crop.y, crop.width, crop.height)
    head = _HEAD.pack(edit.quarter_turns, edit.straighten_degrees, edit.crop is not None, *numbers, len(edit.masks))
    return head + b"".join(_pack_mask(mask) for mask in edit.masks)


def _pack_mask(mask: Mask) -> bytes:
    if isinstance(mask, Box):
        return _IS_BOX + _BOX.pack(mask.x, mask.y, mask.width, mask.height)
    points = b"".join(_POINT.pack(*point) for point in mask.points)
    return _IS_STROKE + _STROKE.pack(mask.radius, len(mask.points)) + points


def unpack_edit(content: bytes) -> Edit:
    turns, degrees, has_crop, x, y, width, height, count = _HEAD.unpack_from(content)
    masks = tuple(_masks(content, count))
    return Edit(masks, turns, degrees, Box(x, y, width, height) if has_crop else None)


def _masks(content: bytes, count: int) -> Iterator[Mask]:
    position = _HEAD.size
    for _ in range(count):
        kind, position = content[position : position + 1], position + 1
        if kind == _IS_BOX:
            yield Box(*_BOX.unpack_from(content, position))
            position += _BOX.size
            continue
        radius, points = _STROKE.unpack_from(content, position)
        position += _STROKE.size
        end = position + points * _POINT.size
        yield Stroke(tuple((x, y) for x, y in _POINT.iter_unpack(content[position:end])), radius)
        position = end
