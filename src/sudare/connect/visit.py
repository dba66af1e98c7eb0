"""A visitor's own visit: begun, looked at, ended, forgotten. The token says whose it is; no id is asked for."""

from http import HTTPStatus

from django.http import HttpRequest
from django.utils.translation import get_language
from ninja import Router

from sudare.accounts.terms import Viewer
from sudare.connect import limits, standing
from sudare.connect import visit_schemas as schemas
from sudare.connect.callers import viewer_in
from sudare.reception import actions
from sudare.reception.access import access_own_visitor
from sudare.reception.errors import NotBegun
from sudare.senders import actions as senders

router = Router(tags=["visit"])
PAGE_DAYS = 30


@router.get("", response=schemas.Visiting, summary="Where I stand as a visitor")
def show_visit(request: HttpRequest) -> schemas.Visiting:
    return _standing(viewer_in(request))


@router.post("/begin", response=schemas.Visiting, summary="Say yes, answer, and stand in the line")
def begin(request: HttpRequest, body: schemas.Beginning) -> schemas.Visiting:
    viewer = viewer_in(request)
    limits.count(limits.DECISIONS, user_id=viewer.user_id)
    actions.begin(
        viewer=viewer,
        answers=body.answers,
        given=[(one.purpose, one.version) for one in body.consents],
        rules_accepted=body.rules_accepted,
        language=body.language,
    )
    return _standing(viewer)


@router.patch("", response=schemas.Visiting, summary="Leave a mail address, to be answered when I have gone")
def change_visit(request: HttpRequest, body: schemas.Reaching) -> schemas.Visiting:
    viewer = viewer_in(request)
    limits.count(limits.DECISIONS, user_id=viewer.user_id)
    actions.leave_mail(viewer=viewer, mail=body.mail)
    return _standing(viewer)


@router.post("/satisfaction", response=schemas.Visiting, summary="Whether it helped: 1 not at all, 2 so-so, 3 yes")
def judge(request: HttpRequest, body: schemas.Opinion) -> schemas.Visiting:
    viewer = viewer_in(request)
    limits.count(limits.DECISIONS, user_id=viewer.user_id)
    actions.judge(viewer=viewer, score=body.score, words=body.words)
    return _standing(viewer)


@router.post("/end", response=schemas.Visiting, summary="That was all: end my visit")
def end(request: HttpRequest) -> schemas.Visiting:
    viewer = viewer_in(request)
    actions.leave(viewer=viewer)
    return _standing(viewer)


@router.post("/page", response={HTTPStatus.CREATED: schemas.OwnPage}, summary="A link to my own pictures' page")
def own_page(request: HttpRequest) -> schemas.OwnPage:
    viewer = viewer_in(request)
    limits.count(limits.DECISIONS, user_id=viewer.user_id)
    room = access_own_visitor(viewer=viewer).room
    if room is None:
        raise NotBegun
    _, secret = senders.make_link(viewer=viewer, room_id=room.pk, user_id=viewer.user_id, days=PAGE_DAYS)
    return schemas.OwnPage(address=senders.address_of(secret))


@router.delete("", response=schemas.Erased, summary="Leave, and have everything of mine forgotten; the token ends here")
def erase(request: HttpRequest) -> schemas.Erased:
    viewer = viewer_in(request)
    limits.count(limits.DECISIONS, user_id=viewer.user_id)
    told = actions.erase(viewer=viewer)
    return schemas.Erased(messages=told.messages, pictures=told.pictures, kept=told.kept, contacts=list(told.contacts))


def _standing(viewer: Viewer) -> schemas.Visiting:
    return standing.visiting(access_own_visitor(viewer=viewer), get_language() or "ja")
