"""Who carries the heavy work to the workers."""

from typing import Protocol
from uuid import UUID


class ViewingQueue(Protocol):
    """A durable list of work. Both verbs join the caller's transaction."""

    def put_tracing(self, tracing_id: UUID) -> None: ...

    def put_fingerprinting(self, attachment_id: UUID) -> None: ...
