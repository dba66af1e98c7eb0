"""Rows of a desk as its staff see them. Rows come from queries and are read by their attributes only."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.utils.translation import get_language

from sudare.accounts.terms import Viewer
from sudare.connect import reception_schemas as schemas
from sudare.connect.desk import age_in_words
from sudare.connect.schemas import Author
from sudare.consents.queries import standings_of
from sudare.reception.access import may_look_into
from sudare.reception.queries import blocks_on, desks, glances, reception_of, visits
from sudare.reception.terms import AgeBand, Door, QuestionKind, VisitState

Row = Any  # a model's row, seen through its attributes


def desk(now: desks.DeskNow) -> schemas.StaffDesk:
    return schemas.StaffDesk(
        id=now.id,
        name=now.name,
        here=now.here,
        waiting=now.waiting,
        open=now.open,
        late=now.late,
        people_here=now.people_here,
        minutes=now.minutes,
        hours=schemas.OpenHours(
            is_within=now.opening.is_within,
            opens_at=now.opening.opens_at,
            closes_at=now.opening.closes_at,
            holiday=now.opening.holiday,
            is_always=now.opening.is_always,
        ),
    )


def colleagues(desk_id: UUID) -> list[schemas.Colleague]:
    names = {row.user_id: row.user.name for row in desks.staff_of([desk_id])}
    return [
        schemas.Colleague(
            id=one.user_id,
            name=names[one.user_id],
            is_here=one.is_here,
            open=one.open_visits,
            capacity=one.capacity,
        )
        for one in sorted(desks.candidates(desk_id), key=lambda one: names[one.user_id])
    ]


def line(row: glances.VisitLine, viewer: Viewer) -> schemas.VisitLine:
    visit = row.visit
    return schemas.VisitLine(
        id=visit.pk,
        room_id=visit.room_id,
        visitor=_author(visit.visitor.user),
        state=VisitState(visit.state),
        door=Door(visit.door),
        language=visit.language,
        queued_at=visit.queued_at,
        waits_since=visit.visitor_spoke_at,
        snoozed_until=visit.snoozed_until,
        closed_at=visit.closed_at,
        assignee=_author(visit.assignee) if visit.assignee else None,
        is_mine=visit.assignee_id == viewer.user_id,
        is_late=row.is_late,
        unread=row.unread,
        words=row.words,
        words_by_visitor=row.words_by_visitor,
        words_at=row.words_at,
        has_pictures=row.has_pictures,
        draft_waiting=row.draft_waiting,
        tags=list(visit.tags),
    )


def facts(visit: Row, viewer: Viewer) -> schemas.VisitFacts:
    """About a dozen queries; it is one visit at a time. ``visit`` came through ``access_visit``."""
    reception, visitor = visit.desk.reception, visit.visitor
    came_in_at = (
        reception if visitor.desk_id == visit.desk_id else reception_of(visitor.desk_id)
    )  # before it was passed
    shown = visits.lines_of([visit], viewer=viewer, reception=reception)[0]
    blocks = blocks_on(desk_id=visitor.desk_id, visitor_id=visitor.pk, external_id=visitor.external_id)
    return schemas.VisitFacts(
        line=line(shown, viewer),
        desk=Author(id=visit.desk_id, name=visit.desk.name),
        may_read=shown.is_inside,
        may_look_in=not shown.is_inside and may_look_into(visit, viewer=viewer),
        answers=_told(visit.answers, came_in_at.prechat),
        page=visit.page,
        mail_given=bool(visitor.mail),
        signed_in=bool(visitor.external_id),
        taken_at=visit.taken_at,
        first_answer_at=visit.first_answer_at,
        close_reason=visit.close_reason,
        satisfaction=visit.satisfaction,
        satisfaction_words=visit.satisfaction_words,
        before=[_past(row) for row in visits.visits_before(visit)],
        consents=_agreed(visit),
        pictures=visits.pictures_by_state(visit.room_id),
        notes=[note(row, viewer) for row in visits.notes_of(visit.room_id)],
        block=_block(blocks.select_related("made_by").order_by("-until").first()),
    )


def others(visit: Row) -> list[schemas.OtherDesk]:
    found = desks.other_desks(organisation_id=visit.organisation_id, besides=visit.desk_id)
    return [schemas.OtherDesk(**asdict(one)) for one in found]


def note(row: Row, viewer: Viewer) -> schemas.Note:
    return schemas.Note(
        id=row.pk,
        author=_author(row.author) if row.author else None,
        text=row.text,
        written_at=row.written_at,
        is_mine=row.author_id == viewer.user_id,
    )


def reply(row: Row) -> schemas.Reply:
    return schemas.Reply(id=row.pk, shortcut=row.shortcut, title=row.title, text=row.text)


def _past(visit: Row) -> schemas.PastVisit:
    return schemas.PastVisit(
        id=visit.pk,
        queued_at=visit.queued_at,
        closed_at=visit.closed_at,
        close_reason=visit.close_reason,
        assignee=_author(visit.assignee) if visit.assignee else None,
        satisfaction=visit.satisfaction,
    )


def _block(row: Row | None) -> schemas.ShutOut | None:
    if row is None:
        return None
    return schemas.ShutOut(until=row.until, reason=row.reason, by=_author(row.made_by) if row.made_by else None)


def _told(answers: dict[str, str], prechat: list[dict[str, Any]]) -> list[schemas.Told]:
    """In the order asked, by the questions' own titles; an answer to a question that is gone keeps its name."""
    spoken = "ja" if (get_language() or "").startswith("ja") else "en"
    known = {str(one["name"]): one for one in prechat}
    order = [*(name for name in known if name in answers), *(name for name in answers if name not in known)]
    return [
        schemas.Told(
            name=name,
            title=known.get(name, {}).get("title", {}).get(spoken) or name,
            answer=_chosen(known.get(name, {}), str(answers[name]), spoken),
        )
        for name in order
    ]


def _chosen(question: dict[str, Any], answer: str, spoken: str) -> str:
    """What was chosen, in words; anything else as it was written."""
    if question.get("kind") == QuestionKind.AGE_BAND and answer in set(AgeBand):
        return age_in_words(AgeBand(answer))
    titles = {str(one["value"]): one["title"].get(spoken, "") for one in question.get("options", ())}
    return titles.get(answer) or answer


def _agreed(visit: Row) -> list[schemas.Agreed]:
    standings = standings_of(user_id=visit.visitor_id, organisation_id=visit.organisation_id)
    return [
        schemas.Agreed(purpose=one.purpose, version=one.agreed_version, at=one.agreed_at)
        for one in standings.values()
        if one.agreed_version is not None and one.withdrawn_at is None
    ]


def _author(user: Row) -> Author:
    return Author(id=user.pk, name=user.name)
