"""Messages, and the log a room is read from."""

from http import HTTPStatus
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Header, Router
from pydantic import Field, StringConstraints

from sudare.connect import limits, presenting
from sudare.connect import room_schemas as schemas
from sudare.connect.callers import viewer_in
from sudare.connect.schemas import Sequence
from sudare.rooms import actions, queries
from sudare.rooms.access import access_message, access_room
from sudare.rooms.terms import PAGE

router = Router(tags=["messages"])

PAGE_MAX = 200
IdempotencyKey = Annotated[
    str,
    StringConstraints(max_length=80),
    Header("", alias="Idempotency-Key", description="The same key again does nothing again."),
]
Limit = Annotated[int, Field(ge=1, le=PAGE_MAX)]


@router.get(
    "/rooms/{uuid:room_id}/messages",
    response=schemas.Messages,
    summary="What was said, the newest page first; `last_sequence` is where the events go on",
)
def list_messages(
    request: HttpRequest, room_id: UUID, before: Sequence | None = None, limit: Limit = PAGE
) -> schemas.Messages:
    viewer = viewer_in(request)
    access_room(viewer=viewer, room_id=room_id)
    page = queries.page_of_messages(room_id=room_id, before=before, limit=limit)
    return schemas.Messages(
        items=presenting.messages(page.items, viewer_id=viewer.user_id),
        next_cursor=str(page.items[0].sequence) if page.has_earlier else None,
        last_sequence=page.last_sequence,
    )


@router.post("/rooms/{uuid:room_id}/messages", response={HTTPStatus.CREATED: schemas.Message}, summary="Say something")
def post_message(
    request: HttpRequest, room_id: UUID, body: schemas.NewMessage, idempotency_key: IdempotencyKey = ""
) -> schemas.Message:
    viewer = viewer_in(request)
    limits.count(limits.messages_of(viewer), user_id=viewer.user_id)
    posted = actions.post(
        viewer=viewer,
        room_id=room_id,
        text=body.text,
        attachment_ids=body.attachments,
        reply_to=body.reply_to,
        idempotency_key=idempotency_key,
    )
    return presenting.posted(posted, viewer=viewer, has_pictures=bool(body.attachments))


@router.patch("/messages/{uuid:message_id}", response=schemas.Message, summary="Change one's own words")
def edit_message(request: HttpRequest, message_id: UUID, body: schemas.ChangedMessage) -> schemas.Message:
    viewer = viewer_in(request)
    limits.count(limits.messages_of(viewer), user_id=viewer.user_id)
    actions.edit(viewer=viewer, message_id=message_id, text=body.text)
    return presenting.message(access_message(viewer=viewer, message_id=message_id), viewer_id=viewer.user_id)


@router.delete(
    "/messages/{uuid:message_id}",
    response={HTTPStatus.NO_CONTENT: None},
    summary="Take a message back; its pictures' keys are destroyed",
)
def delete_message(request: HttpRequest, message_id: UUID) -> None:
    actions.delete(viewer=viewer_in(request), message_id=message_id)


@router.get("/rooms/{uuid:room_id}/events", response=schemas.Events, summary="The room's log after a number")
def list_events(request: HttpRequest, room_id: UUID, after: Sequence = 0, limit: Limit = PAGE_MAX) -> schemas.Events:
    viewer = viewer_in(request)
    last_sequence = access_room(viewer=viewer, room_id=room_id).room.last_sequence
    rows = queries.events_after(room_id=room_id, after=after, limit=limit)
    return schemas.Events(
        items=presenting.events(rows, viewer_id=viewer.user_id),
        last_sequence=max(last_sequence, rows[-1].sequence if rows else 0),
    )
