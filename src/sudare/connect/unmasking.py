"""What is covered, for a reason and a while."""

from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from sudare.connect import attachment_schemas as schemas
from sudare.connect import limits, pictures
from sudare.connect.callers import viewer_in
from sudare.viewing import actions
from sudare.viewing.terms import ORIGINAL

router = Router(tags=["pictures"])


@router.post(
    "/{uuid:attachment_id}/unmask",
    response=schemas.Unmasked,
    summary="Leave to see what is covered, for a quarter of an hour; the sender reads the reason",
)
def unmask(request: HttpRequest, attachment_id: UUID, body: schemas.UnmaskReason) -> schemas.Unmasked:
    viewer = viewer_in(request)
    limits.count(limits.DECISIONS, user_id=viewer.user_id)
    granted = actions.unmask(viewer=viewer, attachment_id=attachment_id, reason=body.reason)
    return schemas.Unmasked(expires_at=granted.expires_at, url=pictures.rendition_url(attachment_id, ORIGINAL))
