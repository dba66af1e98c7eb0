"""Words looked at before they are sent: what in them tells who somebody is, above all beside a picture.

A picture alone may tell nothing, and neither may a telephone number; together they do. Nothing is held back for it and
nothing is kept: whoever writes is told in time, and decides. See docs/decisions/0203.
"""

from typing import Final
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext, gettext_noop
from ninja import Router

from sudare.connect import limits
from sudare.connect import visit_schemas as schemas
from sudare.connect.callers import viewer_in
from sudare.connect.sentences import finding
from sudare.reception.access import access_own_visitor
from sudare.rooms.access import access_room
from sudare.screening.personal.sentences import find_in_words
from sudare.screening.terms import Kind

router = Router(tags=["messages"])

_GRAVE: Final = frozenset(
    {
        Kind.MY_NUMBER,
        Kind.CREDIT_CARD,
        Kind.LICENCE_NUMBER,
        Kind.PASSPORT_NUMBER,
        Kind.INSURANCE_NUMBER,
        Kind.PENSION_NUMBER,
        Kind.RESIDENCE_CARD_NUMBER,
        Kind.BANK_ACCOUNT,
    }
)
_ALONE: Final = gettext_noop("This looks like this: %(what)s. Please leave it out, unless you were asked for it here.")
_BESIDE: Final = gettext_noop(
    "Beside your picture you write this: %(what)s. Together they tell who somebody is. Please leave it out, or send it "
    "without the picture."
)


@router.post("/visit/check-words", response=schemas.WordsWarnings, summary="What in my words tells who somebody is")
def check_words(request: HttpRequest, body: schemas.WordsToCheck) -> schemas.WordsWarnings:
    viewer = viewer_in(request)
    access_own_visitor(viewer=viewer)
    limits.count(limits.EDITS, user_id=viewer.user_id)
    return warned(body)


@router.post(
    "/rooms/{uuid:room_id}/check-words",
    response=schemas.WordsWarnings,
    summary="What in my words tells who somebody is, before I send them here",
)
def check_words_for_room(request: HttpRequest, room_id: UUID, body: schemas.WordsToCheck) -> schemas.WordsWarnings:
    viewer = viewer_in(request)
    access_room(viewer=viewer, room_id=room_id)
    limits.count(limits.EDITS, user_id=viewer.user_id)
    return warned(body)


def warned(body: schemas.WordsToCheck) -> schemas.WordsWarnings:
    sentence = _BESIDE if body.has_picture else _ALONE
    found = [kind for kind in find_in_words(body.text) if body.has_picture or kind in _GRAVE]
    return schemas.WordsWarnings(
        items=[schemas.WordsWarning(kind=kind, text=gettext(sentence) % {"what": finding(kind)}) for kind in found]
    )
