"""Cases, for those who handle them and are no party of theirs."""

from http import HTTPStatus
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import File, Form, Router, Status
from ninja.files import UploadedFile

from sudare.connect import case_schemas as schemas
from sudare.connect import limits
from sudare.connect.attachments import DOOR_HEADERS
from sudare.connect.callers import viewer_in
from sudare.incidents import actions
from sudare.incidents.access import access_case, check_may_handle
from sudare.incidents.queries import board
from sudare.incidents.terms.cases import STANDING, CaseState
from sudare.incidents.terms.copies import CopyState

router = Router(tags=["cases"])
DONE = {HTTPStatus.NO_CONTENT: None}


@router.get("/cases", response=schemas.Cases, summary="Cases I may handle, the most urgent first")
def list_cases(request: HttpRequest, state: CaseState | None = None, q: str = "", page: int = 0) -> schemas.Cases:
    viewer = viewer_in(request)
    check_may_handle(viewer)
    states = [state] if state else STANDING
    number = int(q) if q.isascii() and q.isdigit() and len(q) < 9 else None  # noqa: PLR2004  longer is no number of ours
    rows = [] if q and number is None else board.lines_for(viewer, states=states, number=number, page=max(page, 0))
    return schemas.Cases(
        items=[schemas.CaseLine.model_validate(row) for row in rows], overdue=board.at_hand_for(viewer).overdue
    )


@router.get("/cases/{uuid:case_id}", response=schemas.WholeCase, summary="One case; that it was read is on record")
def show_case(request: HttpRequest, case_id: UUID) -> schemas.WholeCase:
    return schemas.WholeCase.model_validate(actions.read_case(viewer=viewer_in(request), case_id=case_id))


@router.get(
    "/cases/{uuid:case_id}/preserved",
    response=schemas.PreservedRoom,
    summary="What was preserved: words and facts, no picture; on record",
)
def show_preserved(request: HttpRequest, case_id: UUID, report_id: UUID | None = None) -> schemas.PreservedRoom:
    found = actions.read_preserved(viewer=viewer_in(request), case_id=case_id, report_id=report_id)
    return schemas.PreservedRoom(document=found)


@router.post("/cases/{uuid:case_id}/take", response=DONE, summary="I look after it")
def take(request: HttpRequest, case_id: UUID) -> None:
    actions.take(viewer=viewer_in(request), case_id=case_id)


@router.post("/cases/{uuid:case_id}/hand", response=DONE, summary="Somebody else looks after it")
def hand(request: HttpRequest, case_id: UUID, body: schemas.CaseHanding) -> None:
    actions.hand(viewer=viewer_in(request), case_id=case_id, to=body.to)


@router.post("/cases/{uuid:case_id}/notes", response=DONE, summary="Note something for the others who handle it")
def note(request: HttpRequest, case_id: UUID, body: schemas.NewCaseNote) -> None:
    actions.note(viewer=viewer_in(request), case_id=case_id, words=body.words)


@router.post("/cases/{uuid:case_id}/links", response=DONE, summary="Two cases belong together")
def link(request: HttpRequest, case_id: UUID, body: schemas.NewCaseLink) -> None:
    actions.link(viewer=viewer_in(request), case_id=case_id, other_id=body.other)


@router.post("/cases/{uuid:case_id}/escalations", response=DONE, summary="Ask a second person to agree")
def escalate(request: HttpRequest, case_id: UUID, body: schemas.NewEscalation) -> None:
    actions.escalate(viewer=viewer_in(request), case_id=case_id, kind=body.kind, words=body.words)


@router.post("/approvals/{uuid:approval_id}", response=DONE, summary="Agree or not, as somebody else than who asked")
def answer_approval(request: HttpRequest, approval_id: UUID, body: schemas.ApprovalAnswer) -> None:
    actions.answer_approval(viewer=viewer_in(request), approval_id=approval_id, answer=body.answer, words=body.words)


@router.post("/cases/{uuid:case_id}/decide", response=DONE, summary="Decide, with reasons for both sides")
def decide(request: HttpRequest, case_id: UUID, body: schemas.NewDecision) -> None:
    actions.decide(
        viewer=viewer_in(request),
        case_id=case_id,
        outcome=body.outcome,
        told_reporter=body.told_reporter,
        told_reported=body.told_reported,
    )


@router.post(
    "/appeals/{uuid:appeal_id}", response=DONE, summary="Answer an objection, as somebody else than who decided"
)
def answer_appeal(request: HttpRequest, appeal_id: UUID, body: schemas.AppealAnswer) -> None:
    actions.answer_appeal(viewer=viewer_in(request), appeal_id=appeal_id, is_granted=body.granted, words=body.words)


@router.post("/cases/{uuid:case_id}/close", response=DONE, summary="End a decided case; what it kept is let go")
def close(request: HttpRequest, case_id: UUID) -> None:
    actions.close(viewer=viewer_in(request), case_id=case_id)


@router.post(
    "/cases/{uuid:case_id}/freeze", response=DONE, summary="Stop the reported person's access; nothing is lost"
)
def freeze(request: HttpRequest, case_id: UUID) -> None:
    actions.freeze_person(viewer=viewer_in(request), case_id=case_id)


@router.post("/cases/{uuid:case_id}/release", response=DONE, summary="Give them their access back")
def release(request: HttpRequest, case_id: UUID) -> None:
    actions.release_person(viewer=viewer_in(request), case_id=case_id)


@router.post(
    "/cases/{uuid:case_id}/exposure", response=schemas.OwnExposure, summary="So long I have looked; for myself alone"
)
def note_exposure(request: HttpRequest, case_id: UUID, body: schemas.NewExposure) -> schemas.OwnExposure:
    today = actions.note_exposure(viewer=viewer_in(request), case_id=case_id, seconds=body.seconds)
    return schemas.OwnExposure(seconds=today.seconds, is_pause_due=today.is_pause_due)


@router.post(
    "/cases/{uuid:case_id}/package",
    response={HTTPStatus.CREATED: schemas.EvidencePackage},
    summary="Make the evidence package",
)
def make_package(request: HttpRequest, case_id: UUID) -> Status[schemas.EvidencePackage]:
    viewer = viewer_in(request)
    access_case(viewer=viewer, case_id=case_id)
    limits.count(limits.DECISIONS, user_id=viewer.user_id)
    made = actions.package(viewer=viewer, case_id=case_id)
    return Status(HTTPStatus.CREATED, _package(made, viewer.user_id, viewer.name))


@router.get(
    "/cases/{uuid:case_id}/pictures", response=schemas.CasePictures, summary="Pictures of a case, and which I may see"
)
def list_pictures(request: HttpRequest, case_id: UUID) -> schemas.CasePictures:
    found = actions.case_pictures(viewer=viewer_in(request), case_id=case_id)
    return schemas.CasePictures(items=[schemas.CasePicture.model_validate(each) for each in found])


@router.get(
    "/cases/{uuid:case_id}/pictures/{uuid:picture_id}",
    summary="One of them, marked for me: small, grey and blurred; sharp only if asked for. Either is on record",
)
def show_picture(request: HttpRequest, case_id: UUID, picture_id: UUID, *, sharp: bool = False) -> HttpResponse:
    viewer = viewer_in(request)
    delivery = actions.see_picture(viewer=viewer, case_id=case_id, picture_id=picture_id, is_sharp=sharp)
    return HttpResponse(b"".join(delivery.chunks), content_type=delivery.media_type, headers=DOOR_HEADERS)


@router.post(
    "/cases/{uuid:case_id}/copies",
    response={HTTPStatus.CREATED: schemas.FiledCopy},
    summary="A copy was found elsewhere: checked, then traced; the answer stands in the case",
)
def file_copy(
    request: HttpRequest,
    case_id: UUID,
    file: Annotated[UploadedFile, File()],
    told: Annotated[schemas.NewCopy, Form()],
) -> Status[schemas.FiledCopy]:
    viewer = viewer_in(request)
    access_case(viewer=viewer, case_id=case_id)
    limits.count(limits.UPLOADS, user_id=viewer.user_id)
    filed = actions.file_copy(viewer=viewer, case_id=case_id, content=file.read(), code=told.code, where=told.where)
    return Status(HTTPStatus.CREATED, schemas.FiledCopy(id=filed.pk, state=CopyState(filed.state)))


@router.get("/packages/{uuid:package_id}", summary="The file; asks once more who you are, and is on record")
def show_package(request: HttpRequest, package_id: UUID) -> HttpResponse:
    content = actions.open_package(viewer=viewer_in(request), package_id=package_id)
    headers = {"Content-Disposition": f'attachment; filename="evidence-{package_id}.zip"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="application/zip", headers=headers)


@router.post("/cases/bulk/preview", response=schemas.BulkPreview, summary="What one deed for many cases would do")
def preview_bulk(request: HttpRequest, body: schemas.BulkPlan) -> schemas.BulkPreview:
    found = actions.plan_bulk(viewer=viewer_in(request), deed=body.deed, case_ids=body.cases, to=body.to)
    left = [schemas.BulkLeft(case=case_id, why=why) for case_id, why in found.wont]
    return schemas.BulkPreview(will=list(found.will), wont=left)


@router.post("/cases/bulk/start", response={HTTPStatus.CREATED: schemas.Bulk}, summary="Have it done after a while")
def start_bulk(request: HttpRequest, body: schemas.BulkStart) -> Status[schemas.Bulk]:
    run = actions.start_bulk(
        viewer=viewer_in(request),
        deed=body.deed,
        case_ids=body.cases,
        to=body.to,
        delay_minutes=body.delay_minutes,
    )
    return Status(HTTPStatus.CREATED, schemas.Bulk.model_validate(run))


@router.post(
    "/cases/bulk/{uuid:run_id}/undo", response=schemas.Bulk, summary="Take it back, before or within a day after"
)
def undo_bulk(request: HttpRequest, run_id: UUID) -> schemas.Bulk:
    return schemas.Bulk.model_validate(actions.undo_bulk(viewer=viewer_in(request), run_id=run_id))


def _package(made: Any, user_id: UUID, name: str) -> schemas.EvidencePackage:
    return schemas.EvidencePackage(
        id=made.pk,
        at=made.at,
        made_by=schemas.CasePerson(id=user_id, name=name),
        sha256=made.sha256,
        size_bytes=made.size_bytes,
        messages=made.messages,
        is_stamped=made.is_stamped,
        stamped_at=made.stamped_at,
    )
