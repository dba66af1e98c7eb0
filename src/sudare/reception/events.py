"""What has happened at a desk's door."""

from dataclasses import dataclass
from uuid import UUID

from sudare.kit.events import Event


@dataclass(frozen=True, slots=True)
class VisitorShutOut(Event):
    """A visitor was blocked or had themselves forgotten; what they hold open ends now."""

    visitor_id: UUID


@dataclass(frozen=True, slots=True)
class StaffGone(Event):
    """Somebody answers at a desk no more; they hear no more of its line from now on."""

    desk_id: UUID
    user_id: UUID


@dataclass(frozen=True, slots=True)
class LineMoved(Event):
    """Something changed in a desk's line; whoever looks at it looks again."""

    desk_id: UUID
