"""Reads of rooms and their logs, used more than once. None of them decides what somebody may see."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Final
from uuid import UUID

from django.db.models import (
    Count,
    Exists,
    IntegerField,
    Max,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from sudare.accounts.models import Membership, User
from sudare.accounts.queries import working_seats
from sudare.accounts.terms import RIGHTS, Right, Role, Viewer
from sudare.attachments.models import Attachment, Review
from sudare.attachments.terms import ReviewState, State
from sudare.prepared import Prepared
from sudare.rooms.models import Desk, DeskSupervisor, Message, Room, RoomEvent, RoomMember
from sudare.rooms.queries.unseen import blocks_of, hidden_among, hidden_in, is_out_of_reach, unseen_by
from sudare.rooms.terms import PAGE, DeskLine, EventKind, LastMessage, RoomKind, RoomLine, Somebody

_END: Final = 2**31 - 1  # after every message

__all__ = ["blocks_of", "hidden_among", "hidden_in", "is_out_of_reach", "unseen_by"]
UNTOLD_AT_ONCE = 200
_WORDS = {
    EventKind.PICTURE_RELEASED: [ReviewState.ACCEPTED],
    EventKind.PICTURE_REFUSED: [ReviewState.REFUSED, ReviewState.EXPIRED],
}
TALKING_ROLES = [role.value for role, rights in RIGHTS.items() if Right.TALK in rights]
INVITABLE_ROLES = [role for role in TALKING_ROLES if role != Role.VISITOR]  # a visitor has one room, by their own door
SUPERVISING_ROLES = [role.value for role, rights in RIGHTS.items() if Right.SUPERVISE in rights]


@dataclass(frozen=True, slots=True)
class MessagePage:
    """Oldest first. ``events_after(last_sequence)`` goes on from here without a gap."""

    items: list[Message]
    last_sequence: int
    has_earlier: bool


class DeskOfRooms:
    """What the rulebook asks of this floor: which room is at which desk."""

    def desks_of(self, room_ids: Collection[UUID]) -> QuerySet[Room, UUID | None]:
        return Room.objects.filter(pk__in=room_ids).exclude(desk=None).values_list("desk_id", flat=True)

    def rooms_at(self, desk_ids: Collection[UUID]) -> QuerySet[Room, UUID]:
        return Room.objects.filter(desk_id__in=desk_ids).values_list("pk", flat=True)


def memberships_of(viewer: Viewer) -> QuerySet[RoomMember]:
    """The rooms somebody is in now. A role that doesn't talk is in none, even where it was a member before."""
    if not viewer.may(Right.TALK):
        return RoomMember.objects.none()
    return RoomMember.objects.filter(
        _stands(), user_id=viewer.user_id, left_at=None, room__organisation_id=viewer.organisation_id
    ).select_related("room")


def own_place(viewer: Viewer, *, room_id: UUID) -> RoomMember | None:
    """Somebody's place in a room they are in for themselves: what ``memberships_of`` finds in nearly all cases, and
    several times as cheap to ask, because nothing about desks has to be looked up.
    """
    if not viewer.may(Right.TALK):
        return None
    return _OWN_PLACE.first(room_id=room_id, user_id=viewer.user_id, organisation_id=viewer.organisation_id)


def _own_place(room_id: UUID, user_id: UUID, organisation_id: UUID) -> QuerySet[RoomMember]:
    mine = RoomMember.objects.filter(room_id=room_id, user_id=user_id, left_at=None, is_from_desk=False)
    return mine.filter(room__organisation_id=organisation_id).select_related("room")[:1]


_OWN_PLACE: Final = Prepared(_own_place)


def rooms_of(viewer: Viewer) -> list[RoomLine]:
    """Somebody's rooms, the liveliest first, in three queries however many there are.

    Visitors' rooms stand in the line of their desk, and there are too many of them for a list.
    """
    seats = list(memberships_of(viewer).exclude(room__kind=RoomKind.DESK).annotate(unread=_unread(viewer.user_id)))
    last = _last_messages([seat.room_id for seat in seats], user_id=viewer.user_id)
    names = _names_of_others([seat.room_id for seat in seats if seat.room.kind == RoomKind.DIRECT], viewer.user_id)
    seats.sort(key=lambda seat: _liveliness(seat, last.get(seat.room_id)), reverse=True)
    return [_line(seat, last.get(seat.room_id), names.get(seat.room_id, seat.room.name)) for seat in seats]


def room_line(member: RoomMember) -> RoomLine:
    """One room as its member's list would show it."""
    (seat,) = _SEAT_WITH_UNREAD.all(pk=member.pk, user_id=member.user_id)
    last = _LAST_MESSAGE.first(room_id=member.room_id, user_id=member.user_id)
    return _line(seat, last, display_name(seat))


def _seat_with_unread(pk: UUID, user_id: UUID) -> QuerySet[RoomMember]:
    return RoomMember.objects.filter(pk=pk).select_related("room").annotate(unread=_unread(user_id))


def _last_message(room_id: UUID, user_id: UUID) -> QuerySet[Message]:
    return _newest_of([room_id], user_id)


_SEAT_WITH_UNREAD: Final = Prepared(_seat_with_unread)
_LAST_MESSAGE: Final = Prepared(_last_message)


def display_name(member: RoomMember) -> str:
    """What this member calls the room: the other person where two talk."""
    if member.room.kind != RoomKind.DIRECT:
        return member.room.name
    return _names_of_others([member.room_id], member.user_id).get(member.room_id, "")


def titles_of(room_ids: Iterable[UUID]) -> dict[UUID, str]:
    """What somebody who isn't in these rooms calls them: two people's names where two talk. Two queries."""
    rooms = {room.pk: room for room in Room.objects.filter(pk__in=set(room_ids))}
    pairs = [pk for pk, room in rooms.items() if room.kind == RoomKind.DIRECT]
    named: dict[UUID, list[str]] = {}
    rows = RoomMember.objects.filter(room_id__in=pairs).order_by("joined_at", "pk").values_list("room_id", "user__name")
    for room_id, name in rows:
        named.setdefault(room_id, []).append(name)
    return {pk: room.name for pk, room in rooms.items()} | {pk: " · ".join(names) for pk, names in named.items()}


def people_in(room: Room) -> list[Somebody]:
    """The members who can come in right now, in the order they came."""
    return [
        Somebody(user_id=row.user_id, name=row.user.name, role=row.role, read_sequence=row.read_sequence)  # type: ignore[attr-defined]  # annotated below
        for row in _PEOPLE.all(room_id=room.pk, organisation_id=room.organisation_id)
    ]


def _people(room_id: UUID, organisation_id: UUID) -> QuerySet[RoomMember]:
    role = _talking_seats(organisation_id).values("role")
    rows = RoomMember.objects.filter(_stands(), room_id=room_id, left_at=None).annotate(role=Subquery(role[:1]))
    return rows.exclude(role=None).select_related("user").order_by("joined_at", "pk")


_PEOPLE: Final = Prepared(_people)


def desks_of(organisation_id: UUID) -> list[DeskLine]:
    """Every desk with its rooms and those who look after it, by name. Three queries."""
    desks = Desk.objects.filter(organisation_id=organisation_id).order_by("name", "pk")
    seated = DeskSupervisor.objects.select_related("user").order_by("user__name", "pk")
    desks = desks.prefetch_related(
        Prefetch("rooms", Room.objects.order_by("name", "pk")), Prefetch("supervisors", seated)
    )
    return [
        DeskLine(
            id=desk.pk,
            name=desk.name,
            rooms=[(room.pk, room.name) for room in desk.rooms.all()],
            supervisors=[(one.user_id, one.user.name) for one in desk.supervisors.all()],
        )
        for desk in desks
    ]


def rooms_without_desk(organisation_id: UUID) -> list[tuple[UUID, str]]:
    """The groups that belong to no desk yet; rooms for two never do."""
    rows = Room.objects.filter(organisation_id=organisation_id, kind=RoomKind.GROUP, desk=None)
    return list(rows.order_by("name", "pk").values_list("pk", "name"))


def events_after(*, room_id: UUID, after: int, limit: int = 200) -> list[RoomEvent]:
    """The log after a sequence, in order, with messages as they are now.

    ``subject_name`` on each row names the member a joining or leaving is about.
    """
    return _events_up_to(limit).all(room_id=room_id, after=after)


@cache
def _events_up_to(limit: int) -> Prepared[RoomEvent]:
    def events(room_id: UUID, after: int) -> QuerySet[RoomEvent]:
        name = User.objects.filter(pk=OuterRef("subject_id")).values("name")
        rows = RoomEvent.objects.filter(room_id=room_id, sequence__gt=after).annotate(subject_name=Subquery(name[:1]))
        joined = ("actor", "message", "message__author", "message__reply_to", "message__reply_to__author")
        return rows.select_related(*joined).order_by("sequence")[:limit]

    return Prepared(events)


def page_of_messages(*, room_id: UUID, before: int | None = None, limit: int = PAGE) -> MessagePage:
    """The newest messages, or the newest before a sequence.

    The end of the log is read first and the messages after it. A message that arrives in between is then in
    the page *and* among the events that follow: seen twice, never missed.
    """
    last_sequence = last_sequences([room_id]).get(room_id, 0)
    newest = _page_up_to(limit + 1).all(room_id=room_id, before=_END if before is None else before)
    return MessagePage(items=newest[:limit][::-1], last_sequence=last_sequence, has_earlier=len(newest) > limit)


@cache
def _page_up_to(limit: int) -> Prepared[Message]:
    def newest(room_id: UUID, before: int) -> QuerySet[Message]:
        rows = Message.objects.filter(room_id=room_id, sequence__lt=before)
        return rows.select_related("author", "reply_to", "reply_to__author").order_by("-sequence")[:limit]

    return Prepared(newest)


def last_sequences(room_ids: Iterable[UUID]) -> dict[UUID, int]:
    """How far each room's log goes; for whoever waits on several rooms at once."""
    return dict(Room.objects.filter(pk__in=list(room_ids)).values_list("pk", "last_sequence"))


def attachment_ids_of(message_id: UUID) -> list[UUID]:
    return list(Attachment.objects.filter(message_id=message_id).values_list("pk", flat=True))


def forgetting_of(*, message_id: UUID | OuterRef, attachment_id: UUID | OuterRef) -> QuerySet[RoomEvent]:
    """The event that told a room of this picture's end."""
    about = RoomEvent.objects.filter(message_id=message_id, subject_id=attachment_id)
    return about.filter(kind=EventKind.PICTURE_FORGOTTEN)


def telling_of(kind: EventKind, *, message_id: UUID | OuterRef, attachment_id: UUID | OuterRef) -> QuerySet[RoomEvent]:
    """The event that told a room what became of this picture."""
    return RoomEvent.objects.filter(message_id=message_id, subject_id=attachment_id, kind=kind)


def decided_and_untold(*, since: datetime) -> list[tuple[EventKind, UUID, UUID, UUID]]:
    """Kind of event, message, room and picture: decided since then, on a standing message, and the room not told."""
    found = []
    for kind, words in _WORDS.items():
        rows = _decided(words, since=since)
        told = telling_of(kind, message_id=OuterRef("message_id"), attachment_id=OuterRef("pk"))
        untold = rows.filter(~Exists(told)).values_list("message_id", "room_id", "pk")[:UNTOLD_AT_ONCE]
        found += [(kind, message_id, room_id, pk) for message_id, room_id, pk in untold if message_id and room_id]
    return found


def _decided(words: list[ReviewState], *, since: datetime) -> QuerySet[Attachment]:
    standing = Message.objects.filter(pk=OuterRef("message_id"), deleted_at=None)
    word = Review.objects.filter(attachment_id=OuterRef("pk"), state__in=words, decided_at__gte=since)
    return Attachment.objects.filter(Exists(standing), Exists(word)).order_by("state_changed_at")


def forgotten_and_untold(*, since: datetime) -> list[tuple[UUID, UUID, UUID]]:
    """Message, room and picture, for pictures forgotten since then that a standing message's room wasn't told of."""
    standing = Message.objects.filter(pk=OuterRef("message_id"), deleted_at=None)
    told = forgetting_of(message_id=OuterRef("message_id"), attachment_id=OuterRef("pk"))
    rows = Attachment.objects.filter(
        Exists(standing), ~Exists(told), state=State.FORGOTTEN, state_changed_at__gte=since
    )
    found = rows.order_by("state_changed_at").values_list("message_id", "room_id", "pk")[:UNTOLD_AT_ONCE]
    return [(message_id, room_id, pk) for message_id, room_id, pk in found if message_id and room_id]


def _talking_seats(organisation_id: UUID | OuterRef) -> QuerySet[Membership]:
    """The open seats, with a role that talks, of the person an outer row is about."""
    return working_seats().filter(organisation_id=organisation_id, user_id=OuterRef("user_id"), role__in=TALKING_ROLES)


def _stands() -> Q:
    """A row made for a desk counts only while its person looks after the room's desk, with a role that may."""
    desk = DeskSupervisor.objects.filter(user_id=OuterRef("user_id"), desk_id=OuterRef("room__desk_id"))
    seat = _talking_seats(OuterRef("room__organisation_id")).filter(role__in=SUPERVISING_ROLES)
    return Q(is_from_desk=False) | (Q(Exists(desk)) & Q(Exists(seat)))


def _unread(user_id: UUID) -> Coalesce:
    """Messages of others after the read mark that still say something to this person."""
    waiting = (
        Message.objects.filter(room_id=OuterRef("room_id"), sequence__gt=OuterRef("read_sequence"), deleted_at=None)
        .exclude(Q(author_id=OuterRef("user_id")) | unseen_by(user_id))
        .order_by()
        .values("room_id")
        .annotate(amount=Count("pk"))
        .values("amount")
    )
    return Coalesce(Subquery(waiting, output_field=IntegerField()), Value(0))


def _last_messages(room_ids: list[UUID], *, user_id: UUID) -> dict[UUID, Message]:
    """The newest message of each room that still says something to this person."""
    return {row.room_id: row for row in _newest_of(room_ids, user_id)}


def _newest_of(room_ids: list[UUID], user_id: UUID) -> QuerySet[Message]:
    telling = Message.objects.filter(room_id=OuterRef("pk"), deleted_at=None).exclude(unseen_by(user_id))
    newest = telling.order_by("-sequence").values("pk")[:1]
    ids = Room.objects.filter(pk__in=room_ids).annotate(newest=Subquery(newest)).values("newest")
    pictures = Attachment.objects.filter(message_id=OuterRef("pk"))  # held, refused and forgotten ones too
    return Message.objects.filter(pk__in=ids).select_related("author").annotate(has_pictures=Exists(pictures))


def _names_of_others(room_ids: list[UUID], user_id: UUID) -> dict[UUID, str]:
    """Who is at the other side of rooms for two; also after they left, since the room is still about them."""
    rows = RoomMember.objects.filter(room_id__in=room_ids).exclude(user_id=user_id)
    return dict(rows.values_list("room_id", "user__name"))


def _liveliness(seat: RoomMember, last: Message | None) -> tuple[object, object]:
    return (last.created_at if last else seat.room.created_at, seat.room_id)


def _line(seat: RoomMember, last: Message | None, name: str) -> RoomLine:
    return RoomLine(
        id=seat.room_id,
        kind=RoomKind(seat.room.kind),
        name=name,
        unread=seat.unread,  # type: ignore[attr-defined]  # annotated by the callers
        last_sequence=seat.room.last_sequence,
        last_message=_last(last) if last else None,
    )


def _last(message: Message) -> LastMessage:
    return LastMessage(
        author_name=message.author.name,
        text=message.text,
        has_pictures=message.has_pictures,  # type: ignore[attr-defined]  # annotated above
        at=message.created_at,
    )


def logs_of(user_ids: Iterable[UUID]) -> dict[UUID, dict[UUID, int]]:
    """For each of these people the rooms they may be in now, and how far those rooms' logs go. One query.

    Without an open seat whose role talks nobody is in a room, member or not: a stream that asks here ends then.
    """
    talks = Exists(_talking_seats(OuterRef("room__organisation_id")))
    rows = RoomMember.objects.filter(talks, _stands(), user_id__in=list(user_ids), left_at=None)
    found: dict[UUID, dict[UUID, int]] = {}
    for user_id, room_id, last_sequence in rows.values_list("user_id", "room_id", "room__last_sequence"):
        found.setdefault(user_id, {})[room_id] = last_sequence
    return found


def newest_event_id() -> int:
    """Where ``growth_after`` begins for somebody who knows nothing yet."""
    return RoomEvent.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def growth_after(event_id: int, *, look_back: int) -> tuple[int, dict[UUID, int]]:
    """Which rooms' logs grew after this event of the whole house, and how far they go now.

    Rows written at the same time may become visible out of order, so the last ``look_back`` are looked at again.
    """
    rows = RoomEvent.objects.filter(pk__gt=event_id - look_back)
    newest, grown = event_id, {}
    for room_id, last, sequence in rows.values_list("room_id").annotate(last=Max("pk"), far=Max("sequence")).order_by():
        newest = max(newest, last)
        grown[room_id] = sequence
    return newest, grown


def has_room(*, room_id: UUID, organisation_id: UUID) -> bool:
    """Whether the organisation has this room."""
    return Room.objects.filter(pk=room_id, organisation_id=organisation_id).exists()
