"""Visits as the staff's line shows them, in a fixed number of queries however many there are."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from sudare.accounts.terms import Viewer
from sudare.attachments.models import Attachment
from sudare.attachments.terms import State
from sudare.prepared import Prepared
from sudare.reception.models import Note, Reception, Visit
from sudare.reception.queries.glances import Glance, VisitLine, as_seen_by, glance_at, look_at
from sudare.reception.terms import VisitState
from sudare.rooms.models import Message
from sudare.rooms.queries import memberships_of
from sudare.rooms.terms import RoomKind

PAGE: Final = 60


@dataclass(frozen=True, slots=True)
class VisitPage:
    items: list[VisitLine]
    has_more: bool


def visit_page(
    *,
    viewer: Viewer,
    reception: Reception,
    states: Iterable[VisitState],
    mine: bool = False,
    words: str = "",
    skip: int = 0,
) -> VisitPage:
    """The visits of a desk: who waits longest first, then who waits for a word, then the others; ended ones newest."""
    rows = Visit.objects.all()
    if mine:
        rows = rows.filter(assignee_id=viewer.user_id)
    if words:
        rows = rows.filter(_found_by(words, viewer))
    some = in_order(rows, desk_id=reception.desk_id, states=states)[skip : skip + PAGE + 1]
    return VisitPage(lines_of(list(some)[:PAGE], viewer=viewer, reception=reception), has_more=len(some) > PAGE)


def page_at_hand(*, viewer: Viewer, reception: Reception, states: Iterable[VisitState]) -> VisitPage:
    """The beginning of ``visit_page``, as it was half a second ago at most: everybody at a desk looks at it all day."""
    wanted = tuple(states)
    glance = glance_at((reception.desk_id, wanted), lambda: _glance(reception, wanted))
    return VisitPage(as_seen_by(viewer, glance), has_more=glance.has_more)


def _glance(reception: Reception, states: tuple[VisitState, ...]) -> Glance:
    some = list(in_order(Visit.objects.all(), desk_id=reception.desk_id, states=states)[: PAGE + 1])
    return look_at(some[:PAGE], reception=reception, has_more=len(some) > PAGE)


def in_order(rows: QuerySet[Visit], *, desk_id: UUID, states: Iterable[VisitState]) -> QuerySet[Visit]:
    wanted = list(states)
    order = ("-closed_at",) if wanted == [VisitState.CLOSED] else (F("visitor_spoke_at").asc(nulls_last=True),)
    ordered = rows.filter(desk_id=desk_id, state__in=wanted).annotate(is_taken=_is_taken())
    return ordered.order_by("is_taken", *order, "queued_at", "pk").select_related("visitor__user", "assignee")


def lines_of(visits: Sequence[Visit], *, viewer: Viewer, reception: Reception) -> list[VisitLine]:
    """Four queries. Words of a visit somebody else looks after stay between them and the visitor."""
    return as_seen_by(viewer, look_at(visits, reception=reception))


def visits_before(visit: Visit, *, limit: int = 10) -> list[Visit]:
    """What this visitor came for before, the newest first."""
    rows = Visit.objects.filter(visitor_id=visit.visitor_id).exclude(pk=visit.pk).select_related("assignee")
    return list(rows.order_by("-queued_at", "-pk")[:limit])


def last_staff_of(visit: Visit) -> UUID | None:
    """Who looked after this visitor the last time somebody did."""
    rows = Visit.objects.filter(visitor_id=visit.visitor_id).exclude(assignee=None)
    return rows.order_by("-queued_at", "-pk").values_list("assignee_id", flat=True).first()


def pictures_by_state(room_id: UUID) -> dict[str, int]:
    """How many pictures of a room stand where; what was thrown away unsent isn't counted."""
    rows = Attachment.objects.filter(room_id=room_id).exclude(state=State.DISCARDED).exclude(message_id=None)
    return dict(rows.values_list("state").annotate(Count("pk")).order_by())


def notes_of(room_id: UUID) -> list[Note]:
    """What the staff wrote about a visitor, the oldest first."""
    return list(Note.objects.filter(room_id=room_id, deleted_at=None).select_related("author").order_by("written_at"))


def newest_visit_in(room_id: UUID) -> Visit | None:
    """The visit at hand in a room, else the one that ended last."""
    return _NEWEST.first(room_id=room_id)


def _newest(room_id: UUID) -> QuerySet[Visit]:
    return Visit.objects.filter(room_id=room_id).order_by("-queued_at", "-pk").select_related("visitor")[:1]


_NEWEST: Final = Prepared(_newest)


def unanswered_since(*, room_id: UUID, visitor_id: UUID) -> datetime | None:
    """When the visitor said the first of the words nobody has answered."""
    said = _UNANSWERED.first(room_id=room_id, visitor_id=visitor_id)
    return said.created_at if said else None


def _unanswered(room_id: UUID, visitor_id: UUID) -> QuerySet[Message]:
    answers = Message.objects.filter(room_id=room_id).exclude(author_id=visitor_id).order_by("-sequence")
    answered = Coalesce(Subquery(answers.values("sequence")[:1]), 0)
    said = Message.objects.filter(room_id=room_id, author_id=visitor_id, deleted_at=None, sequence__gt=answered)
    return said.order_by("sequence").only("created_at")[:1]


_UNANSWERED: Final = Prepared(_unanswered)


def answered_at(*, room_id: UUID, visitor_id: UUID, since: datetime) -> datetime | None:
    """When somebody of the staff first said something after a moment."""
    said = Message.objects.filter(room_id=room_id, created_at__gte=since).exclude(author_id=visitor_id)
    return said.order_by("sequence").values_list("created_at", flat=True).first()


def words_at_desks() -> list[tuple[UUID, str]]:
    """Room and words of all that was said in visitors' rooms of a house; for measurements on one of its own."""
    said = Message.objects.filter(room__kind=RoomKind.DESK, deleted_at=None).order_by("room_id", "sequence")
    return list(said.values_list("room_id", "text"))


def _is_taken() -> Case:
    """Waiting ones first; as a column, since states have no order of their own."""
    return Case(When(state=VisitState.WAITING, then=0), default=1, output_field=IntegerField())


def _found_by(words: str, viewer: Viewer) -> Q:
    """By name, tag or note, and by what was said in rooms the searcher is in right now and in no others."""
    spelled = json.dumps(words)[1:-1]  # as the database keeps a list of words
    mine = memberships_of(viewer).filter(room_id=OuterRef("room_id"))
    said = Message.objects.filter(room_id=OuterRef("room_id"), deleted_at=None, text__icontains=words)
    noted = Note.objects.filter(room_id=OuterRef("room_id"), deleted_at=None, text__icontains=words)
    by_tag = Q(tags__icontains=words) | Q(tags__icontains=spelled)
    return Q(visitor__user__name__icontains=words) | by_tag | Q(Exists(noted)) | (Q(Exists(mine)) & Q(Exists(said)))
