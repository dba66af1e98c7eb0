"""Pixels from bytes: decoded by the one loader that belongs to the format, upright, in sRGB, opaque, eight bits.

Every loader of libvips is blocked first, then the ones needed are enabled one by one.
"""

from typing import Final

import pyvips

from sudare.imaging.decoder.survey import Survey
from sudare.imaging.errors import Unreadable
from sudare.imaging.terms import Format

ENABLED_LOADERS: Final = (
    "VipsForeignLoadJpegBuffer",
    "VipsForeignLoadPngBuffer",
    "VipsForeignLoadWebpBuffer",
    "VipsForeignLoadNsgifBuffer",
    "VipsForeignLoadHeifBuffer",  # AVIF only: this build has no HEVC decoder, and HEIC never comes here
    "VipsForeignLoadTiffBuffer",
)

GREY_BANDS: Final = 2  # grey, grey with alpha
WHITE: Final = 255
DARK: Final = 64
NEARLY_WHITE: Final = 240  # of 255; white lettering on nothing would vanish on white paper

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


def block_loaders() -> None:
    """Nothing but the formats we receive can be opened in this process from here on, whatever the bytes say."""
    pyvips.cache_set_max(0)
    pyvips.block_untrusted_set(True)
    pyvips.operation_block_set("VipsForeignLoad", True)
    for loader in ENABLED_LOADERS:
        pyvips.operation_block_set(loader, False)


def decode(content: bytes, survey: Survey) -> pyvips.Image:
    """The stored pixels, all frames one below the other.

    Raises: ``Unreadable`` for whatever the loader refuses or warns about.
    """
    try:
        image = _load(content, survey).copy_memory()
    except pyvips.Error as error:
        raise Unreadable from error
    return image


def _load(content: bytes, survey: Survey) -> pyvips.Image:
    match survey.format:
        case Format.JPEG:
            return pyvips.Image.jpegload_buffer(content, access="sequential", fail_on="error")
        case Format.PNG:
            return pyvips.Image.pngload_buffer(content, access="sequential", fail_on="error")
    raise Unreadable


def upright(image: pyvips.Image, orientation: int) -> pyvips.Image:
    turn, is_mirrored = _TURNS[orientation]
    if turn is not None:
        image = image.rot(turn)
    if is_mirrored:
        image = image.fliphor()
    return image


def to_srgb(image: pyvips.Image) -> pyvips.Image:
    """Eight-bit sRGB or grey. Converted only where a profile that isn't sRGB says so: it costs more than decoding."""
    has_profile = "icc-profile-data" in image.get_fields()
    try:
        if image.interpretation == "cmyk":
            image = image.icc_transform("srgb", embedded=has_profile, input_profile="cmyk", depth=8)
        elif has_profile and not is_srgb(image.get("icc-profile-data")):
            image = image.icc_transform("srgb", embedded=True, depth=8)
    except pyvips.Error:  # a broken profile is no reason to refuse the picture: show its numbers as they are
        pass
    if image.interpretation not in {"srgb", "b-w"}:
        image = image.colourspace("b-w" if image.bands <= GREY_BANDS else "srgb")
    return image.cast("uchar")


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
