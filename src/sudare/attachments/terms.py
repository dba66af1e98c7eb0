"""The states of an upload's life and the renditions made from it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class State(StrEnum):
    UPLOADING = "uploading"
    RECEIVED = "received"
    CHECKING = "checking"
    CHECKED = "checked"
    EDITING = "editing"  # being drawn anew with the sender's masks, turns and crop
    CONFIRMED = "confirmed"
    SENT = "sent"
    HELD = "held"
    REFUSED = "refused"
    DISCARDED = "discarded"
    FORGOTTEN = "forgotten"


FINAL = frozenset({State.REFUSED, State.DISCARDED, State.FORGOTTEN})
UNSENT = frozenset({State.UPLOADING, State.RECEIVED, State.CHECKING, State.CHECKED, State.EDITING, State.CONFIRMED})


class RenditionName(StrEnum):
    THUMBNAIL = "thumbnail"
    VIEW = "view"
    FULL = "full"
    VEIL = "veil"  # grey and blurred beyond recognition, for pictures that start covered


class ReviewState(StrEnum):
    WAITING = "waiting"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    EXPIRED = "expired"  # nobody decided in time: the picture is gone


class ReviewKind(StrEnum):
    HELD = "held"  # the policy wants a person's word
    APPEAL = "appeal"  # the sender objects, once; somebody else decides
    WITHOUT_PICTURE = "without_picture"  # an appeal against *never*: no bytes are left, only what was written


@dataclass(frozen=True, slots=True)
class Change:
    """An upload that has come to another state, or whose check has found more."""

    attachment_id: UUID
    uploader_id: UUID
    state: State
    at: datetime
