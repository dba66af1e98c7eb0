"""Links to one picture for people outside: made, listed, ended."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from ninja import Router

from sudare.connect import limits, schemas, share_schemas
from sudare.connect.callers import viewer_in
from sudare.viewing import actions

router = Router(tags=["pictures"])


@router.post(
    "/attachments/{uuid:attachment_id}/shares",
    response={HTTPStatus.CREATED: share_schemas.ShareMade},
    summary="A link to a picture for somebody outside; its address is told here and never again",
)
def share(request: HttpRequest, attachment_id: UUID, body: share_schemas.NewShare) -> share_schemas.ShareMade:
    viewer = viewer_in(request)
    limits.count(limits.DECISIONS, user_id=viewer.user_id)
    link, secret = actions.share(viewer=viewer, attachment_id=attachment_id, **body.model_dump())
    return share_schemas.ShareMade(**_fields(link), url=f"{settings.BASE_URL.rstrip('/')}/s/{secret}/")


@router.get(
    "/attachments/{uuid:attachment_id}/shares",
    response=share_schemas.Shares,
    summary="A picture's links for people outside",
)
def shares(request: HttpRequest, attachment_id: UUID) -> share_schemas.Shares:
    found = actions.shares_of(viewer=viewer_in(request), attachment_id=attachment_id)
    return share_schemas.Shares(items=[share_schemas.Share(**_fields(link)) for link in found])


@router.delete("/shares/{uuid:share_id}", response={HTTPStatus.NO_CONTENT: None}, summary="End a link at once")
def revoke(request: HttpRequest, share_id: UUID) -> None:
    actions.revoke_share(viewer=viewer_in(request), share_id=share_id)


def _fields(link: Any) -> dict[str, Any]:
    return {
        "id": link.pk,
        "label": link.label,
        "made_by": schemas.Author(id=link.made_by.pk, name=link.made_by.name),
        "created_at": link.created_at,
        "expires_at": link.expires_at,
        "revoked_at": link.revoked_at,
        "has_password": bool(link.password_hash),
        "views": link.views,
        "max_views": link.max_views,
    }
