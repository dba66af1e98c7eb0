"""One of our own clean pictures, drawn anew: covered, turned, straightened, cropped, and rendered as at first."""

import math
from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
import pyvips

from sudare.imaging.decoder import pixels, renditions, sniff
from sudare.imaging.decoder.paint import PAPER, paint, tone
from sudare.imaging.decoder.renditions import Frames
from sudare.imaging.geometry import cropped_px
from sudare.imaging.terms import Box, CleanRendition, Edit, Limits


def redraw_picture(content: bytes, edit: Edit, limits: Limits) -> tuple[Mapping[str, CleanRendition], int]:
    """All four renditions, and the number of frames. What is covered is gone before anything else happens.

    Raises: as ``decoder.open.open_picture`` does.
    """
    found = sniff.survey(content, limits)
    decoded = pixels.decode(content, found)
    frames = Frames(pixels.clean_colours(decoded), decoded.count, decoded.delays, decoded.loops)
    drawn = _cropped(_straightened(_turned(_covered(frames, edit), edit), edit), edit.crop)
    view = renditions.fitted_frames(drawn)
    return renditions.make_renditions(drawn, view, is_lossless=found.is_lossless), drawn.count


def _covered(frames: Frames, edit: Edit) -> Frames:
    """With the masks painted over, in memory."""
    if not edit.masks:
        return frames
    image = frames.image
    stack = np.require(image.numpy(), np.uint8, ["C", "W"]).reshape(frames.count, frames.height_px, image.width, -1)
    paint(stack, edit.masks, is_upright_after=edit.quarter_turns % 2 == 0)
    painted = pyvips.Image.new_from_memory(stack.data, image.width, image.height, image.bands, "uchar")
    return replace(frames, image=painted.copy(interpretation=image.interpretation))


def _turned(frames: Frames, edit: Edit) -> Frames:
    return frames.turned((1, 6, 3, 8)[edit.quarter_turns])


def _straightened(frames: Frames, edit: Edit) -> Frames:
    """Turned about the middle by a few degrees, with paper where nothing is left of the picture."""
    if not edit.straighten_degrees:
        return frames
    return _each(frames, lambda page: _tilted(page, edit.straighten_degrees))


def _tilted(page: pyvips.Image, degrees: float) -> pyvips.Image:
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    middle_x, middle_y = (page.width - 1) / 2, (page.height - 1) / 2
    return page.affine(
        [cosine, -sine, sine, cosine],
        interpolate=pyvips.Interpolate.new("bicubic"),
        oarea=[0, 0, page.width, page.height],
        idx=-middle_x,
        idy=-middle_y,
        odx=middle_x,
        ody=middle_y,
        background=list(tone(page.bands, PAPER)),
        extend="background",
    )


def _cropped(frames: Frames, crop: Box | None) -> Frames:
    if crop is None:
        return frames.in_memory()
    left, top, right, bottom = cropped_px(crop, (frames.image.width, frames.height_px))
    return _each(frames, lambda page: page.crop(left, top, right - left, bottom - top))


def _each(frames: Frames, draw: Callable[[pyvips.Image], pyvips.Image]) -> Frames:
    """The same done to every frame, in memory."""
    pages = [draw(frames.image.crop(0, top, frames.image.width, frames.height_px)) for top in frames.tops]
    whole = pages[0] if len(pages) == 1 else pyvips.Image.arrayjoin(pages, across=1)
    return replace(frames, image=whole.copy_memory())
