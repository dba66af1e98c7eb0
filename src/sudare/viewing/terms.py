"""What leaves the house, and who has seen it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from sudare.accounts.terms import Right

OPENED: Final = "viewing:rendition:opened"
DOWNLOADED: Final = "viewing:rendition:downloaded"
EXPORTED: Final = "viewing:rendition:exported"
SHARED: Final = "viewing:rendition:shared"  # opened by an outsider, through a link
UNMASKED: Final = "viewing:original:unmasked"
ORIGINAL_OPENED: Final = "viewing:original:opened"
ORIGINAL: Final = "original"  # the picture without what the rules cover; no rendition, and never shown without a reason
VEIL: Final = "veil"  # grey and blurred beyond recognition: whoever got only that has seen nothing

ONE_LOOK: Final = timedelta(minutes=1)  # what is asked for within it, piece by piece, is one look at a picture
SEES_VIEWS: Final = Right.MANAGE_PEOPLE  # who may ask what others have looked at
DOWNLOADS: Final = Right.SEE_PICTURES


class Deed(StrEnum):
    """What somebody did with a picture."""

    OPENED = "opened"
    DOWNLOADED = "downloaded"
    EXPORTED = "exported"
    SHARED = "shared"
    UNMASKED = "unmasked"


DEEDS: Final[dict[str, Deed]] = {
    OPENED: Deed.OPENED,
    DOWNLOADED: Deed.DOWNLOADED,
    EXPORTED: Deed.EXPORTED,
    SHARED: Deed.SHARED,
    UNMASKED: Deed.UNMASKED,
    ORIGINAL_OPENED: Deed.UNMASKED,
}
VERBS: Final[dict[Deed, str]] = {deed: verb for verb, deed in reversed(DEEDS.items())}


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
    """Somebody looked at a picture once: ``entries`` of the log say so, the first of them at ``sequence``.

    ``role`` is the one they had at that moment. Lifting the masks and looking below them is one line.
    """

    attachment_id: UUID
    user_id: UUID | None
    at: datetime
    deed: Deed
    rendition: str
    sequence: int
    entries: int = 1
    name: str = ""
    role: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AsOf:
    """How far the log went when it was asked: ``size`` entries, and when."""

    size: int
    at: datetime


@dataclass(frozen=True, slots=True)
class WhoSaw:
    """Everybody but the sender who saw a picture, oldest first. No lines is a statement: nobody, up to ``as_of``."""

    lines: list[View]
    as_of: AsOf

    @property
    def is_nobody_yet(self) -> bool:
        return not self.lines


@dataclass(frozen=True, slots=True)
class ViewPage:
    """Looks, newest first; what is older comes ``before`` that entry, None when nothing is."""

    lines: list[View]
    before: int | None
