"""Places where a picture stands elsewhere. Nothing here opens one, and nothing is sent from here."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.timezone import localdate
from django.utils.translation import get_language
from ninja import Router, Status

from sudare.connect import takedown_schemas as schemas
from sudare.connect.callers import viewer_in
from sudare.incidents.access import access_case, access_own_report
from sudare.policy.terms import Words
from sudare.takedowns import actions, queries
from sudare.takedowns.access import access_letter, access_takedown
from sudare.takedowns.errors import LetterUnfit, TakedownGone
from sudare.takedowns.proofs.clocks import clocks_of
from sudare.takedowns.proofs.routes import helpers_for, letters_for
from sudare.takedowns.proofs.steps import next_step
from sudare.takedowns.terms import LetterKind, Platform, Tongue

router = Router(tags=["takedowns"])


@router.get(
    "/cases/{uuid:case_id}/takedowns", response=schemas.TakedownTargets, summary="Where a case's picture stands"
)
def list_takedowns(request: HttpRequest, case_id: UUID) -> schemas.TakedownTargets:
    case = access_case(viewer=viewer_in(request), case_id=case_id)
    return schemas.TakedownTargets(items=[_target(row) for row in queries.takedowns_of(case.pk)])


@router.post(
    "/cases/{uuid:case_id}/takedowns",
    response={HTTPStatus.CREATED: schemas.TakedownTarget},
    summary="Note a place as it was stated; nobody goes there",
)
def begin_takedown(request: HttpRequest, case_id: UUID, body: schemas.NewTakedown) -> Status[schemas.TakedownTarget]:
    told = body.model_dump()
    report_id = told.pop("report_id")
    made = actions.begin(
        viewer=viewer_in(request), case_id=case_id, statement=actions.Statement(**told), report_id=report_id
    )
    return Status(HTTPStatus.CREATED, _target(made))


@router.get("/takedowns/{uuid:takedown_id}", response=schemas.TakedownTarget, summary="One place, and what comes next")
def show_takedown(request: HttpRequest, takedown_id: UUID) -> schemas.TakedownTarget:
    return _fresh(access_takedown(viewer=viewer_in(request), takedown_id=takedown_id).pk)


@router.get(
    "/takedowns/{uuid:takedown_id}/letters/{kind}",
    response=schemas.TakedownLetter,
    summary="A letter to read and send oneself; also for the person harmed",
)
def show_letter(
    request: HttpRequest, takedown_id: UUID, kind: LetterKind, language: Tongue = Tongue.JA
) -> schemas.TakedownLetter:
    row = access_letter(viewer=viewer_in(request), takedown_id=takedown_id)
    if kind not in letters_for(Platform(row.platform)):
        raise LetterUnfit
    written = queries.letter_of(queries.takedown_with_all(row.pk), kind, tongue=language)
    claims = [_spoken(claim.because) for claim in written.claims]
    return schemas.TakedownLetter(
        kind=kind, language=language, subject=written.subject, body=written.body, claims=claims
    )


@router.post(
    "/takedowns/{uuid:takedown_id}/sent", response=schemas.TakedownTarget, summary="A person sent this; the clocks run"
)
def note_sent(request: HttpRequest, takedown_id: UUID, body: schemas.SentLetter) -> schemas.TakedownTarget:
    done = actions.note_sent(
        viewer=viewer_in(request), takedown_id=takedown_id, to=body.to, letter=body.letter, on=body.on
    )
    return _target(done)


@router.post("/takedowns/{uuid:takedown_id}/answers", response=schemas.TakedownTarget, summary="File what came back")
def file_answer(request: HttpRequest, takedown_id: UUID, body: schemas.FiledAnswer) -> schemas.TakedownTarget:
    done = actions.file_answer(viewer=viewer_in(request), takedown_id=takedown_id, **body.model_dump())
    return _target(done)


@router.post(
    "/takedowns/{uuid:takedown_id}/checks",
    response=schemas.TakedownTarget,
    summary="What a person saw who opened it; nothing here opens it",
)
def note_check(request: HttpRequest, takedown_id: UUID, body: schemas.TakedownCheck) -> schemas.TakedownTarget:
    viewer = viewer_in(request)
    row = queries.takedown_with_all(access_takedown(viewer=viewer, takedown_id=takedown_id).pk)
    patrol = getattr(row, "patrol", None)
    if patrol is None:
        raise TakedownGone
    actions.look(viewer=viewer, patrol_id=patrol.pk, found=body.found, on=body.on)
    return _fresh(row.pk)


@router.post("/takedowns/{uuid:takedown_id}/close", response=schemas.TakedownTarget, summary="Done with this place")
def close_takedown(request: HttpRequest, takedown_id: UUID) -> schemas.TakedownTarget:
    return _target(actions.close(viewer=viewer_in(request), takedown_id=takedown_id))


@router.get(
    "/reports/{uuid:report_id}/takedowns",
    response=schemas.TakedownTargets,
    summary="How far it has come, for whoever made the report",
)
def list_own(request: HttpRequest, report_id: UUID) -> schemas.TakedownTargets:
    report = access_own_report(viewer=viewer_in(request), report_id=report_id)
    return schemas.TakedownTargets(items=[_target(row) for row in queries.takedowns_for(report)])


def _fresh(takedown_id: UUID) -> schemas.TakedownTarget:
    return _target(queries.takedown_with_all(takedown_id))


def _target(row: Any) -> schemas.TakedownTarget:
    course = queries.course_of(row)
    upcoming = next_step(course, today=localdate())
    fitting = helpers_for(platform=course.platform, shows=course.shows, may_be_minor=course.may_be_minor)
    return schemas.TakedownTarget(
        id=row.pk,
        platform=course.platform,
        shows=course.shows,
        address=row.stated_address,
        place=row.stated_place,
        may_be_minor=row.may_be_minor,
        found_on=row.found_on,
        posted_on=row.posted_on,
        noted_at=row.noted_at,
        state=row.state,
        next=schemas.TakedownStep(code=upcoming.step, until=upcoming.until),
        clocks=[
            schemas.TakedownClock(
                kind=clock.kind, begins=clock.begins, due=clock.due, ends=clock.ends, is_met=clock.is_met
            )
            for clock in clocks_of(course)
        ],
        letters=list(letters_for(course.platform)),
        others=[helper.value for helper in fitting],
    )


def _spoken(words: Words) -> str:
    return {"ja": words.ja, "ja-plain": words.plain_ja}.get(get_language() or "", words.en)
