"""What is covered, for a reason and a while; and who has looked, for the sender."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from sudare.connect import limits, pictures, schemas
from sudare.connect.callers import viewer_in
from sudare.viewing import actions
from sudare.viewing.terms import ORIGINAL, View

router = Router(tags=["pictures"])
PAGE = 100


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


@router.get("/{uuid:attachment_id}/views", response=schemas.Views, summary="Who has opened my picture, newest first")
def views(
    request: HttpRequest, attachment_id: UUID, cursor: Annotated[int, Field(ge=0, le=1_000_000)] = 0
) -> schemas.Views:
    found = actions.views_of(viewer=viewer_in(request), attachment_id=attachment_id)[::-1]
    after = cursor + PAGE
    return schemas.Views(
        items=[_looked(view) for view in found[cursor:after]],
        next_cursor=str(after) if len(found) > after else None,
    )


def _looked(view: View) -> schemas.Looked:
    user = schemas.Author(id=view.user_id, name=view.name) if view.user_id else None
    return schemas.Looked(user=user, at=view.at, rendition=view.rendition, reason=view.reason)
