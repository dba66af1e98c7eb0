"""Desks: which rooms belong together, and who looks after them."""

from uuid import UUID

from django.db import IntegrityError, transaction

from sudare.accounts.models import Membership
from sudare.accounts.terms import Right, Viewer
from sudare.attachments.actions import recount_room
from sudare.audit.actions import record
from sudare.kit.clock import now
from sudare.kit.errors import NotAllowed, NotFound
from sudare.kit.events import announce
from sudare.kit.text import clean_line
from sudare.rooms import queries
from sudare.rooms.access import access_desk
from sudare.rooms.actions.chronicle import append_event, lock_room
from sudare.rooms.actions.opening import seat_watchers
from sudare.rooms.errors import DeskNameMissing, DeskNameTaken, MayNotSupervise, RoomOfTwo
from sudare.rooms.events import MemberGone
from sudare.rooms.models import Desk, DeskSupervisor, Room, RoomMember
from sudare.rooms.terms import NAME_MAX_CHARACTERS, EventKind, RoomKind
from sudare.rulebook.queries import forget_cached, has_own_rules


@transaction.atomic
def open_desk(*, viewer: Viewer, name: str) -> Desk:
    """Make a desk, still without rooms. Raises: NotAllowed, DeskNameMissing, DeskNameTaken. Also: recorded."""
    if not viewer.may(Right.MANAGE_PEOPLE):
        raise NotAllowed
    words = clean_line(name)
    if not 0 < len(words) <= NAME_MAX_CHARACTERS:
        raise DeskNameMissing
    try:
        with transaction.atomic():
            desk = Desk.objects.create(organisation_id=viewer.organisation_id, name=words)
    except IntegrityError as error:
        raise DeskNameTaken from error
    _record(desk, viewer=viewer, deed="opened")
    return desk


@transaction.atomic
def close_desk(*, viewer: Viewer, desk_id: UUID) -> None:
    """Take a desk away; its rooms stay, and whoever only looked after them sees them no more.

    Raises: NotAllowed, NotFound. Also: recorded; announces RoomLogGrew and MemberGone.
    """
    desk = access_desk(viewer=viewer, desk_id=desk_id)
    for room_id in _rooms_at(desk):
        _move(room_id, desk=None)
    _record(desk, viewer=viewer, deed="closed")
    desk.delete()


@transaction.atomic
def place_room(*, viewer: Viewer, room_id: UUID, desk_id: UUID | None) -> None:
    """Put a group under a desk, or under none.

    Raises: NotAllowed, NotFound, RoomOfTwo: what two people say to each other belongs to no desk.
    Also: recorded; the room's log tells who sees it from now on, or no more; its pictures get the days of the desk's
    rules, if it has any.
    """
    if not viewer.may(Right.MANAGE_PEOPLE):
        raise NotAllowed
    desk = access_desk(viewer=viewer, desk_id=desk_id) if desk_id else None
    room = Room.objects.filter(pk=room_id, organisation_id=viewer.organisation_id).first()
    if room is None:
        raise NotFound
    if room.kind == RoomKind.DIRECT:
        raise RoomOfTwo
    _move(room_id, desk=desk)
    record(
        organisation_id=viewer.organisation_id,
        actor_id=viewer.user_id,
        verb="rooms:room:placed",
        subject_id=room_id,
        details={"desk_id": str(desk_id) if desk_id else ""},
    )


@transaction.atomic
def add_supervisor(*, viewer: Viewer, desk_id: UUID, user_id: UUID) -> None:
    """Let somebody look after a desk: they see its rooms from now on, and may look into its visitors' rooms.

    Raises: NotAllowed, NotFound; MayNotSupervise when their role can't. Also: recorded; the rooms' logs tell it.
    """
    desk = access_desk(viewer=viewer, desk_id=desk_id)
    seats = Membership.objects.filter(organisation_id=viewer.organisation_id, user_id=user_id, disabled_at=None)
    seat = seats.first()
    if seat is None:
        raise NotFound
    if seat.role not in queries.SUPERVISING_ROLES:
        raise MayNotSupervise
    DeskSupervisor.objects.get_or_create(desk=desk, user_id=user_id)
    for room_id in (
        Room.objects.filter(desk=desk).exclude(kind=RoomKind.DESK).order_by("pk").values_list("pk", flat=True)
    ):
        seat_watchers(lock_room(room_id))
    _record(desk, viewer=viewer, deed="supervised", user_id=user_id)


@transaction.atomic
def remove_supervisor(*, viewer: Viewer, desk_id: UUID, user_id: UUID) -> None:
    """Somebody looks after a desk no more. Rooms they are members of stay theirs.

    Raises: NotAllowed, NotFound. Also: recorded; announces RoomLogGrew and MemberGone.
    """
    desk = access_desk(viewer=viewer, desk_id=desk_id)
    gone, _ = DeskSupervisor.objects.filter(desk=desk, user_id=user_id).delete()
    if not gone:
        raise NotFound
    for room_id in _rooms_at(desk):
        let_watchers_go(lock_room(room_id), user_ids=[user_id])
    _record(desk, viewer=viewer, deed="left", user_id=user_id)


def _rooms_at(desk: Desk) -> list[UUID]:
    return list(Room.objects.filter(desk=desk).order_by("pk").values_list("pk", flat=True))


def _move(room_id: UUID, *, desk: Desk | None) -> None:
    room = lock_room(room_id)
    before, room.desk = room.desk_id, desk
    room.save(update_fields=["desk"])
    if any(has_own_rules(desk_id) for desk_id in (before, desk and desk.pk) if desk_id):
        recount_room(room_id=room_id)
        transaction.on_commit(forget_cached)
    staying = set(desk.supervisors.values_list("user_id", flat=True)) if desk else set()
    watching = RoomMember.objects.filter(room=room, is_from_desk=True, left_at=None)
    let_watchers_go(room, user_ids=[pk for pk in watching.values_list("user_id", flat=True) if pk not in staying])
    seat_watchers(room)


def let_watchers_go(room: Room, *, user_ids: list[UUID]) -> None:
    """Those of them who were only looking. Their streams end after the commit."""
    for user_id in user_ids:
        rows = RoomMember.objects.filter(room=room, user_id=user_id, is_from_desk=True, left_at=None)
        if rows.update(left_at=now()):
            append_event(room, EventKind.MEMBER_LEFT, actor_id=None, subject_id=user_id)
            gone = MemberGone(room_id=room.pk, user_id=user_id)
            transaction.on_commit(lambda fact=gone: announce(fact))  # type: ignore[misc]  # bound now, not at the end


def _record(desk: Desk, *, viewer: Viewer, deed: str, user_id: UUID | None = None) -> None:
    record(
        organisation_id=viewer.organisation_id,
        actor_id=viewer.user_id,
        verb=f"rooms:desk:{deed}",
        subject_id=desk.pk,
        details={"user_id": str(user_id)} if user_id else None,
    )
