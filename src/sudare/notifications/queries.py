"""Reads of wishes, devices and notices, used more than once. None of them decides what somebody may do."""

from collections.abc import Container, Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import F, QuerySet

from sudare.accounts.queries import working_seats
from sudare.accounts.terms import RIGHTS, Right, Role
from sudare.attachments.models import Review
from sudare.attachments.terms import ReviewState
from sudare.incidents.models import Case, Report
from sudare.incidents.terms.cases import UNDECIDED
from sudare.notifications.models import ChatTool, Device, Notice, Wish
from sudare.notifications.terms import DEFAULTS, NOBODY_ELSES, NoticeState, Occasion, Way
from sudare.reception.models import DeskStaff, Visit
from sudare.reception.terms import Here, VisitState
from sudare.rooms.models import RoomEvent, RoomMember
from sudare.rooms.queries import blocks_of
from sudare.rooms.terms import EventKind

_REVIEWING = [role.value for role, rights in RIGHTS.items() if Right.REVIEW in rights]


def wish_of(user_id: UUID) -> Wish:
    """What this person wants to be told of; the defaults where they haven't said."""
    found = Wish.objects.filter(pk=user_id).first()
    defaults = {way: sorted(occasions) for way, occasions in DEFAULTS.items()}
    return found or Wish(user_id=user_id, push=defaults[Way.PUSH], mail=defaults[Way.MAIL])


def wishes_of(user_ids: Iterable[UUID]) -> dict[UUID, Wish]:
    """The same for many. One query."""
    wanted = set(user_ids)
    found = {wish.user_id: wish for wish in Wish.objects.filter(pk__in=wanted)}
    return {user_id: found.get(user_id) or _default(user_id) for user_id in wanted}


def with_devices(user_ids: Iterable[UUID]) -> set[UUID]:
    return set(Device.objects.filter(user_id__in=set(user_ids)).values_list("user_id", flat=True))


def devices_of(user_id: UUID) -> list[Device]:
    return list(Device.objects.filter(user_id=user_id).order_by("-made_at"))


def tools_of(organisation_id: UUID) -> list[ChatTool]:
    return list(ChatTool.objects.filter(organisation_id=organisation_id).select_related("desk").order_by("made_at"))


def unread_messages(*, since: datetime, until: datetime) -> list[RoomMember]:
    """Seats in rooms with something unread that somebody else said between these moments, and not yet read by then.

    Whoever is spared somebody's words isn't rung by them either.
    """
    rooms = RoomEvent.objects.filter(kind=EventKind.MESSAGE_POSTED, at__gt=since, at__lte=until).order_by("-sequence")
    said: dict[UUID, list[tuple[int, UUID | None]]] = {}
    for room_id, sequence, author_id in rooms.values_list("room_id", "sequence", "actor_id"):
        said.setdefault(room_id, []).append((sequence, author_id))
    rows = RoomMember.objects.filter(room_id__in=said, left_at=None, is_from_desk=False)
    rows = rows.exclude(user__memberships__role=Role.VISITOR).select_related("room")
    seats = list(rows.filter(read_sequence__lt=F("room__last_sequence")))
    spared = blocks_of({seat.user_id for seat in seats})
    return [seat for seat in seats if _has_news(seat, said[seat.room_id], spared=spared.get(seat.user_id, {}))]


def _has_news(seat: RoomMember, said: list[tuple[int, UUID | None]], *, spared: Container[UUID | None]) -> bool:
    """Whether the newest words this reader sees are unread and somebody else's. ``said``: the newest first."""
    sequence, author_id = next(((at, who) for at, who in said if who not in spared), (0, None))
    return seat.read_sequence < sequence and author_id != seat.user_id


def waiting_visits(*, since: datetime, until: datetime) -> list[Visit]:
    rows = Visit.objects.filter(state=VisitState.WAITING, queued_at__gt=since, queued_at__lte=until)
    return list(rows.select_related("desk"))


def staff_of(desk_id: UUID) -> list[UUID]:
    """Those who answer at a desk and haven't said that they are away."""
    rows = DeskStaff.objects.filter(desk_id=desk_id).exclude(here=Here.AWAY)
    return list(rows.values_list("user_id", flat=True))


def waiting_reviews(*, since: datetime, until: datetime) -> list[Review]:
    rows = Review.objects.filter(state=ReviewState.WAITING, requested_at__gt=since, requested_at__lte=until)
    return list(rows.select_related("attachment"))


def reviewers_of(organisation_id: UUID) -> list[UUID]:
    seats = working_seats().filter(organisation_id=organisation_id, role__in=_REVIEWING)
    return list(seats.values_list("user_id", flat=True))


def reporters_of(case: Case) -> list[UUID]:
    """Those with a seat; a visitor reads it on their own page."""
    rows = Report.objects.filter(case=case).exclude(reporter__memberships__role=Role.VISITOR)
    return list(rows.values_list("reporter_id", flat=True).distinct())


def still_waits(notice: Notice) -> bool:
    """Whether it is still news: nobody has read, taken or decided it meanwhile."""
    if notice.case_id is not None:
        standing = Case.objects.filter(pk=notice.case_id, state__in=UNDECIDED)
        return (standing.filter(owner=None) if notice.occasion == Occasion.CASE else standing).exists()
    if notice.room_id is None or (notice.user_id is None and notice.occasion == Occasion.MESSAGE):
        return notice.occasion != Occasion.MESSAGE
    if notice.occasion == Occasion.MESSAGE and notice.user_id is not None:
        seat = RoomMember.objects.filter(room_id=notice.room_id, user_id=notice.user_id, left_at=None).first()
        return seat is not None and seat.read_sequence < notice.sequence
    if notice.occasion == Occasion.VISITOR:
        return Visit.objects.filter(room_id=notice.room_id, state=VisitState.WAITING).exists()
    return True


def due(moment: datetime) -> QuerySet[Notice]:
    return Notice.objects.filter(state=NoticeState.WAITING, next_try_at__lte=moment)


def dead(organisation_id: UUID) -> list[Notice]:
    rows = Notice.objects.filter(organisation_id=organisation_id, state=NoticeState.DEAD)
    rows = rows.exclude(occasion__in=NOBODY_ELSES)
    return list(rows.select_related("user", "tool").order_by("-made_at")[:200])


def told_lately(*, user_id: UUID, room_id: UUID, way: str, since: datetime) -> bool:
    """Whether this person was told of this room a moment ago and hasn't looked since."""
    rows = Notice.objects.filter(user_id=user_id, room_id=room_id, way=way, made_at__gt=since)
    return rows.exclude(state=NoticeState.SKIPPED).exists()


def _default(user_id: UUID) -> Wish:
    return Wish(user_id=user_id, push=sorted(DEFAULTS[Way.PUSH]), mail=sorted(DEFAULTS[Way.MAIL]))
