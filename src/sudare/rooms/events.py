"""What has happened in a room. ``RoomLogGrew`` is a hint: the log itself is the truth."""

from dataclasses import dataclass
from uuid import UUID

from sudare.kit.events import Event


@dataclass(frozen=True, slots=True)
class RoomLogGrew(Event):
    """``kind`` is the ``EventKind`` in the log, ``actor_id`` who did it: whoever hears of it needn't ask for it.

    ``is_visitors``: the room of a visitor and a desk.
    """

    room_id: UUID
    sequence: int
    kind: str
    actor_id: UUID | None
    is_visitors: bool


@dataclass(frozen=True, slots=True)
class SomebodyTypes(Event):
    room_id: UUID
    user_id: UUID


@dataclass(frozen=True, slots=True)
class SomebodyRead(Event):
    room_id: UUID
    user_id: UUID
    sequence: int


@dataclass(frozen=True, slots=True)
class MemberGone(Event):
    """Somebody left or was taken out; what they hold open in this room ends now."""

    room_id: UUID
    user_id: UUID


@dataclass(frozen=True, slots=True)
class SomebodySpared(Event):
    """Somebody asked to be spared a message, or what somebody says; for their own open pages, and for nobody else."""

    user_id: UUID
