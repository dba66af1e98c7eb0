"""What others do for cases: the heavy work carried to the workers, and the way back barred by further signs."""

from typing import Protocol
from uuid import UUID


class CopyQueue(Protocol):
    """A durable list of found copies to be looked into. ``put`` joins the caller's transaction."""

    def put(self, copy_id: UUID) -> None: ...


class Barring(Protocol):
    """Whoever knows somebody by another sign than their address bars that as well, in the caller's transaction."""

    def __call__(self, *, user_id: UUID, because_of: UUID) -> None: ...
