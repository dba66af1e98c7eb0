"""What leaves the house, and who has seen it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

OPENED = "viewing:rendition:opened"


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
    """Somebody opened a rendition."""

    user_id: UUID | None
    at: datetime
    rendition: str
