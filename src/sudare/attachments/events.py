"""What has happened to an attachment, told after it was stored."""

from dataclasses import dataclass
from uuid import UUID

from sudare.kit.events import Event


@dataclass(frozen=True, slots=True)
class AttachmentChecked(Event):
    """The check has ended, whichever way: checked, held or refused.

    Told in the worker that checked; streams don't hear it, they read the new state from the database.
    """

    attachment_id: UUID


@dataclass(frozen=True, slots=True)
class AttachmentForgotten(Event):
    """A sent picture's day has come; its keys are destroyed."""

    attachment_id: UUID
    message_id: UUID
    room_id: UUID


@dataclass(frozen=True, slots=True)
class AttachmentReleased(Event):
    """Somebody has looked at a held picture on a message and let it through."""

    attachment_id: UUID
    message_id: UUID
    room_id: UUID


@dataclass(frozen=True, slots=True)
class AttachmentRefused(Event):
    """A held picture on a message won't be shown: somebody refused it, or nobody looked in time."""

    attachment_id: UUID
    message_id: UUID
    room_id: UUID
