"""What carries the heavy work of cases to the workers."""

from typing import Protocol
from uuid import UUID


class CopyQueue(Protocol):
    """A durable list of found copies to be looked into. ``put`` joins the caller's transaction."""

    def put(self, copy_id: UUID) -> None: ...
