"""What leaves the house, and who has seen it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

OPENED = "viewing:rendition:opened"
UNMASKED = "viewing:original:unmasked"
ORIGINAL_OPENED = "viewing:original:opened"
ORIGINAL = "original"  # the picture without what the rules cover; no rendition, and never shown without a reason


@dataclass(frozen=True, slots=True)
class Delivery:
    """Bytes ``start`` up to, not including, ``end`` of a rendition of ``size_bytes``; the entry is already written."""

    media_type: str
    size_bytes: int
    start: int
    end: int
    chunks: Iterator[bytes] = field(repr=False)


@dataclass(frozen=True, slots=True)
class View:
    """Somebody opened a rendition, or had the masks lifted for a ``reason``."""

    user_id: UUID | None
    at: datetime
    rendition: str
    reason: str = ""
    name: str = ""
