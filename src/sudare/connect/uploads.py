"""Small pictures in one go. Larger ones, and shaky connections, take the resumable way (``tus``)."""

from http import HTTPStatus
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import File, Form, Router
from ninja.files import UploadedFile

from sudare.attachments import actions
from sudare.attachments.access import access_own_attachment
from sudare.connect import attachment_schemas as schemas
from sudare.connect import limits, pictures, visitors
from sudare.connect.callers import viewer_in
from sudare.connect.messages import IdempotencyKey
from sudare.rooms.access import access_room

router = Router(tags=["pictures"])


@router.post("", response={HTTPStatus.CREATED: schemas.Attachment}, summary="Hand in a picture in one go")
def upload(
    request: HttpRequest,
    file: Annotated[UploadedFile, File()],
    room_id: Annotated[UUID | None, Form()] = None,
    idempotency_key: IdempotencyKey = "",
) -> schemas.Attachment:
    viewer = viewer_in(request)
    limits.count(limits.uploads_of(viewer), user_id=viewer.user_id)
    visitors.check_place(viewer, room_id)
    if room_id is not None:
        access_room(viewer=viewer, room_id=room_id)
    received = actions.receive(
        viewer=viewer,
        content=file.read(),
        original_name=file.name or "",
        room_id=room_id,
        idempotency_key=idempotency_key,
    )
    row = access_own_attachment(viewer=viewer, attachment_id=received.pk)
    return pictures.attachment(row, viewer_id=viewer.user_id)
