"""The ways to somebody who isn't looking."""

from typing import Protocol
from uuid import UUID


class Queue(Protocol):
    """A durable list of notices to be told. ``put`` joins the caller's transaction."""

    def put(self, notice_id: UUID) -> None: ...

    def waiting(self) -> set[UUID]:
        """Those that were put and not yet taken."""
