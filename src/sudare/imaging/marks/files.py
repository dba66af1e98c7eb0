"""From a rendition's bytes to marked bytes of the same kind and size, and from a suspect's bytes to pixels."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import cv2
import numpy as np
import numpy.typing as npt
import pyvips

from sudare.imaging.decoder import metadata, pixels, sniff
from sudare.imaging.decoder.renditions import DRAWING_QUALITY, MOTION_QUALITY, Frames, veil, without_extras
from sudare.imaging.decoder.survey import Survey
from sudare.imaging.marks import embedding, finding, lettering
from sudare.imaging.marks.terms import Found, Mark
from sudare.imaging.terms import Format, Limits

QUALITIES: Final = {6: 80, 5: 84, 4: 88, 3: DRAWING_QUALITY}  # first entry of the luma table → what it was written with
USUAL_QUALITY: Final = 88
PNG_EFFORT: Final = 2  # of 9: more saves a tenth of the bytes and costs three times the time
SUSPECT_PX: Final = 2_600  # longer side: a phone's picture of a screen keeps what the screen showed
MOST_FRAMES: Final = 8  # of a moving picture, evenly spread

Stack = npt.NDArray[np.uint8]
"""uint8, (frames, height, width, bands), bands 1 or 3."""


@dataclass(frozen=True, slots=True)
class Opened:
    frames: Frames
    stack: Stack
    found: Survey


def opened(content: bytes, limits: Limits) -> Opened:
    """Clean pixels as they are stored. Raises: as ``decoder.open.open_picture``."""
    found = sniff.survey(content, limits)
    decoded = pixels.decode(content, found)
    image = pixels.clean_colours(decoded)
    frames = Frames(image, decoded.count, decoded.delays, decoded.loops)
    stack = np.require(image.numpy(), np.uint8, ["C", "W"])
    return Opened(frames, stack.reshape(decoded.count, frames.height_px, image.width, image.bands), found)


def mark_file(content: bytes, mark: Mark, secret: bytes, limits: Limits) -> tuple[bytes, str]:
    """The same picture with both marks, and its media type. Every frame of a moving one carries them alike."""
    picture = opened(content, limits)
    plan = embedding.planned(picture.stack[0])
    added = embedding.field(plan, content, mark, secret)
    for frame in picture.stack:
        embedding.put(frame, plan, added, code=mark.code, is_flat=picture.found.format is Format.PNG)
    return _encoded(picture, content)


def veil_file(content: bytes, limits: Limits) -> tuple[bytes, str]:
    """A small picture of the first frame, grey and blurred beyond recognition, without a mark; and its media type."""
    frames = opened(content, limits).frames
    made = veil(frames.image.crop(0, 0, frames.image.width, frames.height_px))
    return made.content, made.media_type


def find_in_files(suspect: bytes, rendition: bytes, secret: bytes, limits: Limits) -> Found:
    """The number in ``suspect``, whatever kind of picture it is, as a copy of ``rendition``."""
    own = opened(rendition, limits)
    return finding.find(_suspects(suspect, limits), _spread(own.stack), content=rendition, secret=secret)


def _suspects(content: bytes, limits: Limits) -> Sequence[Stack]:
    """One frame or a few, upright, not larger than is of use."""
    found = sniff.survey(content, limits)
    metadata.read_metadata(found)
    picture = opened(content, limits)
    orientation = 1 if found.turns_itself else found.orientation
    turned = picture.frames.turned(orientation).image
    shape = (picture.frames.count, turned.height // picture.frames.count, turned.width, turned.bands)
    stack = np.asarray(turned.numpy(), np.uint8).reshape(shape)
    return [_fitted(frame) for frame in _spread(stack, most=2)]


def _spread(stack: Stack, most: int = MOST_FRAMES) -> Sequence[Stack]:
    chosen = sorted({round(place) for place in np.linspace(0, len(stack) - 1, most)})
    return [stack[number] for number in chosen]


def _fitted(frame: Stack) -> Stack:
    height, width, bands = frame.shape
    scale = SUSPECT_PX / max(height, width)
    if scale >= 1:
        return frame
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(frame, size, interpolation=cv2.INTER_AREA), np.uint8).reshape(size[1], size[0], bands)


def _encoded(picture: Opened, content: bytes) -> tuple[bytes, str]:
    """As ``decoder.renditions`` writes them: nothing but pixels, and as finely as the rendition itself was written."""
    count, height, width, bands = picture.stack.shape
    image = pyvips.Image.new_from_memory(picture.stack.data, width, count * height, bands, "uchar")
    image = image.copy(interpretation="srgb" if bands == embedding.COLOURS else "b-w", xres=1.0, yres=1.0)
    match picture.found.format:
        case Format.JPEG:
            return image.jpegsave_buffer(**_as_written(content), keep="none"), "image/jpeg"
        case Format.PNG:
            packed = image.pngsave_buffer(compression=PNG_EFFORT, filter="up", keep="none")
            return without_extras(packed), "image/png"
        case _:
            return _moving(image, picture), "image/webp"


def _as_written(content: bytes) -> dict[str, Any]:
    """Quality and thinning of colours of one of our own JPEGs. Source: ITU-T T.81, B.2.4.1 and B.2.2."""
    quality, options, position = USUAL_QUALITY, {}, 2
    while content[position + 1] != 0xDA:  # noqa: PLR2004  start of scan
        marker, length = content[position + 1], int.from_bytes(content[position + 2 : position + 4], "big")
        if marker == 0xDB and content[position + 4] == 0:  # noqa: PLR2004  table 0, eight bits
            quality = QUALITIES.get(content[position + 5], USUAL_QUALITY)
        if marker == 0xC0 and content[position + 11] == 0x11:  # noqa: PLR2004  luma no finer than colour
            options = {"subsample_mode": "off"}
        position += 2 + length
    return {"Q": quality, **options}


def _moving(image: pyvips.Image, picture: Opened) -> bytes:
    frames = picture.frames
    image.set_type(pyvips.GValue.array_int_type, "delay", list(frames.delays) or [100] * frames.count)
    image.set_type(pyvips.GValue.gint_type, "loop", frames.loops)
    finely: dict[str, Any] = {"lossless": True, "effort": 1}
    options = finely if picture.found.is_lossless else {"Q": MOTION_QUALITY, "effort": 0}
    return bytes(image.webpsave_buffer(keep="none", page_height=frames.height_px, **options))


def warm_up() -> None:
    """Load what loads late, while files can be opened: the font, and every way a small picture is marked and found."""
    cv2.setNumThreads(1)
    cv2.ocl.setUseOpenCL(False)
    lettering.letter_set()
    noise = np.random.Generator(np.random.Philox(key=1)).integers(0, 256, (96, 160, 3), np.uint8)
    noise = cv2.resize(noise, (320, 192), interpolation=cv2.INTER_CUBIC)
    drawing = pyvips.Image.new_from_memory(np.ascontiguousarray(noise).data, 320, 192, 3, "uchar").copy(
        interpretation="srgb"
    )
    for content in (drawing.jpegsave_buffer(), drawing.pngsave_buffer(), drawing.webpsave_buffer(lossless=True)):
        marked, _ = mark_file(content, Mark.of(1), b"", Limits())
        find_in_files(marked, content, b"", Limits())
        veil_file(content, Limits())
        find_in_files(drawing.crop(11, 7, 200, 160).jpegsave_buffer(), content, b"", Limits())
