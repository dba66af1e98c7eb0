"""Forgetting for good, and what stands in its way."""

from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from sudare.attachments import actions
from sudare.connect import keeping_schemas as schemas
from sudare.connect.callers import viewer_in

router = Router(tags=["keeping"])


@router.post(
    "/attachments/{uuid:attachment_id}/forget",
    response=schemas.Forgotten,
    summary="Forget a picture for good, of my own or as a moderator; a case or the law may keep it (409)",
)
def forget(request: HttpRequest, attachment_id: UUID, body: schemas.Wish) -> schemas.Forgotten:
    receipt = actions.forget_picture(
        viewer=viewer_in(request), attachment_id=attachment_id, why=body.why, despite_floor=body.despite_floor
    )
    return schemas.Forgotten(receipt=receipt.pk if receipt else None)


@router.post("/me/withdraw", response=schemas.Withdrawal, summary="Take my consent back: forget all I have sent here")
def withdraw(request: HttpRequest) -> schemas.Withdrawal:
    done = actions.withdraw(viewer=viewer_in(request))
    return schemas.Withdrawal(forgotten=len(done.forgotten), kept=list(done.kept), contacts=list(done.contacts))
