"""Me, and the people of my organisation."""

from typing import Any, cast

from django.http import HttpRequest
from ninja import Router

from sudare.accounts import queries
from sudare.accounts.terms import RIGHTS, Right, Role
from sudare.attachments.access import reviews_waiting
from sudare.connect import schemas
from sudare.connect.callers import viewer_in
from sudare.incidents.queries.board import at_hand_for
from sudare.reception.access import waiting_at_desks

router = Router(tags=["people"])


@router.get("/me", response=schemas.Me, summary="Who I am here, and what I may do")
def me(request: HttpRequest) -> schemas.Me:
    viewer = viewer_in(request)
    user = cast("Any", request.user)  # signed in, or there would be no viewer
    return schemas.Me(
        user=schemas.Myself(id=viewer.user_id, name=viewer.name, email=user.email, language=user.language),
        organisation=schemas.Organisation(
            id=viewer.organisation_id, name=queries.organisation_name(viewer.organisation_id)
        ),
        role=viewer.role,
        rights=sorted(RIGHTS[viewer.role]),
        reviews_waiting=reviews_waiting(viewer),
        visitors_waiting=waiting_at_desks(viewer),
        cases_waiting=at_hand_for(viewer).all if viewer.may(Right.HANDLE_CASES) else 0,
    )


@router.get("/people", response=schemas.People, summary="People I can open a room with")
def people(request: HttpRequest) -> schemas.People:
    seats = queries.people_of(viewer_in(request).organisation_id, with_disabled=False)
    return schemas.People(
        items=[schemas.Person(user_id=seat.user_id, name=seat.user.name, role=Role(seat.role)) for seat in seats]
    )
