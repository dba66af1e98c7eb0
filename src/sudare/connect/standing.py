"""Where a visitor stands, as they are told it."""

from typing import Any, Final
from uuid import UUID

from sudare.connect import visit_schemas as schemas
from sudare.reception import queries
from sudare.reception.terms import VisitState
from sudare.rulebook.queries import policy_in_force

Row = Any  # a model's row, seen through its attributes
_SHOWN: Final = {
    VisitState.WAITING: schemas.Standing.WAITING,
    VisitState.OPEN: schemas.Standing.OPEN,
    VisitState.SNOOZED: schemas.Standing.OPEN,
    VisitState.CLOSED: schemas.Standing.CLOSED,
}


def visiting(visitor: Row, language: str) -> schemas.Visiting:
    """All of it, for the visitor themselves."""
    visit = queries.newest_visit(visitor.pk)
    reception = queries.reception_of(visit.desk_id if visit else visitor.desk_id)  # also after it was passed on
    policy = policy_in_force(organisation_id=visitor.organisation_id, desk_id=visitor.desk_id, room_id=visitor.room_id)
    state = _SHOWN[VisitState(visit.state)] if visit else schemas.Standing.ENTERED
    place, minutes = _place(visit, reception)
    return schemas.Visiting(
        state=state,
        id=visit.pk if visit else None,
        room_id=visitor.room_id,
        place=place,
        minutes=minutes,
        is_anybody_here=queries.is_anybody_here(reception.desk_id),
        staff=_staff(visit),
        name=visitor.user.name,
        asks=asks(visitor.organisation_id, language, user_id=visitor.pk),
        answers=visit.answers if visit else {},
        mail=visitor.mail,
        satisfaction=visit.satisfaction if visit else None,
        asks_satisfaction=reception.asks_satisfaction,
        is_closed=state is schemas.Standing.CLOSED,
        retention_days=policy.retention_days,
        begun_at=visit.queued_at if visit else None,
        closed_at=visit.closed_at if visit else None,
    )


def asks(organisation_id: UUID, language: str, *, user_id: UUID | None = None) -> list[schemas.Ask]:
    found = queries.asks_of(organisation_id=organisation_id, language=language, user_id=user_id)
    return [
        schemas.Ask(purpose=one.purpose, version=one.version, text=one.text, is_given=one.is_given) for one in found
    ]


def tongue(language: str) -> str:
    """The catalogue's language: plain Japanese is a register of it."""
    return "en" if language == "en" else "ja"


def _place(visit: Row | None, reception: Row) -> tuple[int | None, int | None]:
    if visit is None or visit.state != VisitState.WAITING:
        return None, None
    told: tuple[int, int | None] = queries.place_told(visit, reception)
    return told


def _staff(visit: Row | None) -> schemas.Staff | None:
    if visit is None or visit.assignee is None or visit.state == VisitState.WAITING:
        return None
    return schemas.Staff(name=visit.assignee.name)
