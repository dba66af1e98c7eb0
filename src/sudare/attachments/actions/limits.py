"""What may be drawn on a picture at all."""

from collections.abc import Iterable
from math import isfinite

from sudare.attachments.errors import EditImpossible, EditTooLarge
from sudare.imaging.terms import Box, Edit, Mask, Stroke

MAX_MASKS = 200
MAX_POINTS = 2_000  # of all strokes together
MIN_CROP_PX = 16
MAX_STRAIGHTENING_DEGREES = 20.0
_ROUNDING = 1e-6


def check_edit(edit: Edit, *, width_px: int, height_px: int) -> None:
    """Look at numbers from outside before anything is drawn by them. The picture's size is that before turning.

    Raises: EditTooLarge, EditImpossible.
    """
    points = sum(len(mask.points) for mask in edit.masks if isinstance(mask, Stroke))
    if len(edit.masks) > MAX_MASKS or points > MAX_POINTS:
        raise EditTooLarge
    is_turned = edit.quarter_turns % 2 == 1
    size = (height_px, width_px) if is_turned else (width_px, height_px)
    is_possible = (
        edit.quarter_turns in range(4)
        and isfinite(edit.straighten_degrees)
        and abs(edit.straighten_degrees) <= MAX_STRAIGHTENING_DEGREES
        and all(_is_inside(mask) for mask in edit.masks)
        and (edit.crop is None or _is_large_enough(edit.crop, size))
    )
    if not is_possible:
        raise EditImpossible


def _is_inside(mask: Mask) -> bool:
    if isinstance(mask, Box):
        return _is_box(mask)
    numbers = [number for point in mask.points for number in point]
    return bool(mask.points) and _are_parts([*numbers, mask.radius]) and mask.radius > 0


def _is_box(box: Box) -> bool:
    numbers = (box.x, box.y, box.width, box.height, box.x + box.width, box.y + box.height)
    return _are_parts(numbers) and box.width > 0 and box.height > 0


def _are_parts(numbers: Iterable[float]) -> bool:
    return all(isfinite(number) and -_ROUNDING <= number <= 1 + _ROUNDING for number in numbers)


def _is_large_enough(crop: Box, size_px: tuple[int, int]) -> bool:
    smallest = min(MIN_CROP_PX, *size_px)  # a picture that is smaller than that may be kept as it is
    return _is_box(crop) and round(crop.width * size_px[0]) >= smallest and round(crop.height * size_px[1]) >= smallest
