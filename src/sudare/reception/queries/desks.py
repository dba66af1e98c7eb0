"""Reads of a desk as it is now: open or not, who is there, how long one waits. None of them decides what is seen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet

from sudare.accounts.queries import working_seats
from sudare.kit.clock import now
from sudare.reception.models import DeskStaff, Reception, Visit
from sudare.reception.proofs.hours import Opening, opening
from sudare.reception.proofs.routing import Candidate
from sudare.reception.proofs.waiting import head_times, minutes_until_turn
from sudare.reception.terms import PRESENCE_LASTS, Here, VisitState
from sudare.rooms.models import Desk, DeskSupervisor

MEASURED: Final = 30  # of the visits taken last
MEASURED_SINCE: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many stand in a line, and how long the next one to come would wait; None where nothing can be promised."""

    people: int
    minutes: int | None


@dataclass(frozen=True, slots=True)
class DeskNow:
    """A desk as somebody of its staff sees it. ``here`` is None for whoever looks after it and doesn't answer there."""

    id: UUID
    name: str
    here: Here | None
    waiting: int
    open: int
    late: int
    people_here: int
    minutes: int | None
    opening: Opening


@dataclass(frozen=True, slots=True)
class OtherDesk:
    """A desk a visit could be given to, and how full it is there."""

    id: UUID
    name: str
    people_here: int
    waiting: int
    is_within: bool


def opening_of(reception: Reception) -> Opening:
    """Whether a desk is within its hours, and when that changes."""
    return opening(
        reception.hours,
        moment=now(),
        zone=ZoneInfo(settings.TIME_ZONE),
        keeps_holidays=reception.keeps_holidays,
        closed_days=reception.closed_days,
    )


def staff_of(desk_ids: Iterable[UUID]) -> QuerySet[DeskStaff]:
    """Those who answer at these desks and can act now."""
    seat = working_seats().filter(user_id=OuterRef("user_id"), organisation_id=OuterRef("desk__organisation_id"))
    return DeskStaff.objects.filter(Exists(seat), desk_id__in=list(desk_ids)).select_related("user")


def people_here(desk_ids: Iterable[UUID]) -> QuerySet[DeskStaff]:
    """Those of them whose page said a moment ago that they are there."""
    return staff_of(desk_ids).filter(here=Here.AVAILABLE, seen_at__gt=now() - PRESENCE_LASTS)


def is_anybody_here(desk_id: UUID) -> bool:
    return people_here([desk_id]).exists()


def candidates(desk_id: UUID) -> list[Candidate]:
    """Everybody who answers at a desk, as routing looks at them. Two queries."""
    rows = list(staff_of([desk_id]))
    load = _load_of([row.user_id for row in rows])
    return [
        Candidate(
            user_id=row.user_id,
            is_here=here_now(row) is Here.AVAILABLE,
            open_visits=load.get(row.user_id, (0, None))[0],
            capacity=row.capacity,
            skills=frozenset(row.skills),
            languages=frozenset(row.languages),
            last_given_at=load.get(row.user_id, (0, None))[1],
        )
        for row in rows
    ]


def _load_of(user_ids: list[UUID]) -> dict[UUID, tuple[int, datetime | None]]:
    """How many visits each has open, at whichever desk, and when they were given the last one."""
    lately = Q(state=VisitState.OPEN) | Q(taken_at__gt=now() - timedelta(days=1))
    rows = Visit.objects.filter(lately, assignee_id__in=user_ids).values_list("assignee_id").order_by()
    counted = rows.annotate(amount=Count("pk", filter=Q(state=VisitState.OPEN)), given=Max("taken_at"))
    return {user_id: (amount, given) for user_id, amount, given in counted if user_id}


def waiting_told(reception: Reception) -> Waiting:
    """What the door says to whoever would come now."""
    people = Visit.objects.filter(desk_id=reception.desk_id, state=VisitState.WAITING).count()
    return Waiting(people=people, minutes=_promised(reception, place=people + 1))


def place_told(visit: Visit, reception: Reception) -> tuple[int, int | None]:
    """Where a waiting visit stands in its line, and for how many minutes more."""
    before = Visit.objects.filter(desk_id=visit.desk_id, state=VisitState.WAITING)
    earlier = Q(queued_at__lt=visit.queued_at) | Q(queued_at=visit.queued_at, pk__lt=visit.pk)
    place = before.filter(earlier).count() + 1
    return place, _promised(reception, place=place)


def desks_now(*, user_id: UUID, organisation_id: UUID) -> list[DeskNow]:
    """The desks somebody answers at or looks after, with what waits there, by name."""
    rows = {row.desk_id: row for row in DeskStaff.objects.filter(user_id=user_id)}
    looked_after = DeskSupervisor.objects.filter(user_id=user_id).values("desk_id")
    mine = Desk.objects.filter(Q(pk__in=rows) | Q(pk__in=looked_after), organisation_id=organisation_id)
    found = list(mine.exclude(reception=None).select_related("reception").order_by("name", "pk"))
    counts = counts_of([desk.reception for desk in found])
    here = dict(people_here([desk.pk for desk in found]).values_list("desk_id").annotate(Count("pk")).order_by())
    return [
        DeskNow(
            id=desk.pk,
            name=desk.name,
            here=here_now(rows[desk.pk]) if desk.pk in rows else None,
            waiting=counts[desk.pk][0],
            open=counts[desk.pk][1],
            late=counts[desk.pk][2],
            people_here=here.get(desk.pk, 0),
            minutes=_promised(desk.reception, place=counts[desk.pk][0] + 1),
            opening=opening_of(desk.reception),
        )
        for desk in found
    ]


def other_desks(*, organisation_id: UUID, besides: UUID) -> list[OtherDesk]:
    """Open desks of the house at which somebody answers, by name. A few queries; desks are few."""
    rows = Reception.objects.filter(organisation_id=organisation_id, is_open=True).exclude(desk_id=besides)
    staffed = set(staff_of(rows.values_list("desk_id", flat=True)).values_list("desk_id", flat=True))
    found = list(rows.filter(desk_id__in=staffed).select_related("desk").order_by("desk__name", "desk_id"))
    here = dict(people_here(staffed).values_list("desk_id").annotate(Count("pk")).order_by())
    return [
        OtherDesk(
            id=row.desk_id,
            name=row.desk.name,
            people_here=here.get(row.desk_id, 0),
            waiting=Visit.objects.filter(desk_id=row.desk_id, state=VisitState.WAITING).count(),
            is_within=opening_of(row).is_within,
        )
        for row in found
    ]


def waiting_for(*, user_id: UUID, organisation_id: UUID) -> int | None:
    """How many wait at the desks somebody answers at or looks after; None where there are none. One query."""
    at = [kind.objects.filter(desk_id=OuterRef("desk_id"), user_id=user_id) for kind in (DeskStaff, DeskSupervisor)]
    mine = Reception.objects.filter(Exists(at[0]) | Exists(at[1]), organisation_id=organisation_id)
    waiting = Count("desk__visits", filter=Q(desk__visits__state=VisitState.WAITING))
    found = list(mine.annotate(waiting=waiting).values_list("waiting", flat=True))
    return sum(found) if found else None


def here_now(row: DeskStaff) -> Here:
    """What somebody's presence comes to: a page that fell silent is away."""
    is_fresh = row.seen_at is not None and row.seen_at > now() - PRESENCE_LASTS
    return Here(row.here) if is_fresh else Here.AWAY


def counts_of(receptions: Iterable[Reception]) -> dict[UUID, tuple[int, int, int]]:
    """Waiting, open and late visits of each desk. One query for each desk's own patience."""
    found = {}
    for reception in receptions:
        is_late = late(reception.reply_minutes)
        at_hand = Visit.objects.filter(desk_id=reception.desk_id, state__in=[VisitState.WAITING, VisitState.OPEN])
        sums = at_hand.aggregate(
            waiting=Count("pk", filter=Q(state=VisitState.WAITING)),
            open=Count("pk", filter=Q(state=VisitState.OPEN)),
            late=Count("pk", filter=is_late),
        )
        found[reception.desk_id] = (sums["waiting"], sums["open"], sums["late"])
    return found


def late(reply_minutes: int) -> Q:
    """Visits in which somebody has waited for a word longer than a desk allows itself."""
    since = now() - timedelta(minutes=reply_minutes)
    unanswered = Q(state=VisitState.OPEN, visitor_spoke_at__lt=since)
    return unanswered | Q(state=VisitState.WAITING, queued_at__lt=since)


def desks_of_staff(user_ids: Iterable[UUID]) -> dict[UUID, set[UUID]]:
    """At which desks each of these people works, for whoever listens to their lines. Two queries."""
    asked = list(user_ids)
    found: dict[UUID, set[UUID]] = {}
    if not asked:
        return found
    for rows in (DeskStaff.objects, DeskSupervisor.objects):
        for user_id, desk_id in rows.filter(user_id__in=asked).values_list("user_id", "desk_id"):
            found.setdefault(user_id, set()).add(desk_id)
    return found


def desks_of_rooms(room_ids: Iterable[UUID]) -> set[UUID]:
    """The desks whose visitors talk in these rooms."""
    rows = Visit.objects.filter(room_id__in=list(room_ids)).values_list("desk_id", flat=True)
    return set(rows.distinct())


def _promised(reception: Reception, *, place: int) -> int | None:
    if not opening_of(reception).is_within or not is_anybody_here(reception.desk_id):
        return None
    taken = Visit.objects.filter(desk_id=reception.desk_id, taken_at__gt=now() - MEASURED_SINCE)
    last = taken.filter(taken_at__gte=F("queued_at")).order_by("-taken_at").values_list("queued_at", "taken_at")
    times = head_times((queued, at) for queued, at in last[:MEASURED] if at is not None)
    return minutes_until_turn(place=place, times=times)
