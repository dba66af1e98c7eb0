"""A desk's line, looked at once for everybody who looks within the same moment. See docs/decisions/0271.

What is the same for all is read once; what is each reader's own (their seats, and what they have read) every time.
"""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Exists, F, OuterRef

from sudare.accounts.terms import Viewer
from sudare.assistant.models import Answer
from sudare.assistant.terms import AnswerState
from sudare.attachments.models import Attachment
from sudare.attachments.terms import State
from sudare.kit.clock import now
from sudare.reception.models import Reception, Visit
from sudare.reception.terms import VisitState
from sudare.rooms.models import Message
from sudare.rooms.queries import memberships_of

LASTS_SECONDS: Final = 0.5  # the hint that a line moved comes later than this, so whoever follows it sees the move
SNIPPET: Final = 120
LOOKED_BACK: Final = 200  # of a room's log: whatever is unread further back isn't counted
_UNSEEN: Final = [State.FORGOTTEN, State.DISCARDED]
Wanted = tuple[UUID, tuple[VisitState, ...]]


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A visit as its line in the staff's list. ``words`` are the last ones said, as far as the reader may see them.

    ``is_inside``: the reader is in its room.
    """

    visit: Visit
    is_inside: bool
    unread: int
    words: str
    words_by_visitor: bool
    words_at: datetime | None
    has_pictures: bool
    is_late: bool
    draft_waiting: bool


@dataclass(frozen=True, slots=True)
class Said:
    """What a room's log tells of its last words. ``by_visitor`` are the places of the visitor's own that stand."""

    by_visitor: tuple[int, ...] = ()
    answered: int = 0
    last: Message | None = None


@dataclass(frozen=True, slots=True)
class Glance:
    """Visits of one desk, and what is the same for whoever looks at them."""

    visits: Sequence[Visit]
    said: dict[UUID, Said]
    drafts: set[UUID]
    late: set[UUID]
    has_more: bool = False
    at: float = field(default_factory=time.monotonic)


def look_at(visits: Sequence[Visit], *, reception: Reception, has_more: bool = False) -> Glance:
    """Three queries, however many visits there are."""
    begun = time.monotonic()
    visitor_of = {visit.room_id: visit.visitor_id for visit in visits}
    since = now() - timedelta(minutes=reception.reply_minutes)
    return Glance(
        visits=visits,
        said=_said_in(visitor_of),
        drafts=_rooms_with_drafts(list(visitor_of)),
        late={visit.pk for visit in visits if _is_late(visit, since=since)},
        has_more=has_more,
        at=begun,
    )


def as_seen_by(viewer: Viewer, glance: Glance) -> list[VisitLine]:
    """One query. Words of a visit somebody else looks after stay between them and the visitor."""
    seats = memberships_of(viewer).filter(room_id__in=[visit.room_id for visit in glance.visits])
    mine = {
        room: (at_desk, far) for room, at_desk, far in seats.values_list("room_id", "is_from_desk", "read_sequence")
    }
    return [_line(visit, glance, mine.get(visit.room_id)) for visit in glance.visits]


def _line(visit: Visit, glance: Glance, seat: tuple[bool, int] | None) -> VisitLine:
    said = glance.said.get(visit.room_id, Said())
    is_my_room = seat is not None and not seat[0]
    far = seat[1] if seat is not None and is_my_room else said.answered
    may_read = seat is not None or visit.state == VisitState.WAITING
    return VisitLine(
        visit=visit,
        is_inside=seat is not None,
        unread=sum(place > far for place in said.by_visitor),
        words=said.last.text[:SNIPPET] if said.last and may_read else "",
        words_by_visitor=said.last is not None and said.last.author_id == visit.visitor_id,
        words_at=said.last.created_at if said.last else None,
        has_pictures=bool(said.last and said.last.has_pictures),  # type: ignore[attr-defined]  # annotated below
        is_late=visit.pk in glance.late,
        draft_waiting=visit.room_id in glance.drafts,
    )


def _said_in(visitor_of: dict[UUID, UUID]) -> dict[UUID, Said]:
    rows = Message.objects.filter(
        room_id__in=list(visitor_of), sequence__gt=F("room__last_sequence") - LOOKED_BACK
    ).order_by("sequence")
    places: dict[UUID, list[int]] = {}
    answered: dict[UUID, int] = {}
    newest: dict[UUID, UUID] = {}
    for pk, room, author, place, gone in rows.values_list("pk", "room_id", "author_id", "sequence", "deleted_at"):
        if author != visitor_of[room]:
            answered[room] = place
        elif gone is None:
            places.setdefault(room, []).append(place)
        if gone is None:
            newest[room] = pk
    last = _with_pictures(list(newest.values()))
    return {room: Said(tuple(places.get(room, ())), answered.get(room, 0), last.get(room)) for room in visitor_of}


def _with_pictures(message_ids: list[UUID]) -> dict[UUID, Message]:
    pictures = Attachment.objects.filter(message_id=OuterRef("pk")).exclude(state__in=_UNSEEN)
    rows = Message.objects.filter(pk__in=message_ids).annotate(has_pictures=Exists(pictures))
    return {row.room_id: row for row in rows}


def _rooms_with_drafts(room_ids: list[UUID]) -> set[UUID]:
    rows = Answer.objects.filter(question__room_id__in=room_ids, state=AnswerState.DRAFT, expires_at__gt=now())
    return set(rows.values_list("question__room_id", flat=True))


def _is_late(visit: Visit, *, since: datetime) -> bool:
    """As ``queries.desks.late`` counts them."""
    if visit.state == VisitState.WAITING:
        return visit.queued_at < since
    return visit.state == VisitState.OPEN and visit.visitor_spoke_at is not None and visit.visitor_spoke_at < since


# --- one look for all --------------------------------------------------------------------------------------
_kept: dict[Wanted, Glance] = {}
_looking: Final = threading.Lock()  # who comes while another looks has their look a moment later


def glance_at(wanted: Wanted, look: Callable[[], Glance]) -> Glance:
    """What was seen a moment ago, else a look of one's own that serves those who come after."""
    with _looking:
        kept = _kept.get(wanted)
        if kept is None or time.monotonic() - kept.at >= LASTS_SECONDS:
            for old in [each for each, glance in _kept.items() if time.monotonic() - glance.at >= LASTS_SECONDS]:
                del _kept[old]
            kept = _kept[wanted] = look()
        return kept


def look_anew(desk_id: UUID) -> None:
    """Somebody did something there and looks at once: what was seen before counts no more."""
    with _looking:
        for wanted in [each for each in _kept if each[0] == desk_id]:
            del _kept[wanted]
