"""One's own uploads, and the door every picture's bytes leave by."""

import re
from http import HTTPStatus
from typing import Final
from uuid import UUID

from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, StreamingHttpResponse
from ninja import Router

from sudare.attachments import actions
from sudare.connect import attachment_schemas as schemas
from sudare.connect import pictures
from sudare.connect.callers import viewer_in
from sudare.connect.pulling import pulled
from sudare.viewing.actions import deliver
from sudare.viewing.terms import WHOLE, Deed, Delivery, Part

router = Router(tags=["pictures"])

DOOR_HEADERS: Final = {
    "Cache-Control": "private, no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Referrer-Policy": "no-referrer",
    "Accept-Ranges": "bytes",
}
_ENDINGS: Final = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/gif": "gif"}
_RANGE: Final = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


@router.get("/{uuid:attachment_id}", response=schemas.Attachment, summary="A picture's state, verdict and addresses")
def show_attachment(request: HttpRequest, attachment_id: UUID) -> schemas.Attachment:
    return pictures.shown(viewer_in(request), attachment_id)


@router.delete(
    "/{uuid:attachment_id}",
    response={HTTPStatus.NO_CONTENT: None},
    summary="Forget my picture for good; one that wasn't sent is thrown away",
)
def forget(request: HttpRequest, attachment_id: UUID) -> None:
    actions.forget_picture(viewer=viewer_in(request), attachment_id=attachment_id)


@router.get(
    "/{uuid:attachment_id}/renditions/{name}",
    summary="A picture's bytes: the one way they leave; every opening is recorded",
    openapi_extra={
        "responses": {
            200: {"description": "The rendition", "content": {"image/*": {"schema": {"type": "string"}}}},
            206: {"description": "A part of it", "content": {"image/*": {"schema": {"type": "string"}}}},
        }
    },
)
def show_rendition(
    request: HttpRequest, attachment_id: UUID, name: schemas.ImageName, *, download: bool = False
) -> StreamingHttpResponse:
    viewer = viewer_in(request)
    part = _part(request)
    deed = Deed.DOWNLOADED if download else Deed.OPENED
    delivery = deliver(viewer=viewer, attachment_id=attachment_id, name=name, part=part or WHOLE, deed=deed)
    is_part = part is not None
    return StreamingHttpResponse(
        pulled(delivery.chunks) if isinstance(request, ASGIRequest) else delivery.chunks,
        status=HTTPStatus.PARTIAL_CONTENT if is_part else HTTPStatus.OK,
        content_type=delivery.media_type,
        headers=DOOR_HEADERS | _measures(delivery, is_part=is_part) | _name(delivery, attachment_id, name, deed),
    )


def _part(request: HttpRequest) -> Part | None:
    """The one range asked for; several at once, or nonsense, is the whole picture. Source: RFC 9110, section 14.

    Whoever has a part already and asks for the rest *if it is the same* gets the whole: each copy is another one.
    """
    asked = _RANGE.fullmatch(request.headers.get("Range", "").replace(" ", ""))
    if asked is None or not any(asked.groups()) or request.headers.get("If-Range"):
        return None
    first, last = asked.groups()
    if not first:
        return Part(last=int(last))
    if last and int(last) < int(first):
        return None
    return Part(int(first), int(last) + 1 if last else None)


def _measures(delivery: Delivery, *, is_part: bool) -> dict[str, str]:
    length = {"Content-Length": str(delivery.end - delivery.start)}
    if not is_part:
        return length
    return length | {"Content-Range": f"bytes {delivery.start}-{delivery.end - 1}/{delivery.size_bytes}"}


def _name(delivery: Delivery, attachment_id: UUID, name: str, deed: Deed) -> dict[str, str]:
    """A name of our own making; the sender's is nobody else's business."""
    ending = _ENDINGS.get(delivery.media_type, "bin")
    how = "attachment" if deed is Deed.DOWNLOADED else "inline"
    return {"Content-Disposition": f"{how}; filename*=UTF-8''{attachment_id}-{name}.{ending}"}
