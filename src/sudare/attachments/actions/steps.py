"""One step from state to state: a single UPDATE that only one of several can win, and its line in the log."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sudare.attachments.errors import NotReady
from sudare.attachments.models import Attachment
from sudare.attachments.terms import State
from sudare.audit.actions import record
from sudare.kit.clock import now


def step(attachment: Attachment, *, to: State, claim: UUID | None = None, **columns: Any) -> None:
    """Move ``attachment`` on, if it still stands where the caller saw it.

    With ``claim`` only while that claim holds. Raises NotReady when somebody else was faster.
    """
    seen = Attachment.objects.filter(id=attachment.id, state=attachment.state)
    seen = seen.filter(claim=claim) if claim else seen
    if not seen.update(state=to, state_changed_at=now(), claim=None, **columns):
        raise NotReady
    attachment.refresh_from_db()


def tell(
    attachment: Attachment,
    did: str,
    *,
    actor_id: UUID | None = None,
    reason: str = "",
    details: Mapping[str, object] | None = None,
) -> None:
    """Record what was done to ``attachment``; ``actor_id`` is None when the house did it by itself."""
    record(
        organisation_id=attachment.organisation_id,
        actor_id=actor_id,
        verb=f"attachments:attachment:{did}",
        subject_id=attachment.id,
        reason=reason,
        details=details,
    )
