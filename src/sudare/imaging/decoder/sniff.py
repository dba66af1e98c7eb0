"""What a file is, by its first bytes. Deny by default: what stands in neither table is nothing we know."""

from collections.abc import Callable
from typing import Final

from sudare.imaging.decoder import jpeg, png
from sudare.imaging.decoder.survey import Survey
from sudare.imaging.errors import UnsupportedFormat
from sudare.imaging.terms import Format, Limits

SURVEYS: Final[tuple[tuple[bytes, int, Callable[[bytes, Limits], Survey]], ...]] = (
    (b"\xff\xd8\xff", 0, jpeg.survey),
    (b"\x89PNG\r\n\x1a\n", 0, png.survey),
)


def survey(content: bytes, limits: Limits) -> Survey:
    """The structure of a file of one of the known formats.

    Raises: ``UnsupportedFormat`` for everything else, and what the format's own survey raises.
    """
    for magic, offset, walk in SURVEYS:
        if content[offset : offset + len(magic)] == magic:
            return walk(content, limits)
    raise UnsupportedFormat


__all__ = ["Format", "survey"]
