"""A desk in numbers, for whoever runs it. Nobody's name is in them, of the staff or of the visitors.

Times are of visits that were waited for and answered; what has no measure yet is None and not nought.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from sudare.assistant.models import Answer
from sudare.assistant.terms import AnswerState
from sudare.attachments.models import Attachment
from sudare.attachments.terms import UNSENT, State
from sudare.kit.clock import now
from sudare.policy.terms import Decision
from sudare.reception.models import Visit
from sudare.reception.proofs.saving import middle, seconds_saved
from sudare.reception.terms import CloseReason, VisitState
from sudare.storage.models import Hold
from sudare.storage.terms import ScopeKind

ENOUGH: Final = 5  # fewer pictures of a class than this aren't told apart: one of them could be somebody's
_RESOLVED: Final = frozenset({CloseReason.SOLVED, CloseReason.PASSED_ON})


@dataclass(frozen=True, slots=True)
class Times:
    """Median and ninetieth percentile in seconds, and of how many visits."""

    median: float | None
    p90: float | None
    measured: int


@dataclass(frozen=True, slots=True)
class Day:
    """One day by the house's own calendar; visits count on the day they came."""

    date: date
    visitors: int
    resolved: int
    waited_median: float | None
    first_answer_median: float | None


@dataclass(frozen=True, slots=True)
class Drafts:
    """What became of the answers an AI drafted for these visitors' rooms. ``seconds_saved``: see ``proofs.saving``."""

    unchanged: int = 0
    edited: int = 0
    refused: int = 0
    expired: int = 0
    seconds_saved: float = 0.0


@dataclass(frozen=True, slots=True)
class Pictures:
    """Pictures that were sent in these rooms. ``by_class`` counts what was seen in those that are still there.

    ``kept_now`` stand under an open case, ``waiting_now`` wait for a person's word.
    """

    sent: int = 0
    masked: int = 0
    held: int = 0
    refused: int = 0
    forgotten: int = 0
    waiting_now: int = 0
    kept_now: int = 0
    by_class: dict[str, int] = field(default_factory=dict)
    few: int = 0  # of classes too small to be told apart

    @property
    def masked_share(self) -> float | None:
        return self.masked / self.sent if self.sent else None


@dataclass(frozen=True, slots=True)
class Numbers:
    """``resolved`` of ``ended`` are those that were solved or passed on."""

    since: datetime
    until: datetime
    visitors: int
    ended: int
    resolved: int
    waited: Times
    first_answer: Times
    by_reason: dict[str, int]
    by_door: dict[str, int]
    satisfaction: dict[int, int]
    pictures: Pictures
    drafts: Drafts
    days: list[Day]


def numbers_of(*, organisation_id: UUID, since: datetime, until: datetime, desk_id: UUID | None = None) -> Numbers:
    """Visits that came in ``since <= queued < until``, of one desk or of all, and what was sent and drafted in them.

    Skips: asking who may know; the door does.
    """
    rows = Visit.objects.filter(organisation_id=organisation_id, queued_at__gte=since, queued_at__lt=until)
    if desk_id is not None:
        rows = rows.filter(desk_id=desk_id)
    visits = list(rows.only(*_COLUMNS).order_by("queued_at"))
    rooms = {visit.room_id for visit in visits}
    ended = [visit for visit in visits if visit.state == VisitState.CLOSED]
    return Numbers(
        since=since,
        until=until,
        visitors=len({visit.visitor_id for visit in visits}),
        ended=len(ended),
        resolved=sum(_is_resolved(visit) for visit in ended),
        waited=Times(*middle(_waits(visits))),
        first_answer=Times(*middle(_answers(visits))),
        by_reason=dict(Counter(visit.close_reason for visit in ended)),
        by_door=dict(Counter(visit.door for visit in visits)),
        satisfaction=dict(Counter(visit.satisfaction for visit in visits if visit.satisfaction)),
        pictures=_pictures(rooms, organisation_id=organisation_id, since=since, until=until),
        drafts=_drafts(rooms, since=since, until=until),
        days=_days(visits),
    )


_COLUMNS: Final = (
    "visitor_id",
    "room_id",
    "door",
    "state",
    "queued_at",
    "taken_at",
    "first_answer_at",
    "close_reason",
    "satisfaction",
)


def _is_resolved(visit: Visit) -> bool:
    return visit.state == VisitState.CLOSED and visit.close_reason in _RESOLVED


def _waits(visits: Iterable[Visit]) -> list[float]:
    return [
        (visit.taken_at - visit.queued_at).total_seconds()
        for visit in visits
        if visit.taken_at is not None and visit.taken_at >= visit.queued_at
    ]


def _answers(visits: Iterable[Visit]) -> list[float]:
    """Of a visit that began again, the first answer is older than its place in the line and isn't counted."""
    return [
        (visit.first_answer_at - visit.queued_at).total_seconds()
        for visit in visits
        if visit.first_answer_at is not None and visit.first_answer_at >= visit.queued_at
    ]


def _days(visits: Iterable[Visit]) -> list[Day]:
    zone = ZoneInfo(settings.TIME_ZONE)
    by_day: defaultdict[date, list[Visit]] = defaultdict(list)
    for visit in visits:
        by_day[visit.queued_at.astimezone(zone).date()].append(visit)
    return [
        Day(
            date=day,
            visitors=len({visit.visitor_id for visit in those}),
            resolved=sum(_is_resolved(visit) for visit in those),
            waited_median=middle(_waits(those))[0],
            first_answer_median=middle(_answers(those))[0],
        )
        for day, those in sorted(by_day.items())
    ]


def _pictures(rooms: set[UUID], *, organisation_id: UUID, since: datetime, until: datetime) -> Pictures:
    sent = Attachment.objects.filter(room_id__in=rooms, created_at__gte=since, created_at__lt=until)
    rows = list(sent.exclude(state__in=[*UNSENT, State.DISCARDED]).values("pk", "state", "verdict", "findings"))
    states = Counter(row["state"] for row in rows)
    decisions = Counter((row["verdict"] or {}).get("decision", "") for row in rows)
    seen = Counter(kind for row in rows for kind in {str(one["kind"]) for one in row["findings"]})
    told = {kind: amount for kind, amount in seen.most_common() if amount >= ENOUGH}
    return Pictures(
        sent=len(rows),
        masked=decisions[Decision.MASK.value],
        held=decisions[Decision.HOLD.value],
        refused=states[State.REFUSED],
        forgotten=states[State.FORGOTTEN],
        waiting_now=states[State.HELD],
        kept_now=_kept(rows, rooms=rooms, organisation_id=organisation_id),
        by_class=told,
        few=sum(amount for kind, amount in seen.items() if kind not in told),
    )


def _kept(rows: Iterable[Mapping[str, Any]], *, rooms: set[UUID], organisation_id: UUID) -> int:
    """Pictures an open case keeps from being forgotten: by name, with their room, or with the whole house."""
    standing = Hold.objects.filter(organisation_id=organisation_id, released_at=None)
    scopes = list(standing.values_list("scopes__kind", "scopes__target_id"))
    living = [row["pk"] for row in rows if row["state"] in {State.SENT, State.HELD}]
    if any(kind == ScopeKind.ORGANISATION for kind, _ in scopes):
        return len(living)
    named = {target for kind, target in scopes if kind == ScopeKind.ATTACHMENT}
    held_rooms = {target for kind, target in scopes if kind == ScopeKind.ROOM} & rooms
    people = {target for kind, target in scopes if kind == ScopeKind.PERSON}
    found = Attachment.objects.filter(pk__in=living).values_list("pk", "room_id", "uploader_id")
    return sum(pk in named or room_id in held_rooms or user_id in people for pk, room_id, user_id in found)


def _drafts(rooms: set[UUID], *, since: datetime, until: datetime) -> Drafts:
    decided = Answer.objects.filter(question__room_id__in=rooms, created_at__gte=since, created_at__lt=until)
    rows = decided.exclude(expires_at=None).values_list("state", "text", "given", "expires_at")
    unchanged = edited = refused = expired = 0
    saved = 0.0
    for state, text, given, expires_at in rows.order_by():
        is_edited = given is not None and given["text"] != text
        unchanged += state == AnswerState.APPROVED and not is_edited
        edited += state == AnswerState.APPROVED and is_edited
        refused += state == AnswerState.REFUSED
        is_over = state == AnswerState.DRAFT and expires_at is not None and expires_at <= now()
        expired += state == AnswerState.EXPIRED or is_over
        if state == AnswerState.APPROVED:
            saved += seconds_saved(given=given["text"] if given else text, sent=text)
    return Drafts(unchanged=unchanged, edited=edited, refused=refused, expired=expired, seconds_saved=saved)
