"""What visitors at LINE and by mail are told: rows first, then one job each."""

from datetime import timedelta
from uuid import UUID

import structlog
from django.db import IntegrityError, transaction

from sudare.channels import queries
from sudare.channels.actions.desk import the_queue
from sudare.channels.actions.mailing import tell_by_mail
from sudare.channels.actions.nights import let_go, put_to_morning
from sudare.channels.actions.pushing import tell_by_line
from sudare.channels.actions.standing import still_holds
from sudare.channels.actions.steps import claimed_outbound, end_outbound, put_off
from sudare.channels.errors import DoorRefused
from sudare.channels.models import Correspondent, Outbound
from sudare.channels.terms import ASK_AGAIN_AFTER, ASKED_AT_MOST, OutState, Told
from sudare.kit.clock import now
from sudare.kit.errors import SudareError
from sudare.reception.models import Visit, Visitor
from sudare.reception.terms import Door
from sudare.rooms.terms import EventKind

log = structlog.get_logger(__name__)
HOUR = timedelta(hours=1)


def tell_of(correspondent: Correspondent, kind: Told) -> None:
    """Have them told one of our own sentences, soon; not the same again and again to somebody who writes much."""
    told = Outbound.objects.filter(visitor_id=correspondent.pk, kind=kind, made_at__gt=now() - ASK_AGAIN_AFTER)
    is_stranger = correspondent.door == Door.MAIL and kind == Told.ASK
    if told.exists() or (is_stranger and queries.asked_by_mail(correspondent.desk_id, now() - HOUR) >= ASKED_AT_MOST):
        return
    put_out(correspondent, kind=kind)


def put_out(correspondent: Correspondent, *, kind: Told, message_id: UUID | None = None, sequence: int = 0) -> None:
    """A row and its job; the same message for the same person is one row."""
    visitor = correspondent.visitor
    row = Outbound(
        organisation_id=visitor.organisation_id,
        visitor=visitor,
        door=correspondent.door,
        kind=kind,
        message_id=message_id,
        sequence=sequence,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            the_queue().put_out(row.pk)
    except IntegrityError:
        return


def note_grown(*, room_id: UUID) -> None:
    """Answers RoomLogGrew: what the staff said in this room is told its visitor, if they are at LINE or by mail.

    Once the visitor has written, what waited for their morning is told, too.
    """
    for correspondent in queries.behind().filter(visitor__room_id=room_id):
        _catch_up(correspondent)


def look_behind() -> None:
    """The same for all rooms: whoever wrote died before they could announce it."""
    for correspondent in queries.behind()[:200]:
        _catch_up(correspondent)


def tell(*, outbound_id: UUID) -> None:
    """Say it, once. What fails for now is tried again with growing pauses; what is refused lies dead at once.

    Nobody under age is told anything in their quiet hours: it waits for the morning.
    """
    row = claimed_outbound(outbound_id)
    if row is None or put_to_morning(row):
        return
    try:
        is_said = still_holds(row) and (tell_by_line(row) if row.door == Door.LINE else tell_by_mail(row))
    except DoorRefused as error:
        end_outbound(row, OutState.DEAD, failure=error.code)
    except SudareError as error:
        put_off(row, error.code)
    except Exception:
        log.exception("not_told", door=row.door)
        put_off(row, "internal")
    else:
        end_outbound(row, OutState.SENT if is_said else OutState.SKIPPED)
        if is_said and row.kind == Told.GONE:
            _note_mailed(row.visitor)


def _note_mailed(visitor: Visitor) -> None:
    """A mail tells of all that stood in the room when its turn came, however late that was."""
    if visitor.room is not None:
        Visit.objects.filter(visitor=visitor, room=visitor.room).update(mailed_sequence=visitor.room.last_sequence)


@transaction.atomic
def _catch_up(correspondent: Correspondent) -> None:
    """Under its row's lock: two who look at once make one row for each message, in the log's order."""
    held = (
        Correspondent.objects.select_for_update(of=("self",)).select_related("visitor__room").get(pk=correspondent.pk)
    )
    room = held.visitor.room
    if room is None:
        return
    for event in queries.untold(held):
        if event.actor_id == held.pk:
            let_go(held.visitor)
        elif event.kind == EventKind.VISIT_AWAY:
            tell_of(held, Told.AWAY)
        elif event.kind == EventKind.VISIT_CLOSED:
            put_out(held, kind=Told.ENDED, sequence=event.sequence)
        elif event.message_id:
            put_out(held, kind=Told.MESSAGE, message_id=event.message_id, sequence=event.sequence)
    held.told_sequence = room.last_sequence
    held.save(update_fields=["told_sequence"])
