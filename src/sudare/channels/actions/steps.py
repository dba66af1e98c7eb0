"""How a row of either list moves on: taken by one worker, put off, ended."""

from datetime import timedelta
from typing import TypeVar
from uuid import UUID

from sudare.channels.models import Inbound, Outbound
from sudare.channels.terms import LEASE, PAUSES, InState, OutState
from sudare.kit.clock import now
from sudare.storage import actions as storage

Row = TypeVar("Row", Inbound, Outbound)


def claimed_inbound(inbound_id: UUID) -> Inbound | None:
    """The row, if it is due and nobody else has it at hand. A worker that dies gives it back after a while."""
    moment = now()
    due = Inbound.objects.filter(pk=inbound_id, state__in=[InState.WAITING, InState.CHECKING], next_try_at__lte=moment)
    if not due.update(next_try_at=moment + LEASE):
        return None
    return Inbound.objects.select_related("desk__reception", "correspondent__visitor__user").get(pk=inbound_id)


def claimed_outbound(outbound_id: UUID) -> Outbound | None:
    moment = now()
    due = Outbound.objects.filter(pk=outbound_id, state=OutState.WAITING, next_try_at__lte=moment)
    if not due.update(next_try_at=moment + LEASE):
        return None
    rows = Outbound.objects.select_related("visitor__user", "visitor__room", "visitor__desk", "visitor__correspondent")
    return rows.get(pk=outbound_id)


def put_off(row: Inbound | Outbound, failure: str) -> bool:
    """Try again later; False when that was tried often enough, and it lies dead until somebody looks."""
    row.tries += 1
    row.failure = failure[:40]
    if row.tries > len(PAUSES):
        row.state = InState.DEAD if isinstance(row, Inbound) else OutState.DEAD
        row.ended_at = now()
    else:
        row.next_try_at = now() + timedelta(seconds=PAUSES[row.tries - 1])
    row.save(update_fields=["tries", "failure", "state", "next_try_at", "ended_at"])
    return row.tries <= len(PAUSES)


def end_inbound(row: Inbound, state: InState, *, failure: str = "") -> None:
    """It is in the room, or nothing for it: what it said is destroyed here, in one transaction with that."""
    row.state, row.failure, row.ended_at, row.payload = state, failure[:40], now(), ""
    sealed_id, row.sealed = row.sealed_id, None
    row.save(update_fields=["state", "failure", "ended_at", "payload", "sealed"])
    if sealed_id:
        storage.destroy(object_ids=[sealed_id], reason="taken in" if state == InState.DONE else "thrown away")


def end_outbound(row: Outbound, state: OutState, *, failure: str = "") -> None:
    row.state, row.failure, row.ended_at = state, failure[:40], now()
    row.save(update_fields=["state", "failure", "ended_at"])
