"""Numbers of personal links, and what a sender's list shows."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sudare.attachments.terms import Kept

LINK_DAYS: Final = (7, 30, 90)  # what can be chosen
PAGE: Final = 24  # pictures on one page


@dataclass(frozen=True, slots=True)
class OwnPicture:
    """One line of a sender's list. ``onlookers``: how many people besides the sender have seen it, and links."""

    id: UUID
    name: str
    state: str
    room_id: UUID | None
    room_name: str
    sent_at: datetime
    forget_at: datetime | None
    has_thumbnail: bool
    onlookers: int
    kept: Kept | None
    receipt_id: UUID | None = None  # what proves that it is gone


@dataclass(frozen=True, slots=True)
class OwnPage:
    """The newest first. ``before``: what asks for the page after this one, None at the end."""

    items: tuple[OwnPicture, ...]
    before: UUID | None
