"""What couldn't be taken in or told, for whoever looks after people: try again, or let it go."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from sudare.accounts.terms import Right, Viewer
from sudare.audit.actions import record
from sudare.channels import queries
from sudare.channels.actions.desk import the_queue
from sudare.channels.actions.steps import end_inbound, end_outbound
from sudare.channels.models import Inbound, Outbound
from sudare.channels.terms import InState, OutState
from sudare.kit.clock import now
from sudare.kit.errors import NotAllowed, NotFound


@dataclass(frozen=True, slots=True)
class Undelivered:
    """One line: never what was said, and of whom only what the staff calls them."""

    id: UUID
    is_incoming: bool
    door: str
    desk: str
    who: str
    failure: str
    at: datetime
    tries: int


def undelivered(*, viewer: Viewer) -> list[Undelivered]:
    """Raises: NotAllowed."""
    _check(viewer)
    came, went = queries.dead(viewer.organisation_id)
    lines = [
        Undelivered(row.pk, True, row.door, row.desk.name, "", row.failure, row.received_at, row.tries) for row in came
    ]
    lines += [
        Undelivered(
            row.pk, False, row.door, row.visitor.desk.name, row.visitor.user.name, row.failure, row.made_at, row.tries
        )
        for row in went
    ]
    return sorted(lines, key=lambda line: line.at, reverse=True)


@transaction.atomic
def try_again(*, viewer: Viewer, row_id: UUID) -> None:
    """Raises: NotAllowed, NotFound. Also: entry ``channels:undelivered:tried_again``."""
    row = _row(viewer, row_id)
    row.tries, row.next_try_at, row.ended_at = 0, now(), None
    if isinstance(row, Inbound):
        row.state = InState.CHECKING if row.attachment_ids else InState.WAITING
        the_queue().put_in(row.pk)
    else:
        row.state = OutState.WAITING
        the_queue().put_out(row.pk)
    row.save(update_fields=["tries", "next_try_at", "ended_at", "state"])
    _note(row, viewer, "tried_again")


@transaction.atomic
def let_go(*, viewer: Viewer, row_id: UUID) -> None:
    """Throw it away; what it said is destroyed. Raises: NotAllowed, NotFound. Also: entry ``…:let_go``."""
    row = _row(viewer, row_id)
    if isinstance(row, Inbound):
        end_inbound(row, InState.DROPPED, failure=row.failure)
    else:
        end_outbound(row, OutState.SKIPPED, failure=row.failure)
    _note(row, viewer, "let_go")


def _row(viewer: Viewer, row_id: UUID) -> Inbound | Outbound:
    _check(viewer)
    here = viewer.organisation_id
    came = Inbound.objects.select_for_update().filter(pk=row_id, organisation_id=here, state=InState.DEAD).first()
    went = Outbound.objects.select_for_update().filter(pk=row_id, organisation_id=here, state=OutState.DEAD).first()
    if (row := came or went) is None:
        raise NotFound
    return row


def _check(viewer: Viewer) -> None:
    if not viewer.may(Right.MANAGE_PEOPLE):
        raise NotAllowed


def _note(row: Inbound | Outbound, viewer: Viewer, deed: str) -> None:
    record(
        organisation_id=viewer.organisation_id,
        actor_id=viewer.user_id,
        verb=f"channels:undelivered:{deed}",
        subject_id=row.pk,
        details={"door": row.door},
    )
