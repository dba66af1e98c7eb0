"""Pixels from bytes: decoded by the one loader that belongs to the format, upright, in sRGB, opaque, eight bits.

Every loader of libvips is blocked first, then the ones needed are enabled one by one.
"""

import io
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pi_heif
import pyvips
from PIL import Image

from sudare.imaging.decoder.survey import Survey
from sudare.imaging.errors import Unreadable
from sudare.imaging.quality import COPY_PX, TILE_PX
from sudare.imaging.terms import Format

ENABLED_LOADERS: Final = (
    "VipsForeignLoadJpegBuffer",
    "VipsForeignLoadPngBuffer",
    "VipsForeignLoadWebpBuffer",
    "VipsForeignLoadNsgifBuffer",
    "VipsForeignLoadHeifBuffer",  # AVIF only: this build has no HEVC decoder, and HEIC never comes here
    "VipsForeignLoadTiffBuffer",
)

OPAQUE_BANDS: Final = 3
GREY_BANDS: Final = 2  # grey, grey with alpha
WHITE: Final = 255
DARK: Final = 64
NEARLY_WHITE: Final = 240  # of 255; white lettering on nothing would vanish on white paper

SHORTEST_DELAY_MS, USUAL_DELAY_MS = 20, 100

_TILE_PLACES: Final = ((1, 1), (1, 3), (2, 2), (3, 1), (3, 3))  # in quarters of the room around a tile
_LOADERS: Final = {
    Format.JPEG: pyvips.Image.jpegload_buffer,
    Format.PNG: pyvips.Image.pngload_buffer,
    Format.WEBP: pyvips.Image.webpload_buffer,
    Format.GIF: pyvips.Image.gifload_buffer,
    Format.TIFF: pyvips.Image.tiffload_buffer,
    Format.AVIF: pyvips.Image.heifload_buffer,
}
_TURNS: Final = {
    1: (None, False),
    2: (None, True),
    3: ("d180", False),
    4: ("d180", True),
    5: ("d90", True),
    6: ("d90", False),
    7: ("d270", True),
    8: ("d270", False),
}
"""EXIF orientation → clockwise turn, then mirrored left to right. Source: Exif 3.0, 4.6.5, tag 0x0112."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Pixels as they are stored; the frames of a moving picture stand below each other."""

    image: pyvips.Image
    count: int
    delays: tuple[int, ...]
    loops: int


def block_loaders() -> None:
    """Nothing but the formats we receive can be opened in this process from here on, whatever the bytes say."""
    pyvips.cache_set_max(0)
    pyvips.block_untrusted_set(True)
    pi_heif.options.DECODE_THREADS = 1
    pi_heif.options.THUMBNAILS = pi_heif.options.DEPTH_IMAGES = pi_heif.options.AUX_IMAGES = False
    Image.MAX_IMAGE_PIXELS = None  # our own limits were kept before; a warning here would only be noise
    pyvips.operation_block_set("VipsForeignLoad", True)
    for loader in ENABLED_LOADERS:
        pyvips.operation_block_set(loader, False)


def decode(content: bytes, survey: Survey) -> Decoded:
    """The stored pixels, in memory.

    Raises: ``Unreadable`` for whatever the loader refuses or warns about, or when it finds another size or number of
    frames than the survey held against the limits.
    """
    try:
        image = _load(content, survey)
        count = survey.frames
        if image.width * image.height > survey.width_px * survey.height_px * count or image.height % count:
            raise Unreadable
        return Decoded(image.copy_memory(), count, _delays(image), _loops(image))
    except pyvips.Error as error:
        raise Unreadable from error


def _delays(image: pyvips.Image) -> tuple[int, ...]:
    """Milliseconds a frame stands; what browsers can't show faster than 20 ms they show for 100."""
    if "delay" not in image.get_fields():
        return ()
    return tuple(delay if delay >= SHORTEST_DELAY_MS else USUAL_DELAY_MS for delay in image.get("delay"))


def _loops(image: pyvips.Image) -> int:
    return max(0, int(image.get("loop"))) if "loop" in image.get_fields() else 0


def _load(content: bytes, survey: Survey) -> pyvips.Image:
    options: dict[str, Any] = {"access": "sequential", "fail_on": "error"}
    if survey.format is Format.HEIC:
        return _load_heic(content)
    if survey.format is Format.BMP:
        return _load_bmp(content)
    if survey.format in {Format.GIF, Format.WEBP}:
        options["n"] = -1  # every frame; the survey counted them
    return _LOADERS[survey.format](content, **options)


def _load_heic(content: bytes) -> pyvips.Image:
    try:
        opened = pi_heif.open_heif(content, convert_hdr_to_8bit=True)
        picture = opened[opened.primary_index]
        pixels = np.array(picture)  # a copy: the decoder's own memory goes when ``opened`` does
    except Exception as error:  # whatever the binding stumbles over is the picture's doing
        raise Unreadable from error
    return _from_pixels(pixels, picture.info.get("icc_profile"))


def _load_bmp(content: bytes) -> pyvips.Image:
    try:
        with Image.open(io.BytesIO(content), formats=("BMP",)) as opened:
            is_plain = opened.mode in {"L", "RGB", "RGBA"}
            pixels = np.asarray(opened if is_plain else opened.convert("RGB"))
    except Exception as error:  # likewise
        raise Unreadable from error
    return _from_pixels(pixels, None)


def _from_pixels(pixels: npt.NDArray[np.uint8], profile: bytes | None) -> pyvips.Image:
    """uint8, (height, width) or (height, width, bands)."""
    height, width, *bands = pixels.shape
    contiguous = np.ascontiguousarray(pixels)
    image = pyvips.Image.new_from_memory(contiguous.data, width, height, (bands or [1])[0], "uchar")
    image = image.copy(interpretation="b-w" if (bands or [1])[0] <= GREY_BANDS else "srgb")
    if profile:
        image = image.copy()
        image.set_type(pyvips.GValue.blob_type, "icc-profile-data", profile)
    return image


def upright_frames(image: pyvips.Image, count: int, orientation: int) -> pyvips.Image:
    """Every frame turned as EXIF says; computed when it is written, so that large pictures are not held twice."""
    if orientation == 1:
        return image
    if count == 1:
        return upright(image, orientation)
    height = image.height // count
    turned = [upright(image.crop(0, number * height, image.width, height), orientation) for number in range(count)]
    return pyvips.Image.arrayjoin(turned, across=1)


def upright(image: pyvips.Image, orientation: int) -> pyvips.Image:
    turn, is_mirrored = _TURNS[orientation]
    if turn is not None:
        image = image.rot(turn)
    return image.fliphor() if is_mirrored else image


def grey_copy(image: pyvips.Image) -> npt.NDArray[np.uint8]:
    """The whole picture, small; green stands for luma: uint8, (height, width)."""
    single = image[1] if image.bands > 1 else image
    shrink = max(1, round(max(image.width, image.height) / COPY_PX))
    small = single.shrink(shrink, shrink) if shrink > 1 else single
    return np.asarray(small.numpy(), dtype=np.uint8).reshape(small.height, small.width)


def grey_tiles(image: pyvips.Image) -> list[npt.NDArray[np.uint8]]:
    """Five tiles at the picture's own scale, the middle and around it. uint8, (height, width)."""
    single = image[1] if image.bands > 1 else image
    whole = np.asarray(single.numpy(), dtype=np.uint8).reshape(image.height, image.width)
    down, across = max(0, image.height - TILE_PX) // 4, max(0, image.width - TILE_PX) // 4
    return [whole[y * down :, x * across :][:TILE_PX, :TILE_PX] for y, x in _TILE_PLACES]


def clean_colours(decoded: Decoded) -> pyvips.Image:
    """Opaque eight-bit sRGB or grey, in memory; the decoded pixels themselves where nothing had to be converted."""
    image = decoded.image
    is_ready = image.interpretation in {"srgb", "b-w"} and image.format == "uchar" and image.bands in {1, OPAQUE_BANDS}
    if is_ready and "icc-profile-data" not in image.get_fields():
        return image
    return opaque(to_srgb(decoded)).copy_memory()


def to_srgb(decoded: Decoded) -> pyvips.Image:
    """Eight-bit sRGB or grey. Converted only where a profile that isn't sRGB says so: it costs more than decoding."""
    image = decoded.image
    has_profile = "icc-profile-data" in image.get_fields()
    try:
        if image.interpretation == "cmyk" and not has_profile:
            return _without_ink(image)
        if has_profile and not is_srgb(image.get("icc-profile-data")):
            image = image.icc_transform("srgb", embedded=True, depth=8)
    except pyvips.Error:  # a broken profile is no reason to refuse the picture: show its numbers as they are
        pass
    if image.interpretation not in {"srgb", "b-w"}:
        image = image.colourspace("b-w" if image.bands <= GREY_BANDS else "srgb")
    if image.bands > OPAQUE_BANDS + 1:  # TIFF allows any number of further channels
        image = image.extract_band(0, n=OPAQUE_BANDS)
    return image.cast("uchar")


def _without_ink(image: pyvips.Image) -> pyvips.Image:
    """CMYK that doesn't name its inks, as browsers show it: the light that colour leaves, then black."""
    light = 255 - image.extract_band(0, n=OPAQUE_BANDS)
    return (light * (255 - image[OPAQUE_BANDS]) / 255).cast("uchar").copy(interpretation="srgb")


def is_srgb(profile: bytes) -> bool:
    """Whether the profile calls itself sRGB; one that lies shows wrong colours to whoever made it."""
    return any(name in profile[:4096] for name in (b"sRGB", "sRGB".encode("utf-16-be")))


def opaque(image: pyvips.Image) -> pyvips.Image:
    """On white, or on dark grey where the visible part is itself nearly white.

    What is screened must be what everybody sees: a half-transparent picture looks different on a light and on a dark
    page, and colours under full transparency are pictures nobody sees at all. See docs/decisions/0011.
    """
    if not image.hasalpha():
        return image
    alpha = image[image.bands - 1]
    colour = image.extract_band(0, n=image.bands - 1)
    weight = alpha.avg()
    brightness = (colour.bandmean() * alpha).avg() / weight if weight else 0.0
    background = DARK if brightness > NEARLY_WHITE else WHITE
    return image.flatten(background=[background] * (image.bands - 1))


def tiny_pictures() -> tuple[bytes, ...]:
    """One picture per library, written by ourselves, so that each of them is loaded before the doors close.

    Nothing can be opened after that: what a library loads at its first use must have been used. HEIC and AVIF, which
    nobody here can write, come with libraries that are whole once they are imported.
    """
    pixel = pyvips.Image.black(16, 16, bands=3).copy(interpretation="srgb")
    bitmap = io.BytesIO()
    Image.fromarray(np.zeros((16, 16, 3), np.uint8)).save(bitmap, "BMP")
    return (
        pixel.jpegsave_buffer(profile="p3"),
        pixel.pngsave_buffer(),
        pixel.webpsave_buffer(),
        pixel.gifsave_buffer(),
        pixel.tiffsave_buffer(),
        bitmap.getvalue(),
    )
