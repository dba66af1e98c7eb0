"""What lies outside the database: the log's keys, and the places its checkpoints go to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A signed checkpoint on its way out."""

    organisation_id: UUID
    size: int
    at: datetime
    note: str


class CheckpointTarget(Protocol):
    """A place outside the database where a checkpoint, once there, is hard to take back."""

    name: str
    every: timedelta  # how often it wants to be told at most

    def publish(self, notes: Sequence[Outgoing]) -> None:
        """Return when the place has them for good. Raises whatever went wrong: it is remembered and tried again."""
        ...
