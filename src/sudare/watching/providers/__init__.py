"""What stands between a room that grew and its reading."""

from typing import Protocol
from uuid import UUID


class Queue(Protocol):
    """A durable list of rooms to be read. ``put`` joins the caller's transaction."""

    def put(self, room_id: UUID) -> None: ...
