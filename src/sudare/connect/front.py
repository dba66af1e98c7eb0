"""What stands before Django: streams and resumable uploads go their own way, and no body is too large for memory."""

import asyncio
import re
from functools import partial
from typing import Final
from uuid import UUID

from django.conf import settings

from sudare.connect.bare import App, Message, Receive, Scope, Send, answer_problem, guarded, header
from sudare.connect.stream import stream
from sudare.connect.tus import tus
from sudare.kit.errors import TooLarge

_UUID: Final = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_ROOM_STREAM: Final = re.compile(rf"/api/v1/rooms/({_UUID})/stream")
_OWN_STREAM: Final = "/api/v1/stream"
_TUS: Final = re.compile(rf"/api/v1/uploads/tus(?:/({_UUID}))?/?")
_MULTIPART: Final = "/api/v1/uploads"

LARGE_AT_ONCE: Final = 4  # whole uploads in memory at the same time, each at most the largest picture twice over


class Front:
    """The ASGI application: our own doors first, Django behind them."""

    def __init__(self, django: App) -> None:
        self._django = django
        self._large = asyncio.Semaphore(LARGE_AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _live(receive, send)
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
            async with self._large:
                await self._measured(scope, receive, send, limit)
        else:
            await self._measured(scope, receive, send, limit)

    async def _measured(self, scope: Scope, receive: Receive, send: Send, limit: int) -> None:
        taken = 0

        async def measure() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            return message if taken <= limit else {"type": "http.disconnect"}  # Django lets go of what it has read

        await self._django(scope, measure, send)
        if taken > limit:
            await answer_problem(send, TooLarge())


def door_for(path: str) -> App | None:
    """The bare door behind a path, if one of ours is there."""
    if path == _OWN_STREAM:
        return partial(stream, room_id=None)
    if found := _ROOM_STREAM.fullmatch(path):
        return partial(stream, room_id=UUID(found[1]))
    if found := _TUS.fullmatch(path):
        return partial(tus, upload_id=UUID(found[1]) if found[1] else None)
    return None


def _limit(scope: Scope) -> int:
    is_upload = scope["path"] == _MULTIPART and scope["method"] == "POST"
    return int(settings.FILE_UPLOAD_MAX_MEMORY_SIZE if is_upload else settings.DATA_UPLOAD_MAX_MEMORY_SIZE)


async def _live(receive: Receive, send: Send) -> None:
    """Nothing to start and nothing to stop: the hub lives as long as somebody listens."""
    while True:
        kind = (await receive())["type"]
        await send({"type": f"{kind}.complete"})
        if kind == "lifespan.shutdown":
            return
