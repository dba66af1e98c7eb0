"""Who carries the work to the workers."""

from typing import Protocol
from uuid import UUID


class CheckQueue(Protocol):
    """A durable list of uploads to be checked. ``put`` joins the caller's transaction."""

    def put(self, attachment_id: UUID) -> None: ...

    def put_drawing(self, attachment_id: UUID) -> None: ...

    def put_ban(self, attachment_id: UUID, *, actor_id: UUID, label: str) -> None: ...

    def waiting(self) -> set[UUID]:
        """Those to be checked that were put and not yet taken."""
