"""Held pictures before those who decide about them."""

from http import HTTPStatus
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from pydantic import Field

from sudare.attachments import actions, queries
from sudare.attachments.access import access_review, reviews_for
from sudare.attachments.terms import ReviewState
from sudare.connect import attachment_schemas as schemas
from sudare.connect import limits, pictures
from sudare.connect.callers import viewer_in
from sudare.connect.edits import masks_of
from sudare.connect.schemas import Author
from sudare.viewing.access import access_attachment

router = Router(tags=["reviews"])
PAGE = 50


@router.get("/reviews", response=schemas.Reviews, summary="Pictures that wait for somebody like me, the oldest first")
def list_reviews(
    request: HttpRequest,
    state: ReviewState = ReviewState.WAITING,
    cursor: Annotated[int, Field(ge=0, le=1_000_000)] = 0,
) -> schemas.Reviews:
    after = cursor + PAGE
    rows = list(reviews_for(viewer_in(request)).filter(state=state)[cursor : after + 1])
    shared = pictures.Shared()
    return schemas.Reviews(
        items=[_review(row, shared) for row in rows[:PAGE]], next_cursor=str(after) if len(rows) > PAGE else None
    )


@router.get("/reviews/{uuid:review_id}", response=schemas.Review, summary="One of them")
def show_review(request: HttpRequest, review_id: UUID) -> schemas.Review:
    return _review(access_review(viewer=viewer_in(request), review_id=review_id), pictures.Shared())


@router.post("/reviews/{uuid:review_id}/accept", response=schemas.Review, summary="Let it through, with more covered")
def accept_review(request: HttpRequest, review_id: UUID, body: schemas.MoreMasks) -> schemas.Review:
    actions.accept_review(viewer=viewer_in(request), review_id=review_id, masks=masks_of(body.masks))
    return show_review(request, review_id)


@router.post(
    "/reviews/{uuid:review_id}/refuse",
    response=schemas.Review,
    summary="Keep it from everybody, and say why",
)
def refuse_review(request: HttpRequest, review_id: UUID, body: schemas.Refusal) -> schemas.Review:
    actions.refuse_review(viewer=viewer_in(request), review_id=review_id, reason=body.reason)
    return show_review(request, review_id)


@router.post(
    "/attachments/{uuid:attachment_id}/ban",
    response={HTTPStatus.ACCEPTED: None},
    summary="Recognise this picture from now on; only fingerprints are kept",
)
def ban(request: HttpRequest, attachment_id: UUID, body: schemas.Label) -> Status[None]:
    viewer = viewer_in(request)
    limits.count(limits.DECISIONS, user_id=viewer.user_id)
    access_attachment(viewer=viewer, attachment_id=attachment_id)  # nobody bans what they may not even know of
    actions.ban_picture(viewer=viewer, attachment_id=attachment_id, label=body.label)
    return Status(HTTPStatus.ACCEPTED, None)


def _review(row: Any, shared: pictures.Shared) -> schemas.Review:
    sender = row.attachment.uploader
    is_waiting = row.state == ReviewState.WAITING
    return schemas.Review(
        id=row.pk,
        kind=row.kind,
        state=row.state,
        sender=Author(id=sender.pk, name=sender.name),
        words=row.words,
        requested_at=row.requested_at,
        due_at=row.due_at,
        is_overdue=queries.is_overdue(row),
        reviewer=Author(id=row.reviewer.pk, name=row.reviewer.name) if row.reviewer else None,
        decided_at=row.decided_at,
        reason=row.reason,
        attachment=pictures.attachment(
            row.attachment, viewer_id=None, is_reviewer=True, is_open=is_waiting, shared=shared
        ),
    )
