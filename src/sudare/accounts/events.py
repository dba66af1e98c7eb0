"""What has happened to people and their seats."""

from dataclasses import dataclass
from uuid import UUID

from sudare.kit.events import Event


@dataclass(frozen=True, slots=True)
class SeatClosed(Event):
    """A person was disabled in one organisation; whatever they hold open there ends now."""

    user_id: UUID
    organisation_id: UUID


@dataclass(frozen=True, slots=True)
class SeatFrozen(Event):
    """A person may do nothing here any more but object; whatever they hold open ends now."""

    user_id: UUID
    organisation_id: UUID


@dataclass(frozen=True, slots=True)
class SessionsEnded(Event):
    """Some or all of a person's sessions are over; streams check theirs again."""

    user_id: UUID
