"""The nights of those under age: nothing rings them then, and what came is told in the morning, but for emergencies."""

from typing import Final
from uuid import UUID

from django.db import transaction

from sudare.accounts.queries import adult_named_for
from sudare.accounts.terms import Right, Role, Viewer
from sudare.audit.actions import record
from sudare.kit.clock import now
from sudare.kit.errors import NotAllowed
from sudare.kit.text import clean_line
from sudare.notifications import queries
from sudare.notifications.errors import NobodyAsleep, RingReasonMissing
from sudare.notifications.models import Notice
from sudare.notifications.terms import REASON_AT_MOST, URGENT, NightHere, Occasion, Way
from sudare.rooms.access import access_room
from sudare.rooms.models import Room, RoomMember
from sudare.rooms.queries.minors import minors_in
from sudare.rooms.queries.nights import asleep_until, night_of

RUNG: Final = "notifications:night:rung"


def night_here(*, viewer: Viewer, room: Room) -> NightHere | None:
    """What the composer of a room says of the night: this one or the next; None where nobody is under age.

    Skips: visitors, whom no notice of ours rings; and whose night it is, which is nobody else's business.
    """
    young = minors_in([room.pk], with_gone=False).get(room.pk, set()) if viewer.role != Role.VISITOR else set()
    members = young & _members(room) if young else set()
    if not members:
        return None
    night = night_of(organisation_id=room.organisation_id, room_id=room.pk)
    if night is None:
        return None
    is_mine = viewer.user_id in members
    return NightHere(*night, is_mine=is_mine, may_ring=not is_mine and _may_ring(viewer, members))


@transaction.atomic
def ring_anyway(*, viewer: Viewer, room_id: UUID, reason: str) -> int:
    """Ring those under age in a room although it is night: in an emergency. Returns how many are rung.

    It is for whoever looks after desks or people here, and for the grown-up named for one of them. It goes by mail
    and to every device, whatever they wished.

    Raises: NotFound, NotAllowed, RingReasonMissing; NobodyAsleep where an ordinary message rings. Also: entry
    ``notifications:night:rung`` with the reason.
    """
    member = access_room(viewer=viewer, room_id=room_id)
    words = clean_line(reason)[:REASON_AT_MOST]
    night = night_here(viewer=viewer, room=member.room)
    if night is None or not night.begins <= now() < night.ends:
        raise NobodyAsleep
    if not night.may_ring:
        raise NotAllowed
    if not words:
        raise RingReasonMissing
    young = minors_in([room_id], with_gone=False)[room_id] & _members(member.room)
    devices = queries.with_devices(young)
    for user_id in sorted(young):
        for way in (Way.PUSH, Way.MAIL) if user_id in devices else (Way.MAIL,):
            _make_urgent(member.room, user_id=user_id, way=way)
    record(organisation_id=viewer.organisation_id, actor_id=viewer.user_id, verb=RUNG, subject_id=room_id, reason=words)
    return len(young)


def put_to_morning(notice: Notice) -> bool:
    """Whether a notice has to wait for the end of its reader's night; then it does, and is fresh when that comes."""
    if notice.user_id is None or notice.occasion == Occasion.TEST or notice.key.startswith(URGENT):
        return False
    morning = asleep_until(organisation_id=notice.organisation_id, room_id=notice.room_id, user_id=notice.user_id)
    if morning is not None:
        Notice.objects.filter(pk=notice.pk).update(made_at=morning, next_try_at=morning)
    return morning is not None


def _make_urgent(room: Room, *, user_id: UUID, way: Way) -> None:
    """Once a minute at most, however often it is pressed."""
    key = f"{URGENT}{room.pk}:{user_id}:{way}:{int(now().timestamp()) // 60}"
    about = {"organisation_id": room.organisation_id, "room_id": room.pk, "sequence": room.last_sequence + 1}
    Notice.objects.get_or_create(
        key=key, defaults={"user_id": user_id, "way": way, "occasion": Occasion.MESSAGE, **about}
    )


def _members(room: Room) -> set[UUID]:
    seats = RoomMember.objects.filter(room=room, left_at=None).exclude(user__memberships__role=Role.VISITOR)
    return set(seats.values_list("user_id", flat=True))


def _may_ring(viewer: Viewer, young: set[UUID]) -> bool:
    if viewer.may(Right.SUPERVISE):
        return True
    named = (adult_named_for(organisation_id=viewer.organisation_id, user_id=user_id) for user_id in young)
    return viewer.user_id in {adult.pk for adult in named if adult}
