"""``GET …/stream``: a room's log as server-sent events, and hints about everything else of one's own."""

import asyncio
import re
from contextlib import aclosing
from functools import partial
from http import HTTPStatus
from typing import Final
from uuid import UUID

from django.contrib.auth import HASH_SESSION_KEY
from django.core.handlers.asgi import ASGIRequest
from django.http import QueryDict

from sudare.accounts.terms import Viewer
from sudare.connect import lookups
from sudare.connect.bare import HEADERS, Message, Receive, Scope, Send, answer_problem, as_caller, header, raw
from sudare.connect.channels import Listener
from sudare.connect.errors import WrongMethod
from sudare.connect.frames import RETRY
from sudare.connect.hub import hub
from sudare.kit.errors import Invalid

SLOW_SECONDS: Final = 20.0  # a listener that takes nothing for so long is let go; it comes back by Last-Event-ID
_NUMBER: Final = re.compile(r"\d{1,15}")


async def stream(
    scope: Scope, receive: Receive, send: Send, *, room_id: UUID | None, hears_lines: bool = False
) -> None:
    """Let somebody listen until they go, their access ends, or they stop reading."""
    if scope["method"] != "GET":
        await answer_problem(send, WrongMethod(), headers={"Allow": "GET"})
        return
    admission = await as_caller(scope, partial(_admit, room_id=room_id, after=_place(scope), lines=hears_lines))
    listener = admission.listener
    await send(opening())
    here = hub()
    await here.join(listener, rooms=admission.rooms)
    watching = asyncio.create_task(_leave_with(listener, receive))
    try:
        await send({"type": "http.response.body", "body": RETRY, "more_body": True})
        async with aclosing(here.frames(listener)) as frames:
            async for frame in frames:
                async with asyncio.timeout(SLOW_SECONDS):
                    await send({"type": "http.response.body", "body": frame, "more_body": True})
        await send({"type": "http.response.body", "body": b""})
    except (TimeoutError, OSError):
        pass  # nobody reads any more
    finally:
        here.leave(listener)
        watching.cancel()


def _admit(
    request: ASGIRequest, viewer: Viewer, *, room_id: UUID | None, after: int | None, lines: bool
) -> lookups.Admission:
    session_key, credential = _signed_in_with(request)
    return lookups.admit(
        viewer=viewer,
        session_key=session_key,
        credential=credential,
        room_id=room_id,
        after=after,
        hears_lines=lines,
    )


def _signed_in_with(request: ASGIRequest) -> tuple[str, str]:
    """A session and what it was signed in with; a visitor's token takes its place."""
    if (held := getattr(request, "visitor_token", None)) is not None:
        return lookups.key_of_token(held[0]), held[1]
    return request.session.session_key or "", request.session[HASH_SESSION_KEY]


def _place(scope: Scope) -> int | None:
    """Where to go on: ``Last-Event-ID`` wins over ``after``, because the browser knows better than the page.

    Raises: Invalid.
    """
    query = QueryDict(scope.get("query_string", b""))
    given = header(scope, "last-event-id") or query.get("after", "")
    if given and not _NUMBER.fullmatch(given):
        raise Invalid
    return int(given) if given else None


def opening() -> Message:
    headers = HEADERS | {"Content-Type": "text/event-stream; charset=utf-8", "X-Accel-Buffering": "no"}
    return {"type": "http.response.start", "status": HTTPStatus.OK, "headers": raw(headers)}


async def _leave_with(listener: Listener, receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    listener.leave()
