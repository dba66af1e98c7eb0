"""Who comes in, on which terms, and who goes."""

from uuid import UUID

from django.db import transaction

from sudare.accounts.terms import Right, Viewer
from sudare.kit.clock import now
from sudare.kit.errors import NotAllowed, NotFound
from sudare.kit.events import announce
from sudare.rooms.access import access_room
from sudare.rooms.actions.chronicle import append_event, enter_and_lock, lock_room, record_deed
from sudare.rooms.actions.opening import check_can_talk, check_reachable, seat_member, seat_watchers
from sudare.rooms.errors import RoomOfTwo
from sudare.rooms.events import MemberGone
from sudare.rooms.models import RoomMember
from sudare.rooms.terms import EventKind, RoomKind


@transaction.atomic
def add_member(*, viewer: Viewer, room_id: UUID, user_id: UUID) -> None:
    """Bring somebody of the organisation into a group one is in. They can read what was said before.

    Raises: NotFound, NotAllowed, RoomOfTwo, OutOfReach. Also: recorded; announces RoomLogGrew.
    Skips: somebody who is in already.
    """
    member = enter_and_lock(viewer=viewer, room_id=room_id)
    if not viewer.may(Right.OPEN_ROOMS):
        raise NotAllowed
    if member.room.kind == RoomKind.DIRECT:
        raise RoomOfTwo
    check_can_talk(organisation_id=viewer.organisation_id, user_ids=[user_id])
    if not RoomMember.objects.filter(room_id=room_id, user_id=user_id, left_at=None).exists():
        check_reachable(viewer=viewer, user_ids=[user_id])
    if seat_member(member.room, user_id=user_id, actor_id=viewer.user_id):
        record_deed(viewer=viewer, verb="member:added", subject_id=room_id, room_id=room_id, user_id=user_id)


@transaction.atomic
def remove_member(*, viewer: Viewer, room_id: UUID, user_id: UUID) -> None:
    """Leave a room, or take somebody out of one; their access is gone with this transaction.

    Raises: NotFound; NotAllowed for others without the right to moderate; RoomOfTwo for others in a room for two.
    Also: recorded; announces RoomLogGrew and MemberGone. Skips: somebody who isn't in.
    """
    member = enter_and_lock(viewer=viewer, room_id=room_id)
    is_self = user_id == viewer.user_id
    if not is_self and member.room.kind == RoomKind.DIRECT:
        raise RoomOfTwo
    if not is_self and not viewer.may(Right.MODERATE):
        raise NotAllowed
    leaving = RoomMember.objects.filter(room_id=room_id, user_id=user_id, left_at=None, is_from_desk=False)
    if not leaving.update(left_at=now()):
        raise NotFound
    append_event(member.room, EventKind.MEMBER_LEFT, actor_id=viewer.user_id, subject_id=user_id)
    deed = "member:left" if is_self else "member:removed"
    record_deed(viewer=viewer, verb=deed, subject_id=room_id, room_id=room_id, user_id=user_id)
    gone = MemberGone(room_id=room_id, user_id=user_id)
    transaction.on_commit(lambda: announce(gone))
    seat_watchers(member.room)  # who looks after the desk still sees it


@transaction.atomic
def join(*, viewer: Viewer, room_id: UUID) -> None:
    """Become a member of a room one looks after, to write there. Everybody in it sees that.

    Raises: NotFound. Also: recorded; announces RoomLogGrew. Skips: a member.
    """
    access_room(viewer=viewer, room_id=room_id)
    room = lock_room(room_id)
    if seat_member(room, user_id=viewer.user_id, actor_id=viewer.user_id):
        record_deed(viewer=viewer, verb="member:joined", subject_id=room_id, room_id=room_id)


@transaction.atomic
def accept_house_rules(*, viewer: Viewer, room_id: UUID) -> None:
    """Agree to the rules on the door. Raises: NotFound. Also: recorded, once."""
    member = access_room(viewer=viewer, room_id=room_id)
    waiting = RoomMember.objects.filter(pk=member.pk, rules_accepted_at=None)
    if waiting.update(rules_accepted_at=now()):
        record_deed(viewer=viewer, verb="rules:accepted", subject_id=room_id, room_id=room_id)
