"""What a file is, by its first bytes. Deny by default: what stands in no row is nothing we know."""

import re
import struct
from collections.abc import Callable
from typing import Final

from sudare.imaging.decoder import bmp, gif, isobmff, jpeg, png, tiff, webp
from sudare.imaging.decoder.survey import Survey
from sudare.imaging.errors import Truncated, UnsupportedFormat
from sudare.imaging.terms import Limits

Walk = Callable[[bytes, Limits], Survey]

SURVEYS: Final[tuple[tuple[re.Pattern[bytes], Walk], ...]] = (
    (re.compile(rb"\xff\xd8\xff"), jpeg.survey),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), png.survey),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), webp.survey),
    (re.compile(rb"GIF8[79]a"), gif.survey),
    (re.compile(rb".{4}ftyp", re.DOTALL), isobmff.survey),
    (re.compile(rb"II\*\0|MM\0\*"), tiff.survey),
    (re.compile(rb"BM.{4}\0{4}", re.DOTALL), bmp.survey),
)


def survey(content: bytes, limits: Limits) -> Survey:
    """The structure of a file of one of the eight formats.

    Raises: ``UnsupportedFormat`` for everything else, ``Truncated`` where a header ends before its fields do, and what
    the format's own survey raises.
    """
    for magic, walk in SURVEYS:
        if magic.match(content):
            try:
                return walk(content, limits)
            except (struct.error, IndexError) as error:
                raise Truncated from error
    raise UnsupportedFormat
