"""Visitors shut out by the staff of their desk, and let in again."""

from http import HTTPStatus
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from sudare.connect import limits
from sudare.connect.callers import viewer_in
from sudare.connect.schemas import Incoming
from sudare.reception import actions
from sudare.reception.terms import BLOCK_HOURS_AT_MOST

router = Router(tags=["desk"])


class Block(Incoming):
    """The reason is for the staff and the log; the visitor doesn't read it."""

    hours: Annotated[int, Field(ge=1, le=BLOCK_HOURS_AT_MOST)]
    reason: Annotated[str, Field(min_length=1, max_length=200)]


@router.post(
    "/visits/{uuid:visit_id}/block",
    response={HTTPStatus.NO_CONTENT: None},
    summary="Shut a visitor out for some hours; their visit ends",
)
def block(request: HttpRequest, visit_id: UUID, body: Block) -> None:
    viewer = viewer_in(request)
    limits.count(limits.DECISIONS, user_id=viewer.user_id)
    actions.block(viewer=viewer, visit_id=visit_id, hours=body.hours, reason=body.reason)


@router.delete(
    "/visits/{uuid:visit_id}/block", response={HTTPStatus.NO_CONTENT: None}, summary="Let them come in again"
)
def lift_block(request: HttpRequest, visit_id: UUID) -> None:
    actions.lift_block(viewer=viewer_in(request), visit_id=visit_id)
