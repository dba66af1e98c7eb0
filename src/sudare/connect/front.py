"""What stands before Django: streams and resumable uploads go their own way, and no body is too large for memory."""

import asyncio
import re
import time
from collections.abc import Callable
from functools import partial
from typing import Final
from uuid import UUID
from weakref import WeakValueDictionary

from django.conf import settings

from sudare.channels.actions import check_mail_hook
from sudare.connect.answer_stream import answer_stream
from sudare.connect.bare import App, Message, Receive, Scope, Send, answer_problem, as_caller, guarded, header
from sudare.connect.errors import TooSlow
from sudare.connect.hooks import bearer
from sudare.connect.stream import stream
from sudare.connect.threads import in_thread
from sudare.connect.tus import tus
from sudare.connect.widget import widget
from sudare.kit.errors import SudareError, TooLarge

_UUID: Final = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_DESK_STREAM: Final = re.compile(r"/api/v1/desk-stream")
_ROOM_STREAM: Final = re.compile(rf"/api/v1/rooms/({_UUID})/stream")
_OWN_STREAM: Final = re.compile(r"/api/v1/stream")
_ANSWER_STREAM: Final = re.compile(rf"/api/v1/answers/({_UUID})/stream")
_TUS: Final = re.compile(rf"/api/v1/uploads/tus(?:/({_UUID}))?/?")
_WIDGET: Final = re.compile(r"/widget(?:\.js|/([a-z-]{1,40}-[\w-]{8}\.js))")
_MAIL_HOOK: Final = re.compile(r"/hooks/mail/([A-Za-z0-9_-]{1,40})")
_WITH_FILES: Final = frozenset({"/api/v1/uploads", "/trace/"})

LARGE_AT_ONCE: Final = 4  # whole uploads in memory at the same time, each at most the largest picture twice over
BODY_SECONDS: Final = 180.0  # 50 MB at 2.5 Mbit/s; what is slower than that takes the resumable way


class Front:
    """The ASGI application: our own doors first, Django behind them. ``files`` hands out styles and scripts."""

    def __init__(self, django: App, *, files: App) -> None:
        self._django = django
        self._files = files
        self._files_at = f"/{settings.STATIC_URL.strip('/')}/"
        self._large = asyncio.Semaphore(LARGE_AT_ONCE)
        self._own: WeakValueDictionary[UUID, asyncio.Lock] = WeakValueDictionary()  # one large body for each of them

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _live(receive, send)
        elif scope["type"] != "http":
            await send({"type": "websocket.close"})  # nobody talks to us that way; the server answers 403
        elif (door := door_for(scope["path"])) is not None:
            await guarded(door)(scope, receive, send)
        else:
            await self._through(scope, receive, send)

    async def _through(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand over to Django with a body that fits into memory; it would write a larger one to the disk in clear."""
        limit = _limit(scope)
        declared = header(scope, "content-length")
        if declared.isdigit() and int(declared) > limit:
            await answer_problem(send, TooLarge())
        elif limit > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            await guarded(partial(self._large_body, limit=limit))(scope, receive, send)
        else:
            await self._measured(scope, receive, send, limit)

    async def _large_body(self, scope: Scope, receive: Receive, send: Send, *, limit: int) -> None:
        """The few places for large bodies are for people we know, one for each: nobody keeps the others waiting."""
        known = await _known(scope)
        async with self._own.setdefault(known, asyncio.Lock()), self._large:
            await self._measured(scope, receive, send, limit)

    async def _measured(self, scope: Scope, receive: Receive, send: Send, limit: int) -> None:
        body = Body(receive, limit=limit)
        inside = self._files if scope["path"].startswith(self._files_at) else self._django
        await inside(scope, body.next, send)
        if body.failure is not None:
            await answer_problem(send, body.failure)


class Body:
    """A body on its way to Django, who lets go of what it has read when there is too much of it or it never ends."""

    def __init__(self, receive: Receive, *, limit: int) -> None:
        self._receive = receive
        self._left = limit
        self._seconds: float | None = BODY_SECONDS  # none once it is whole: then we only wait for the end
        self._begun = time.monotonic()
        self.failure: SudareError | None = None

    async def next(self) -> Message:
        try:
            async with asyncio.timeout(self._patience()):
                message = await self._receive()
        except TimeoutError:
            return self._let_go(TooSlow())
        self._left -= len(message.get("body", b""))
        if not message.get("more_body", False):
            self._seconds = None
        return message if self._left >= 0 else self._let_go(TooLarge())

    def _patience(self) -> float | None:
        return None if self._seconds is None else max(0.0, self._begun + self._seconds - time.monotonic())

    def _let_go(self, failure: SudareError) -> Message:
        self.failure = failure
        return {"type": "http.disconnect"}


def door_for(path: str) -> App | None:
    """The bare door behind a path, if one of ours is there."""
    for shape, door in _DOORS:
        if found := shape.fullmatch(path):
            return door(found[1] if shape.groups else None)
    return None


_DOORS: Final[tuple[tuple[re.Pattern[str], Callable[[str | None], App]], ...]] = (
    (_OWN_STREAM, lambda _: partial(stream, room_id=None)),
    (_DESK_STREAM, lambda _: partial(stream, room_id=None, hears_lines=True)),
    (_ROOM_STREAM, lambda room_id: partial(stream, room_id=UUID(room_id))),
    (_ANSWER_STREAM, lambda answer_id: partial(answer_stream, answer_id=UUID(answer_id))),
    (_TUS, lambda upload_id: partial(tus, upload_id=UUID(upload_id) if upload_id else None)),
    (_WIDGET, lambda piece: partial(widget, piece=piece)),
)


async def _known(scope: Scope) -> UUID:
    """Who sends a large body: a person signed in, or a mail server with a desk's secret. Raises: Told, HookUnknown."""
    if found := _MAIL_HOOK.fullmatch(scope["path"]):
        shown = bearer(header(scope, "authorization"))
        door = await in_thread(partial(check_mail_hook, key=found[1], secret=shown))
        return door.desk_id
    return await as_caller(scope, lambda _request, viewer: viewer.user_id)


def _limit(scope: Scope) -> int:
    if scope["method"] == "POST" and _MAIL_HOOK.fullmatch(scope["path"]):
        return int(min(settings.MAIL_MAX_BYTES, settings.FILE_UPLOAD_MAX_MEMORY_SIZE))
    is_upload = scope["path"] in _WITH_FILES and scope["method"] == "POST"
    return int(settings.FILE_UPLOAD_MAX_MEMORY_SIZE if is_upload else settings.DATA_UPLOAD_MAX_MEMORY_SIZE)


async def _live(receive: Receive, send: Send) -> None:
    """Nothing to start and nothing to stop: the hub lives as long as somebody listens."""
    while True:
        kind = (await receive())["type"]
        await send({"type": f"{kind}.complete"})
        if kind == "lifespan.shutdown":
            return
