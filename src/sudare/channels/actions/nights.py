"""The nights of visitors under age: nothing leaves by LINE or mail that would ring them, but for emergencies."""

from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Case, F, Q, Value, When

from sudare.accounts.terms import Right, Role, Viewer
from sudare.audit.actions import record
from sudare.channels import queries
from sudare.channels.actions.desk import the_queue
from sudare.channels.errors import NothingHeld, UrgencyMissing
from sudare.channels.models import Outbound
from sudare.channels.terms import AWAKE, LEASE, QUIET, REASON_AT_MOST, NightOutside, OutState
from sudare.kit.clock import now
from sudare.kit.errors import NotAllowed
from sudare.kit.text import clean_line
from sudare.reception.models import Visitor
from sudare.reception.terms import FORMLESS
from sudare.rooms.access import access_room
from sudare.rooms.models import Room
from sudare.rooms.queries.nights import asleep_until, night_of
from sudare.rooms.terms import RoomKind

SENT: Final = "channels:night:sent"


def put_to_morning(row: Outbound) -> bool:
    """Whether something has to wait for the end of its reader's night; then it does, its words where they were.

    Skips: whoever has just written themselves. They are awake, and an answer at a desk is what they are waiting for.
    """
    visitor = row.visitor
    if row.is_urgent or row.kind not in QUIET:
        return False
    morning = asleep_until(organisation_id=row.organisation_id, room_id=visitor.room_id, user_id=visitor.pk)
    if morning is None or queries.has_written(visitor, since=now() - AWAKE):
        return False
    return bool(Outbound.objects.filter(pk=row.pk, is_urgent=False).update(next_try_at=morning))


def let_go(visitor: Visitor) -> None:
    """Have what waits for this visitor's morning told now: they have woken, and it comes before what is said next."""
    morning = asleep_until(organisation_id=visitor.organisation_id, room_id=visitor.room_id, user_id=visitor.pk)
    if morning is None:
        return
    held = Outbound.objects.filter(visitor=visitor, state=OutState.WAITING, kind__in=QUIET, next_try_at=morning)
    if held.update(next_try_at=now()):
        _put_out(visitor)


def night_outside(*, viewer: Viewer, room: Room) -> NightOutside | None:
    """What the composer of a visitor's room says of the night: this one or the next. One query where they are of age.

    None for those, and for who left no way to be told anything outside. Skips: the visitor's own page.
    """
    if room.kind != RoomKind.DESK or viewer.role == Role.VISITOR:
        return None
    visitor = queries.young_visitor_in(room)
    night = night_of(organisation_id=room.organisation_id, room_id=room.pk) if visitor else None
    if visitor is None or night is None:
        return None
    is_held = visitor.door in FORMLESS
    if not is_held and not visitor.mail:
        return None
    may_ring = viewer.may(Right.SUPERVISE) or queries.looks_after(viewer.user_id, visitor)
    return NightOutside(*night, is_held=is_held, may_ring=may_ring)


@transaction.atomic
def send_anyway(*, viewer: Viewer, room_id: UUID, reason: str) -> int:
    """Send what waits for the morning now: in an emergency. Returns how much that is.

    It is for whoever looks after desks or people here, and for whoever looks after this visit.

    Raises: NotFound, NotAllowed, UrgencyMissing; NothingHeld. Also: entry ``channels:night:sent`` with the reason.
    """
    member = access_room(viewer=viewer, room_id=room_id)
    words = clean_line(reason)[:REASON_AT_MOST]
    night = night_outside(viewer=viewer, room=member.room)
    if night is None or not night.begins <= now() < night.ends:
        raise NothingHeld
    if not night.may_ring:
        raise NotAllowed
    if not words:
        raise UrgencyMissing
    visitor = Visitor.objects.get(room_id=room_id)
    amount = _make_urgent(visitor, night)
    if not amount:
        raise NothingHeld
    _put_out(visitor)
    record(organisation_id=viewer.organisation_id, actor_id=viewer.user_id, verb=SENT, subject_id=room_id, reason=words)
    return amount


def _make_urgent(visitor: Visitor, night: NightOutside) -> int:
    """How much it is. What a worker has in its hands this very moment is told by that one, and isn't due again.

    One statement: what is claimed meanwhile is judged as it then stands.
    """
    moment = now()
    is_at_rest = Q(next_try_at__lte=moment) | Q(next_try_at=night.ends) | Q(next_try_at__gt=moment + LEASE)
    due = Case(When(is_at_rest, then=Value(moment)), default=F("next_try_at"))
    waiting = Outbound.objects.filter(visitor=visitor, state=OutState.WAITING, kind__in=QUIET)
    return waiting.update(is_urgent=True, next_try_at=due)


def _put_out(visitor: Visitor) -> None:
    for row in queries.due_outbound(now()).filter(visitor=visitor, kind__in=QUIET):
        the_queue().put_out(row.pk)
