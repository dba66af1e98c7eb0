"""The states of an upload's life and the renditions made from it."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class State(StrEnum):
    UPLOADING = "uploading"
    RECEIVED = "received"
    CHECKING = "checking"
    CHECKED = "checked"
    CONFIRMED = "confirmed"
    SENT = "sent"
    HELD = "held"
    REFUSED = "refused"
    DISCARDED = "discarded"
    FORGOTTEN = "forgotten"


FINAL = frozenset({State.REFUSED, State.DISCARDED, State.FORGOTTEN})
UNSENT = frozenset({State.UPLOADING, State.RECEIVED, State.CHECKING, State.CHECKED, State.CONFIRMED})


class RenditionName(StrEnum):
    THUMBNAIL = "thumbnail"
    VIEW = "view"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Change:
    """An upload that has come to another state."""

    attachment_id: UUID
    uploader_id: UUID
    state: State
