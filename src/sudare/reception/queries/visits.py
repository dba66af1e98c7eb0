"""Visits as the staff's line shows them, in a fixed number of queries however many there are."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Case, Count, Exists, F, IntegerField, Max, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from sudare.accounts.terms import Viewer
from sudare.assistant.models import Answer
from sudare.assistant.terms import AnswerState
from sudare.attachments.models import Attachment
from sudare.attachments.terms import State
from sudare.kit.clock import now
from sudare.reception.models import Note, Reception, Visit
from sudare.reception.queries.desks import late
from sudare.reception.terms import VisitState
from sudare.rooms.models import Message, RoomMember
from sudare.rooms.queries import memberships_of
from sudare.rooms.terms import RoomKind

PAGE: Final = 60
SNIPPET: Final = 120
_UNSEEN: Final = [State.FORGOTTEN, State.DISCARDED]


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A visit as its line in the staff's list. ``words`` are the last ones said, as far as the reader may see them."""

    visit: Visit
    unread: int
    words: str
    words_by_visitor: bool
    words_at: datetime | None
    has_pictures: bool
    is_late: bool
    draft_waiting: bool


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
    wanted = list(states)
    rows = Visit.objects.filter(desk_id=reception.desk_id, state__in=wanted)
    if mine:
        rows = rows.filter(assignee_id=viewer.user_id)
    if words:
        rows = rows.filter(_found_by(words, viewer))
    order = ("-closed_at",) if wanted == [VisitState.CLOSED] else (F("visitor_spoke_at").asc(nulls_last=True),)
    ordered = rows.annotate(is_taken=_is_taken()).order_by("is_taken", *order, "queued_at", "pk")
    some = list(ordered.select_related("visitor__user", "assignee")[skip : skip + PAGE + 1])
    return VisitPage(lines_of(some[:PAGE], viewer=viewer, reception=reception), has_more=len(some) > PAGE)


def lines_of(visits: Sequence[Visit], *, viewer: Viewer, reception: Reception) -> list[VisitLine]:
    """Five queries. Words of a visit somebody else looks after stay between them and the visitor."""
    ids = [visit.pk for visit in visits]
    rooms = [visit.room_id for visit in visits]
    unread = _unread_in(ids, viewer)
    last = _last_words(rooms)
    seen = set(memberships_of(viewer).filter(room_id__in=rooms).values_list("room_id", flat=True))
    drafts = _rooms_with_drafts(rooms)
    tardy = set(Visit.objects.filter(late(reception.reply_minutes), pk__in=ids).values_list("pk", flat=True))
    lines = []
    for visit in visits:
        message = last.get(visit.room_id)
        may_read = visit.room_id in seen or visit.state == VisitState.WAITING
        lines.append(
            VisitLine(
                visit=visit,
                unread=unread.get(visit.pk, 0),
                words=message.text[:SNIPPET] if message and may_read else "",
                words_by_visitor=message is not None and message.author_id == visit.visitor_id,
                words_at=message.created_at if message else None,
                has_pictures=bool(message and message.has_pictures),  # type: ignore[attr-defined]  # annotated below
                is_late=visit.pk in tardy,
                draft_waiting=visit.room_id in drafts,
            )
        )
    return lines


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
    rows = Visit.objects.filter(room_id=room_id).order_by("-queued_at", "-pk")
    return rows.select_related("visitor").first()


def unanswered_since(*, room_id: UUID, visitor_id: UUID) -> datetime | None:
    """When the visitor said the first of the words nobody has answered."""
    answered = Message.objects.filter(room_id=room_id).exclude(author_id=visitor_id).aggregate(last=Max("sequence"))
    said = Message.objects.filter(room_id=room_id, author_id=visitor_id, deleted_at=None)
    return (
        said.filter(sequence__gt=answered["last"] or 0)
        .order_by("sequence")
        .values_list("created_at", flat=True)
        .first()
    )


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


def _unread_in(visit_ids: list[UUID], viewer: Viewer) -> dict[UUID, int]:
    """The visitor's words after the reader's own mark; for whoever isn't in the room, those nobody has answered."""
    mark = RoomMember.objects.filter(room_id=OuterRef("room_id"), user_id=viewer.user_id, left_at=None)
    answered = Message.objects.filter(room_id=OuterRef("room_id")).exclude(author_id=OuterRef("visitor_id"))
    far = Coalesce(
        Subquery(mark.filter(is_from_desk=False).values("read_sequence")[:1]),
        Subquery(answered.order_by("-sequence").values("sequence")[:1]),
        Value(0),
    )
    waiting = Message.objects.filter(room_id=OuterRef("room_id"), author_id=OuterRef("visitor_id"), deleted_at=None)
    amount = waiting.filter(sequence__gt=OuterRef("far")).order_by().values("room_id").annotate(amount=Count("pk"))
    rows = Visit.objects.filter(pk__in=visit_ids).annotate(far=far)
    counted = rows.annotate(unread=Coalesce(Subquery(amount.values("amount"), output_field=IntegerField()), Value(0)))
    return dict(counted.values_list("pk", "unread"))


def _last_words(room_ids: list[UUID]) -> dict[UUID, Message]:
    newest = Message.objects.filter(room_id=OuterRef("room_id"), deleted_at=None).order_by("-sequence").values("pk")[:1]
    rows: QuerySet[Message] = Message.objects.filter(room_id__in=room_ids, pk=Subquery(newest))
    pictures = Attachment.objects.filter(message_id=OuterRef("pk")).exclude(state__in=_UNSEEN)
    return {row.room_id: row for row in rows.annotate(has_pictures=Exists(pictures))}


def _rooms_with_drafts(room_ids: list[UUID]) -> set[UUID]:
    rows = Answer.objects.filter(question__room_id__in=room_ids, state=AnswerState.DRAFT, expires_at__gt=now())
    return set(rows.values_list("question__room_id", flat=True))
