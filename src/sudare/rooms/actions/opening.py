"""Rooms opened and changed."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.timezone import now

from sudare.accounts.models import Membership, Organisation
from sudare.accounts.terms import Right, Role, Viewer
from sudare.kit.errors import NotAllowed, NotFound
from sudare.kit.text import clean_line, clean_text
from sudare.rooms import queries
from sudare.rooms.actions.chronicle import append_event, enter_and_lock, lock_room, record_deed
from sudare.rooms.errors import MinorAmongGuests, OutOfReach, RoomNameMissing, RoomOfTwo, RulesTooLong, WithYourself
from sudare.rooms.models import DeskSupervisor, Room, RoomMember
from sudare.rooms.terms import NAME_MAX_CHARACTERS, RULES_MAX_CHARACTERS, EventKind, RoomKind


@transaction.atomic
def open_group(*, viewer: Viewer, name: str, user_ids: Sequence[UUID]) -> Room:
    """Open a room for several people, with the organisation's house rules on its door.

    Raises: NotAllowed, RoomNameMissing; NotFound when one of them isn't here (or is only in another organisation);
    OutOfReach.
    Also: recorded; the log begins with everybody joining.
    """
    _check_may_open(viewer)
    people = list(dict.fromkeys((viewer.user_id, *user_ids)))
    check_can_talk(organisation_id=viewer.organisation_id, user_ids=people)
    check_reachable(viewer=viewer, user_ids=people)
    rules = Organisation.objects.values_list("house_rules", flat=True).get(pk=viewer.organisation_id)
    room = Room.objects.create(
        organisation_id=viewer.organisation_id, kind=RoomKind.GROUP, name=_checked_name(name), house_rules=rules
    )
    for user_id in people:
        seat_member(room, user_id=user_id, actor_id=viewer.user_id)
    record_deed(viewer=viewer, verb="room:opened", subject_id=room.pk, room_id=room.pk)
    return room


@transaction.atomic
def open_direct(*, viewer: Viewer, user_id: UUID) -> Room:
    """The room for two with this person: found if there is one, opened if not; whoever left comes back.

    Raises: NotAllowed, WithYourself, NotFound; OutOfReach unless both are in it already. Also: recorded when it is
    opened.
    """
    _check_may_open(viewer)
    if user_id == viewer.user_id:
        raise WithYourself
    check_can_talk(organisation_id=viewer.organisation_id, user_ids=[user_id])
    key = ":".join(sorted((str(viewer.user_id), str(user_id))))
    if not RoomMember.objects.filter(room__direct_key=key, user_id=user_id, left_at=None).exists():
        check_reachable(viewer=viewer, user_ids=[user_id])
    room, is_new = Room.objects.get_or_create(
        organisation_id=viewer.organisation_id, direct_key=key, defaults={"kind": RoomKind.DIRECT}
    )
    room = lock_room(room.pk)
    for person in (viewer.user_id, user_id):
        seat_member(room, user_id=person, actor_id=viewer.user_id)
    if is_new:
        record_deed(viewer=viewer, verb="room:opened", subject_id=room.pk, room_id=room.pk, user_id=user_id)
    return room


@transaction.atomic
def change_room(*, viewer: Viewer, room_id: UUID, name: str | None = None, house_rules: str | None = None) -> Room:
    """Give a group another name (any member) or other house rules (whoever may moderate).

    New rules are accepted anew by everybody but the person who wrote them.

    Raises: NotFound, RoomOfTwo, NotAllowed, RoomNameMissing, RulesTooLong. Also: recorded; announces RoomLogGrew.
    """
    member = enter_and_lock(viewer=viewer, room_id=room_id)
    room = member.room
    if room.kind == RoomKind.DIRECT:
        raise RoomOfTwo
    before = (room.name, room.house_rules)
    if name is not None:
        room.name = _checked_name(name)
    if house_rules is not None:
        _change_rules(member, viewer=viewer, untrusted_rules=house_rules)
    if (room.name, room.house_rules) != before:
        room.save(update_fields=["name", "house_rules"])
        append_event(room, EventKind.ROOM_CHANGED, actor_id=viewer.user_id)
        record_deed(viewer=viewer, verb="room:changed", subject_id=room.pk, room_id=room.pk)
    return room


def check_can_talk(*, organisation_id: UUID, user_ids: Sequence[UUID]) -> None:
    """Raises: NotFound unless each of them has an open seat here with a role that talks, and is no visitor."""
    seats = Membership.objects.filter(
        organisation_id=organisation_id,
        user_id__in=user_ids,
        disabled_at=None,
        user__is_active=True,
        role__in=queries.INVITABLE_ROLES,
    )
    if seats.count() != len(user_ids):
        raise NotFound


def check_reachable(*, viewer: Viewer, user_ids: Sequence[UUID]) -> None:
    """Raises: OutOfReach when one of them doesn't want to be reached by the viewer; it doesn't say which, or why."""
    if queries.is_out_of_reach(organisation_id=viewer.organisation_id, of=viewer.user_id, people=user_ids):
        raise OutOfReach


def seat_member(room: Room, *, user_id: UUID, actor_id: UUID) -> bool:
    """Make somebody a member of a locked room, and say whether they weren't one before.

    Who comes back finds the log where they left it, and accepts the house rules again.

    Raises: MinorAmongGuests for somebody under age in a visitor's room that isn't their own.
    """
    if room.kind == RoomKind.DESK:
        _check_grown_up(room, user_id=user_id)
    member, is_new = RoomMember.objects.get_or_create(room=room, user_id=user_id)
    if not is_new and member.left_at is None and not member.is_from_desk:
        return False
    if not is_new:
        member.left_at, member.rules_accepted_at, member.is_from_desk = None, None, False
        member.save(update_fields=["left_at", "rules_accepted_at", "is_from_desk"])
    append_event(room, EventKind.MEMBER_JOINED, actor_id=actor_id, subject_id=user_id)
    return True


def seat_watchers(room: Room) -> None:
    """Give everybody who looks after a locked room's desk their place to look from, in sight of those in the room.

    Skips: a visitor's room, into which nobody looks who hasn't asked to (docs/decisions/0268).
    """
    if room.desk is None or room.kind == RoomKind.DESK:
        return
    for one in DeskSupervisor.objects.filter(desk=room.desk).order_by("pk"):
        seat_watcher(room, user_id=one.user_id)


def seat_watcher(room: Room, *, user_id: UUID) -> bool:
    """A place to look from in a locked room, told in its log; says whether they weren't in it before."""
    member, is_new = RoomMember.objects.get_or_create(room=room, user_id=user_id, defaults={"is_from_desk": True})
    if not is_new and member.left_at is None:
        return False
    RoomMember.objects.filter(pk=member.pk).update(left_at=None, is_from_desk=True)
    append_event(room, EventKind.MEMBER_JOINED, actor_id=None, subject_id=user_id)
    return True


def _change_rules(member: RoomMember, *, viewer: Viewer, untrusted_rules: str) -> None:
    if not viewer.may(Right.MODERATE):
        raise NotAllowed
    rules = clean_text(untrusted_rules)
    if len(rules) > RULES_MAX_CHARACTERS:
        raise RulesTooLong
    if rules != member.room.house_rules:
        member.room.house_rules = rules
        others = RoomMember.objects.filter(room_id=member.room_id).exclude(pk=member.pk)
        others.update(rules_accepted_at=None)
        RoomMember.objects.filter(pk=member.pk).update(rules_accepted_at=now())


def _check_grown_up(room: Room, *, user_id: UUID) -> None:
    """A visitor may be under age; whoever of the house sits with them may not. Raises: MinorAmongGuests."""
    seats = Membership.objects.filter(organisation_id=room.organisation_id, user_id=user_id).exclude(minor=None)
    if seats.exclude(role=Role.VISITOR).exists():
        raise MinorAmongGuests


def _check_may_open(viewer: Viewer) -> None:
    if not viewer.may(Right.OPEN_ROOMS):
        raise NotAllowed


def _checked_name(untrusted_name: str) -> str:
    name = clean_line(untrusted_name)
    if not 0 < len(name) <= NAME_MAX_CHARACTERS:
        raise RoomNameMissing
    return name
