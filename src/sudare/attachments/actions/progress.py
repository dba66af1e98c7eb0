"""What is known so far, written while the check still runs, so that the sender sees findings as they come."""

import time
from threading import get_ident
from uuid import UUID

import structlog

from sudare.attachments.actions.notation import findings_json
from sudare.attachments.models import Attachment
from sudare.attachments.terms import State
from sudare.kit.clock import now
from sudare.screening.terms import Screening

log = structlog.get_logger(__name__)

PAUSE_SECONDS = 0.25


class Progress:
    """A ``Tell`` that writes into the row it was made for: rarely, and only while its claim holds.

    A row that can't be written costs the sender a look at the findings so far, never the check.
    """

    def __init__(self, attachment_id: UUID, claim: UUID) -> None:
        self._row = Attachment.objects.filter(id=attachment_id, state=State.CHECKING, claim=claim)
        self._thread = get_ident()
        self._written_at = float("-inf")

    def __call__(self, so_far: Screening) -> None:
        """Skips what comes too soon after the last, and what another thread tells: it has no connection of its own."""
        if get_ident() != self._thread or time.monotonic() - self._written_at < PAUSE_SECONDS:
            return
        try:
            self._row.update(
                findings=findings_json(so_far.findings), engines_done=list(so_far.done), state_changed_at=now()
            )
        except Exception as error:  # noqa: BLE001  whatever it is, the verdict is worth more than the way to it
            log.warning("findings_not_told", fault=type(error).__name__)
        self._written_at = time.monotonic()
