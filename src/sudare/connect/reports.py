"""Reporting, for members and visitors alike; and what somebody is told who was reported."""

from http import HTTPStatus

from django.http import HttpRequest
from ninja import Router, Status

from sudare.connect import limits, report_words
from sudare.connect import report_schemas as schemas
from sudare.connect.callers import viewer_in
from sudare.incidents import actions

router = Router(tags=["reports"])


@router.post(
    "/reports",
    response={HTTPStatus.CREATED: schemas.Reported},
    summary="Report a message, a picture or a room: preserved, hidden and blocked with one call",
)
def make_report(request: HttpRequest, body: schemas.NewReport) -> Status[schemas.Reported]:
    viewer = viewer_in(request)
    limits.count(limits.DECISIONS, user_id=viewer.user_id)
    done = actions.report(
        viewer=viewer,
        room_id=body.room_id,
        message_id=body.message_id,
        attachment_id=body.attachment_id,
        reason=body.reason,
        words=body.words,
    )
    told = schemas.Reported(
        id=done.report_id,
        case=schemas.CaseNumber(id=done.case_id, number=done.number),
        preserved=done.is_preserved,
        hidden=done.is_hidden,
        blocked=done.is_blocked,
        has_handler=done.has_handler,
        next=report_words.advice(done.reason),
        contacts=report_words.contacts(done.reason),
    )
    return Status(HTTPStatus.CREATED, told)
