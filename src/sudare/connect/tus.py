"""Resumable uploads: tus 1.0.0 with creation, creation-with-upload, expiration and termination.

Source: https://tus.io/protocols/resumable-upload, version 1.0.0. Bytes are sealed in bounded pieces as they arrive
and never lie anywhere in clear; what a broken PATCH had sent so far is kept.
Only offsets that are durable are told. See docs/decisions/0040.
"""

import base64
import binascii
from datetime import UTC
from email.utils import format_datetime
from functools import partial
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.core.handlers.asgi import ASGIRequest

from sudare.accounts.terms import Viewer
from sudare.attachments import actions, queries
from sudare.attachments.access import access_own_attachment
from sudare.attachments.terms import State
from sudare.connect import limits, visitors
from sudare.connect.bare import Receive, Scope, Send, answer, answer_problem, as_caller, header
from sudare.connect.errors import OffsetMoved, UnknownTusVersion, UploadNotDescribed, WrongMediaType, WrongMethod
from sudare.kit.errors import TooLarge
from sudare.rooms.access import access_room

ROOT: Final = "/api/v1/uploads/tus"
VERSION: Final = "1.0.0"
EXTENSIONS: Final = "creation,creation-with-upload,expiration,termination"
BODY_TYPE: Final = "application/offset+octet-stream"
PIECE_BYTES: Final = 1_048_576  # sixteen sealed chunks: what one upload may hold in memory before it is sealed
METADATA_MAX: Final = 4_096
ALLOW: Final = {"Allow": "OPTIONS, POST, HEAD, PATCH, DELETE"}


async def tus(scope: Scope, receive: Receive, send: Send, *, upload_id: UUID | None) -> None:
    """Answer one request of the protocol."""
    method = _method(scope)
    if method == "OPTIONS":
        await answer(send, status=HTTPStatus.NO_CONTENT, headers=_abilities())
        return
    if header(scope, "tus-resumable") != VERSION:
        await answer_problem(send, UnknownTusVersion(), headers={"Tus-Version": VERSION})
        return
    doors = {"POST": _create} if upload_id is None else {"HEAD": _tell, "PATCH": _append, "DELETE": _end}
    door: Any = doors.get(method)
    if door is None:
        await answer_problem(send, WrongMethod(), headers=ALLOW | {"Tus-Resumable": VERSION})
    elif upload_id is None:
        await door(scope, receive, send)
    else:
        await door(scope, receive, send, upload_id)


def _method(scope: Scope) -> str:
    """What is asked for. Only a POST may ask for something else: a GET is not asked for its CSRF token."""
    other = header(scope, "x-http-method-override").upper()
    return other if other and scope["method"] == "POST" else str(scope["method"])


def _abilities() -> dict[str, str]:
    return {
        "Tus-Resumable": VERSION,
        "Tus-Version": VERSION,
        "Tus-Extension": EXTENSIONS,
        "Tus-Max-Size": str(settings.UPLOAD_MAX_BYTES),
    }


# --- the four verbs ----------------------------------------------------------------------------------------
async def _create(scope: Scope, receive: Receive, send: Send) -> None:
    size = _number(scope, "upload-length")
    if size > settings.UPLOAD_MAX_BYTES:
        await answer_problem(send, TooLarge(), headers={"Tus-Max-Size": str(settings.UPLOAD_MAX_BYTES)})
        return
    described = untrusted_metadata(header(scope, "upload-metadata"))
    begun = await as_caller(
        scope,
        partial(_begin, size=size, described=described, key=header(scope, "idempotency-key")[: limits.KEY_MAX]),
    )
    offset = _offset_of(begun)
    if header(scope, "content-type") == BODY_TYPE and offset == 0:
        offset = await _take(scope, receive, upload_id=begun.pk, offset=0)
    fields = {"Location": f"{ROOT}/{begun.pk}", "Upload-Offset": str(offset)} | _until(begun)
    await answer(send, status=HTTPStatus.CREATED, headers=_ours(fields))


async def _tell(scope: Scope, receive: Receive, send: Send, upload_id: UUID) -> None:
    del receive
    row = await as_caller(scope, partial(_own, upload_id=upload_id))
    fields = {"Upload-Offset": str(_offset_of(row)), "Upload-Length": str(row.declared_bytes)} | _until(row)
    await answer(send, status=HTTPStatus.OK, headers=_ours(fields))


async def _append(scope: Scope, receive: Receive, send: Send, upload_id: UUID) -> None:
    if header(scope, "content-type") != BODY_TYPE:
        raise WrongMediaType
    offset = _number(scope, "upload-offset")
    row = await as_caller(scope, partial(_own, upload_id=upload_id))
    if row.state != State.UPLOADING or offset != _offset_of(row):
        await answer_problem(send, OffsetMoved(), headers=_ours({"Upload-Offset": str(_offset_of(row))}))
        return
    offset = await _take(scope, receive, upload_id=upload_id, offset=offset)
    await answer(send, status=HTTPStatus.NO_CONTENT, headers=_ours({"Upload-Offset": str(offset)} | _until(row)))


async def _end(scope: Scope, receive: Receive, send: Send, upload_id: UUID) -> None:
    del receive
    await as_caller(scope, partial(_discard, upload_id=upload_id))
    await answer(send, status=HTTPStatus.NO_CONTENT, headers=_ours({}))


# --- bytes -------------------------------------------------------------------------------------------------
async def _take(scope: Scope, receive: Receive, *, upload_id: UUID, offset: int) -> int:
    """Seal what arrives, piece by piece, and return how far it is durable. A cut connection is an early end."""
    waiting = bytearray()
    more = True
    while more:
        message = await receive()
        waiting += message.get("body", b"")
        more = message["type"] == "http.request" and message.get("more_body", False)
        if len(waiting) >= PIECE_BYTES or (waiting and not more):
            offset = await as_caller(scope, partial(_seal, upload_id=upload_id, offset=offset, content=bytes(waiting)))
            waiting.clear()
    return offset


def _seal(request: ASGIRequest, viewer: Viewer, *, upload_id: UUID, offset: int, content: bytes) -> int:
    del request
    return actions.append_upload(viewer=viewer, attachment_id=upload_id, offset=offset, content=content)


# --- verbs, as somebody --------------------------------------------------------------------------------------
def _begin(request: ASGIRequest, viewer: Viewer, *, size: int, described: dict[str, str], key: str) -> Any:
    del request
    limits.count(limits.uploads_of(viewer), user_id=viewer.user_id)
    room_id = _room(described)
    visitors.check_place(viewer, room_id)
    if room_id is not None:
        access_room(viewer=viewer, room_id=room_id)
    row = actions.begin_upload(
        viewer=viewer,
        size_bytes=size,
        original_name=described.get("filename", ""),
        room_id=room_id,
        idempotency_key=key,
    )
    return access_own_attachment(viewer=viewer, attachment_id=row.pk)


def _own(request: ASGIRequest, viewer: Viewer, *, upload_id: UUID) -> Any:
    del request
    return access_own_attachment(viewer=viewer, attachment_id=upload_id)


def _discard(request: ASGIRequest, viewer: Viewer, *, upload_id: UUID) -> None:
    del request
    actions.discard(viewer=viewer, attachment_id=upload_id)


# --- reading headers -----------------------------------------------------------------------------------------
def untrusted_metadata(given: str) -> dict[str, str]:
    """``Upload-Metadata`` as text. Raises: UploadNotDescribed when it isn't what the protocol says."""
    if len(given) > METADATA_MAX:
        raise UploadNotDescribed
    pairs = (pair.strip().partition(" ") for pair in given.split(",") if pair.strip())
    try:
        return {key: base64.b64decode(value, validate=True).decode() for key, _, value in pairs}
    except (binascii.Error, UnicodeDecodeError) as error:
        raise UploadNotDescribed from error


def _room(described: dict[str, str]) -> UUID | None:
    try:
        return UUID(described["room_id"]) if described.get("room_id") else None
    except ValueError as error:
        raise UploadNotDescribed from error


def _number(scope: Scope, name: str) -> int:
    value = header(scope, name)
    if not value.isascii() or not value.isdigit() or len(value) > len(str(2**53)):
        raise UploadNotDescribed
    return int(value)


def _offset_of(row: Any) -> int:
    return int(row.quarantine.size_bytes if row.state == State.UPLOADING else row.declared_bytes)


def _until(row: Any) -> dict[str, str]:
    moment = queries.expires_at(row)
    return {"Upload-Expires": format_datetime(moment.astimezone(UTC), usegmt=True)} if moment else {}


def _ours(fields: dict[str, str]) -> dict[str, str]:
    return {"Tus-Resumable": VERSION} | fields
