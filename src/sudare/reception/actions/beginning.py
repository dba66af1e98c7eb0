"""A visit begins: rules read, consent given, questions answered, a place in the line."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from sudare.accounts.models import User
from sudare.accounts.terms import Viewer
from sudare.audit.actions import record
from sudare.consents import actions as consents
from sudare.consents.queries import standings_of
from sudare.kit.clock import now
from sudare.kit.text import clean_line, clean_text
from sudare.reception import queries
from sudare.reception.access import access_own_visitor
from sudare.reception.actions.entering import check_not_blocked
from sudare.reception.actions.minors import believe_age
from sudare.reception.actions.routing import route
from sudare.reception.errors import (
    AnswerMissing,
    AnswerUnusable,
    ConsentFirst,
    DeskClosed,
    LineFull,
    RulesFirst,
)
from sudare.reception.models import Reception, Visit, Visitor
from sudare.reception.terms import FORMLESS, WAITING_AT_MOST, AgeBand, QuestionKind, VisitState
from sudare.rooms import actions as rooms
from sudare.rooms.terms import EventKind

LINE_MAX, LONG_MAX = 200, 2_000


@transaction.atomic
def begin(
    *,
    viewer: Viewer,
    answers: Mapping[str, Any] | None = None,
    given: Sequence[tuple[str, int]] = (),
    rules_accepted: bool = False,
    language: str = "",
) -> Visit:
    """Begin a visit: from here on the visitor can write and send pictures. One that hasn't ended is the one.

    ``given`` are purposes and versions of the texts they have just said yes to.

    Raises: NotFound, DeskClosed, VisitorBlocked, LineFull, RulesFirst, ConsentFirst, ConsentTextChanged,
    AnswerMissing, AnswerUnusable. Also: entries for each yes and ``reception:visit:begun``; the room's log tells that
    they wait.
    """
    visitor = access_own_visitor(viewer=viewer, is_held=True)
    under_way = Visit.objects.filter(visitor=visitor).exclude(state=VisitState.CLOSED).first()
    if under_way is not None:
        return under_way
    reception = _open_reception(visitor)
    if reception.house_rules and not rules_accepted and visitor.door not in FORMLESS:
        raise RulesFirst
    _say_yes(viewer, given=dict(given), language=language)
    told = _checked_answers(reception, answers or {}, is_formless=visitor.door in FORMLESS)
    _put_where_it_belongs(visitor, reception, told)
    visit = _line_up(visitor, reception, told, language=language or visitor.user.language)
    record(
        organisation_id=viewer.organisation_id,
        actor_id=viewer.user_id,
        verb="reception:visit:begun",
        subject_id=visit.pk,
        details={"desk_id": visitor.desk_id, "door": visitor.door, "rules": reception.version},
    )
    return visit


def _open_reception(visitor: Visitor) -> Reception:
    reception = Reception.objects.select_related("desk").get(desk_id=visitor.desk_id)
    if not reception.is_open:
        raise DeskClosed
    check_not_blocked(
        desk_id=visitor.desk_id, network=visitor.network, external_id=visitor.external_id, visitor_id=visitor.pk
    )
    if queries.waiting_at(visitor.desk_id).count() >= WAITING_AT_MOST:
        raise LineFull
    return reception


def _say_yes(viewer: Viewer, *, given: dict[str, int], language: str) -> None:
    """Each text in force has to have a yes of this visitor: given before, or with this. Raises: ConsentFirst."""
    standings = standings_of(user_id=viewer.user_id, organisation_id=viewer.organisation_id)
    for purpose, standing in standings.items():
        if not standing.is_asked:
            continue
        if purpose.value not in given:
            raise ConsentFirst
        spoken = language.partition("-")[0]
        consents.give(viewer=viewer, version=given[purpose.value], language=spoken, purpose=purpose)


def _checked_answers(reception: Reception, untrusted: Mapping[str, Any], *, is_formless: bool) -> dict[str, str]:
    told = {}
    for question in reception.prechat:
        answer = _answer(question, str(untrusted.get(question["name"]) or ""))
        if not answer and question["is_required"] and not is_formless:
            raise AnswerMissing
        if answer:
            told[question["name"]] = answer
    return told


def _answer(question: Mapping[str, Any], untrusted: str) -> str:
    """Raises: AnswerUnusable."""
    kind = QuestionKind(question["kind"])
    words = clean_text(untrusted) if kind is QuestionKind.LONG else clean_line(untrusted)
    if len(words) > (LONG_MAX if kind is QuestionKind.LONG else LINE_MAX):
        raise AnswerUnusable
    if not words:
        return ""
    if kind is QuestionKind.MAIL:
        return checked_mail(words)
    options = [str(one["value"]) for one in question.get("options", ())]
    known = {QuestionKind.CHOICE: options, QuestionKind.AGE_BAND: [band.value for band in AgeBand]}
    if words not in known.get(kind, [words]):
        raise AnswerUnusable
    return words


def checked_mail(untrusted: str) -> str:
    """Raises: AnswerUnusable."""
    mail = untrusted.strip().lower()
    try:
        validate_email(mail)
    except ValidationError as error:
        raise AnswerUnusable from error
    return mail


def _put_where_it_belongs(visitor: Visitor, reception: Reception, told: Mapping[str, str]) -> None:
    """A name becomes what the room calls them, a mail address where they are answered when they have gone; an age
    below that of a grown-up closes their room to everybody outside.
    """
    by_kind = {one["kind"]: told[one["name"]] for one in reception.prechat if one["name"] in told}
    if name := by_kind.get(QuestionKind.NAME):
        User.objects.filter(pk=visitor.pk).update(name=name[:80])
        visitor.user.name = name[:80]
    visitor.mail = by_kind.get(QuestionKind.MAIL, visitor.mail)
    check_not_blocked(desk_id=visitor.desk_id, mail=visitor.mail)
    believe_age(visitor, stated=by_kind.get(QuestionKind.AGE_BAND))


def _line_up(visitor: Visitor, reception: Reception, told: Mapping[str, str], *, language: str) -> Visit:
    if visitor.room is None:
        visitor.room = rooms.open_visit_room(desk=reception.desk, visitor_id=visitor.pk, name=visitor.user.name)
    visitor.seen_at = now()
    visitor.save(update_fields=["room", "mail", "seen_at"])
    visit = Visit.objects.create(
        organisation_id=visitor.organisation_id,
        desk_id=visitor.desk_id,
        visitor=visitor,
        room=visitor.room,
        door=visitor.door,
        language=language[:12],
        answers=dict(told),
        page=visitor.page,
        skill=_skill(reception, told),
    )
    rooms.tell_of_visit(room_id=visit.room_id, kind=EventKind.VISIT_WAITING, actor_id=visitor.pk, subject_id=visit.pk)
    route(visit)
    return visit


def _skill(reception: Reception, told: Mapping[str, str]) -> str:
    """What the first chosen option that names a skill asks of whoever answers."""
    for question in reception.prechat:
        for option in question.get("options", ()):
            if told.get(question["name"]) == option["value"] and option.get("skill"):
                return str(option["skill"])
    return ""
