"""Reporting, for members and visitors alike; and what somebody is told who was reported."""

from dataclasses import asdict
from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from sudare.connect import limits, report_words
from sudare.connect import report_schemas as schemas
from sudare.connect.callers import viewer_in
from sudare.incidents import actions
from sudare.incidents.queries import own
from sudare.incidents.terms.cases import Memo

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


@router.get("/reports", response=schemas.OwnReports, summary="What I reported, and what came of it")
def list_reports(request: HttpRequest) -> schemas.OwnReports:
    return schemas.OwnReports(items=[_own(row) for row in own.own_reports(viewer_in(request))])


@router.put(
    "/reports/{uuid:report_id}/memo",
    response={HTTPStatus.NO_CONTENT: None},
    summary="What I remember, in my own words; anew as often as I like",
)
def write_memo(request: HttpRequest, report_id: UUID, body: schemas.ReportMemo) -> None:
    actions.write_memo(viewer=viewer_in(request), report_id=report_id, memo=Memo(**body.model_dump()))


@router.post(
    "/reports/{uuid:report_id}/appeal",
    response={HTTPStatus.NO_CONTENT: None},
    summary="Object to what was decided, once; somebody else answers",
)
def appeal(request: HttpRequest, report_id: UUID, body: schemas.NewAppeal) -> None:
    actions.appeal(viewer=viewer_in(request), report_id=report_id, words=body.words)


@router.get("/decisions", response=schemas.OwnDecisions, summary="What was decided about me, and why")
def list_decisions(request: HttpRequest) -> schemas.OwnDecisions:
    return schemas.OwnDecisions(items=[_decision(row) for row in own.own_decisions(viewer_in(request))])


@router.post(
    "/decisions/{uuid:case_id}/appeal",
    response={HTTPStatus.NO_CONTENT: None},
    summary="Object to what was decided about me, once; somebody else answers",
)
def appeal_decision(request: HttpRequest, case_id: UUID, body: schemas.NewAppeal) -> None:
    actions.appeal_decision(viewer=viewer_in(request), case_id=case_id, words=body.words)


def _own(row: own.OwnReport) -> schemas.OwnReport:
    told = {name: getattr(row, name) for name in schemas.OwnReport.model_fields if name not in {"case", "memo"}}
    number = schemas.CaseNumber(id=row.case_id, number=row.number)
    return schemas.OwnReport(case=number, memo=schemas.ReportMemo(**asdict(row.memo)), **told)


def _decision(row: own.OwnDecision) -> schemas.OwnDecision:
    told = {name: getattr(row, name) for name in schemas.OwnDecision.model_fields if name != "case"}
    return schemas.OwnDecision(case=schemas.CaseNumber(id=row.case_id, number=row.number), **told)
