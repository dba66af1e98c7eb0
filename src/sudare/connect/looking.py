"""Who has looked: at one's own picture, in a room, and what one person has looked at."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from sudare.connect import attachment_schemas as schemas
from sudare.connect.callers import viewer_in
from sudare.connect.schemas import Author
from sudare.viewing import actions
from sudare.viewing.terms import View, ViewPage

router = Router(tags=["pictures"])
PAGE = 100

Before = Annotated[int | None, Field(ge=1, le=2**53 - 1)]


@router.get(
    "/attachments/{uuid:attachment_id}/views",
    response=schemas.Views,
    summary="Who has seen my picture, newest first",
)
def views(
    request: HttpRequest, attachment_id: UUID, cursor: Annotated[int, Field(ge=0, le=1_000_000)] = 0
) -> schemas.Views:
    found = actions.views_of(viewer=viewer_in(request), attachment_id=attachment_id)
    newest, after = found.lines[::-1], cursor + PAGE
    return schemas.Views(
        items=[_looked(view) for view in newest[cursor:after]],
        next_cursor=str(after) if len(newest) > after else None,
        nobody_yet=found.is_nobody_yet,
        as_of=schemas.AsOf(size=found.as_of.size, at=found.as_of.at),
    )


@router.get("/rooms/{uuid:room_id}/views", response=schemas.ViewsOfMany, summary="What was looked at in a room")
def views_in_room(request: HttpRequest, room_id: UUID, before: Before = None) -> schemas.ViewsOfMany:
    return _many(actions.views_for_supervisors(viewer=viewer_in(request), room_id=room_id, before=before))


@router.get("/people/{uuid:user_id}/views", response=schemas.ViewsOfMany, summary="What a person has looked at")
def views_by_person(request: HttpRequest, user_id: UUID, before: Before = None) -> schemas.ViewsOfMany:
    return _many(actions.views_for_supervisors(viewer=viewer_in(request), user_id=user_id, before=before))


def _many(page: ViewPage) -> schemas.ViewsOfMany:
    return schemas.ViewsOfMany(items=[_looked(view) for view in page.lines], next_before=page.before)


def _looked(view: View) -> schemas.Looked:
    return schemas.Looked(
        attachment_id=view.attachment_id,
        link=view.link,
        share_id=view.share_id,
        shared_by=view.shared_by or None,
        user=Author(id=view.user_id, name=view.name) if view.user_id else None,
        role=view.role or None,
        at=view.at,
        deed=view.deed,
        rendition=view.rendition,
        reason=view.reason,
        sequence=view.sequence,
        entries=view.entries,
    )
