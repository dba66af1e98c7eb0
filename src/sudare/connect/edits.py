"""What a sender does with a checked picture: edit it, say yes, object to a no."""

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from sudare.attachments import actions
from sudare.attachments.errors import EditImpossible
from sudare.connect import attachment_schemas as schemas
from sudare.connect import limits, pictures
from sudare.connect.callers import viewer_in
from sudare.imaging.terms import Box, Edit, Mask, Stroke

router = Router(tags=["pictures"])


@router.post(
    "/{uuid:attachment_id}/edit",
    response=schemas.Attachment,
    summary="Draw a checked picture anew; takes the place of the edit before",
)
def edit(request: HttpRequest, attachment_id: UUID, body: schemas.Edit) -> schemas.Attachment:
    viewer = viewer_in(request)
    limits.count(limits.EDITS, user_id=viewer.user_id)
    actions.edit(viewer=viewer, attachment_id=attachment_id, edit=edit_of(body))
    return pictures.shown(viewer, attachment_id)


@router.post(
    "/{uuid:attachment_id}/confirm",
    response=schemas.Attachment,
    summary="I have seen the check: it may be sent",
)
def confirm(request: HttpRequest, attachment_id: UUID, body: schemas.Confirmation) -> schemas.Attachment:
    viewer = viewer_in(request)
    limits.count(limits.EDITS, user_id=viewer.user_id)
    wanted = edit_of(body) if body.model_fields_set else None
    actions.confirm(viewer=viewer, attachment_id=attachment_id, edit=wanted)
    return pictures.shown(viewer, attachment_id)


@router.post(
    "/{uuid:attachment_id}/appeal",
    response=schemas.Attachment,
    summary="Object to a refusal, once; somebody else looks",
)
def appeal(request: HttpRequest, attachment_id: UUID, body: schemas.Words) -> schemas.Attachment:
    viewer = viewer_in(request)
    limits.count(limits.DECISIONS, user_id=viewer.user_id)
    actions.appeal(viewer=viewer, attachment_id=attachment_id, words=body.words)
    return pictures.shown(viewer, attachment_id)


def edit_of(body: schemas.Edit) -> Edit:
    """Numbers from outside as an edit; whether they make sense is asked by the verb. Raises: EditImpossible."""
    return Edit(
        masks=masks_of(body.masks),
        quarter_turns=body.quarter_turns,
        straighten_degrees=body.straighten_degrees,
        crop=Box(*body.crop) if body.crop else None,
    )


def masks_of(bodies: Iterable[schemas.Mask]) -> tuple[Mask, ...]:
    return tuple(_mask_of(body) for body in bodies)


def _mask_of(body: schemas.Mask) -> Mask:
    if body.box is not None and body.stroke is None:
        return Box(*body.box)
    if body.stroke is None or body.box is not None:
        raise EditImpossible  # one of the two, and not both
    return Stroke(tuple((x, y) for x, y in body.stroke.points), body.stroke.radius)
