"""Where things are, as parts of the upright picture (0–1, origin top left), and where an edit takes them. Pure."""

import itertools
import math
from collections.abc import Sequence
from typing import Final

from sudare.imaging.errors import ImpossibleEdit
from sudare.imaging.terms import SCREENED_MAX_PX, Box, Edit, Mask, Stroke

Size = tuple[int, int]
"""Width and height in pixels."""

MAX_STRAIGHTEN_DEGREES: Final = 20.0
MAX_MASKS: Final = 500  # a page of small print has about 100 lines
MAX_STROKE_POINTS: Final = 20_000  # half an hour of painting
MAX_STROKE_LENGTH: Final = 1_000.0  # longer sides; what a brush has to run before it covers any picture ten times
_OUTSIDE: Final = 1.0  # how far beyond the picture a mask may reach: half of it may hang over an edge
_ROUNDING: Final = 1e-6  # x + (1 − x) is not always 1
_WHOLE: Final = Box(0.0, 0.0, 1.0, 1.0)


def screened_size(width_px: int, height_px: int) -> Size:
    """The size in which a picture of that size is looked at: at most ``SCREENED_MAX_PX``, never enlarged."""
    scale = min(1.0, math.sqrt(SCREENED_MAX_PX / (width_px * height_px)))
    return max(1, int(width_px * scale)), max(1, int(height_px * scale))


def fitted_size(width_px: int, height_px: int, box_px: int) -> Size:
    """The size inside a square box, never enlarged."""
    scale = min(1.0, box_px / max(width_px, height_px))
    return max(1, round(width_px * scale)), max(1, round(height_px * scale))


def hull(boxes: Sequence[Box]) -> Box:
    """The smallest box around all of them, of which there is at least one."""
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.x + box.width for box in boxes), max(box.y + box.height for box in boxes)
    return Box(left, top, right - left, bottom - top)


def clipped(box: Box) -> Box | None:
    """The part inside the picture; None when there is none."""
    return shared(box, _WHOLE)


def shared(one: Box, other: Box) -> Box | None:
    """Where both are; None when they only touch or don't even."""
    left, top = max(one.x, other.x), max(one.y, other.y)
    right = min(one.x + one.width, other.x + other.width)
    bottom = min(one.y + one.height, other.y + other.height)
    return Box(left, top, right - left, bottom - top) if right > left and bottom > top else None


def grown(box: Box, by: float) -> Box:
    """Wider on all four sides by a part of the box's own width and height, clipped to the picture."""
    across, down = box.width * by, box.height * by
    wider = Box(box.x - across, box.y - down, box.width + 2 * across, box.height + 2 * down)
    return clipped(wider) or box


def moved(box: Box, edit: Edit, *, size_px: Size) -> Box | None:
    """Where a box of the picture as it is lies after the edit's turns, straightening and crop.

    ``size_px`` is the picture's size before the edit. A straightened box is the box around its four corners. None when
    nothing of it is left in the picture.
    """
    placed = clipped(straightened(turned(box, edit.quarter_turns), edit.straighten_degrees, turned_size(size_px, edit)))
    if placed is None or edit.crop is None:
        return placed
    inside = shared(placed, edit.crop)
    if inside is None:
        return None
    crop = edit.crop
    return Box(
        (inside.x - crop.x) / crop.width,
        (inside.y - crop.y) / crop.height,
        inside.width / crop.width,
        inside.height / crop.height,
    )


def turned(box: Box, quarter_turns: int) -> Box:
    """Clockwise by quarters of a circle, together with its picture."""
    for _ in range(quarter_turns % 4):
        box = Box(1.0 - box.y - box.height, box.x, box.height, box.width)
    return box


def turned_size(size_px: Size, edit: Edit) -> Size:
    width, height = size_px
    return (height, width) if edit.quarter_turns % 2 else (width, height)


def straightened(box: Box, degrees: float, size_px: Size) -> Box:
    """The box around the box turned clockwise about the picture's middle, which keeps its size."""
    if not degrees:
        return box
    width, height = size_px
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    corners = [(x * width, y * height) for x in (box.x, box.x + box.width) for y in (box.y, box.y + box.height)]
    places = [
        (cosine * (x - width / 2) - sine * (y - height / 2), sine * (x - width / 2) + cosine * (y - height / 2))
        for x, y in corners
    ]
    return hull([Box(x / width + 0.5, y / height + 0.5, 0.0, 0.0) for x, y in places])


def covered_px(box: Box, size_px: Size) -> tuple[int, int, int, int]:
    """Left, top, right, bottom in whole pixels, every touched pixel among them; nothing outside the picture."""
    width, height = size_px
    left, top = max(0, math.floor(box.x * width)), max(0, math.floor(box.y * height))
    right = min(width, math.ceil((box.x + box.width) * width))
    bottom = min(height, math.ceil((box.y + box.height) * height))
    return left, top, right, bottom


def cropped_px(crop: Box, size_px: Size) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of a crop: rounded to whole pixels, at least one each way."""
    width, height = size_px
    left, top = (min(max(0, round(part * size)), size - 1) for part, size in ((crop.x, width), (crop.y, height)))
    right, bottom = round((crop.x + crop.width) * width), round((crop.y + crop.height) * height)
    return left, top, min(width, max(left + 1, right)), min(height, max(top + 1, bottom))


def drawn_size(size_px: Size, edit: Edit) -> Size:
    """The picture's size after the edit."""
    size = turned_size(size_px, edit)
    if edit.crop is None:
        return size
    left, top, right, bottom = cropped_px(edit.crop, size)
    return right - left, bottom - top


def check_edit(edit: Edit) -> None:
    """Raises: ``ImpossibleEdit`` for numbers that mean nothing, and for more painting than a picture can take."""
    if not (0 <= edit.quarter_turns <= 3 and abs(edit.straighten_degrees) <= MAX_STRAIGHTEN_DEGREES):  # noqa: PLR2004  turns
        raise ImpossibleEdit
    if edit.crop is not None and not (_is_box(edit.crop) and _is_inside(edit.crop)):
        raise ImpossibleEdit
    if len(edit.masks) > MAX_MASKS or not all(_is_mask(mask) for mask in edit.masks):
        raise ImpossibleEdit
    strokes = [mask for mask in edit.masks if isinstance(mask, Stroke)]
    points, length = sum(len(stroke.points) for stroke in strokes), sum(_length(stroke) for stroke in strokes)
    if points > MAX_STROKE_POINTS or length > MAX_STROKE_LENGTH:
        raise ImpossibleEdit


def _is_mask(mask: Mask) -> bool:
    if isinstance(mask, Box):
        return _is_box(mask)
    is_drawn = bool(mask.points) and all(_is_near(number) for point in mask.points for number in point)
    return is_drawn and 0.0 < mask.radius <= 1.0


def _is_box(box: Box) -> bool:
    edges = (box.x, box.y, box.x + box.width, box.y + box.height)
    return all(_is_near(edge) for edge in edges) and box.width > 0 and box.height > 0


def _is_inside(box: Box) -> bool:
    edges = (box.x, box.y, box.x + box.width, box.y + box.height)
    return all(-_ROUNDING <= edge <= 1.0 + _ROUNDING for edge in edges)


def _is_near(number: float) -> bool:
    """False for NaN, too."""
    return -_OUTSIDE <= number <= 1.0 + _OUTSIDE


def _length(stroke: Stroke) -> float:
    """At most: both directions count as if they were the longer side."""
    return sum(math.dist(one, other) for one, other in itertools.pairwise(stroke.points))
