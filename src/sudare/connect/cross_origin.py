"""Other web sites that carry the chat: a browser is told which of our doors their pages may use.

Only sites on the list of an open desk, only a visitor's doors, and never with cookies: a visitor's token travels in a
header that the chat itself puts there. Stands before every other door, so that questions a browser asks first
(preflights) never reach them. See docs/decisions/0201.
"""

import time
from functools import partial
from http import HTTPStatus
from typing import Final

from sudare.connect import threads
from sudare.connect.bare import App, Message, Receive, Scope, Send, answer, header, raw
from sudare.connect.visitors import is_own_origin, is_shared
from sudare.reception.queries import has_origin

STALE_AFTER: Final = 5.0  # seconds; so long a site taken off the list may still read answers, though no door opens
KEPT_AT_MOST: Final = 256
METHODS: Final = "GET, HEAD, POST, PUT, PATCH, DELETE"
HEADERS: Final = (
    "Accept, Accept-Language, Authorization, Content-Type, Idempotency-Key, Last-Event-ID, Range, Tus-Resumable, "
    "Upload-Length, Upload-Metadata, Upload-Offset, X-HTTP-Method-Override, X-Requested-With"
)
EXPOSED: Final = "Content-Range, Location, Retry-After, Tus-Resumable, Upload-Expires, Upload-Length, Upload-Offset"
PREFLIGHT_SECONDS: Final = 600


class CrossOrigin:
    """Stands outermost; requests of our own pages and of programs pass it untouched."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._known: dict[str, tuple[float, bool]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        origin = header(scope, "origin") if scope["type"] == "http" else ""
        is_foreign = bool(origin) and is_shared(scope["path"]) and not is_own_origin(origin, header(scope, "host"))
        if not is_foreign or not await self._is_listed(origin):
            await self._app(scope, receive, send)
        elif scope["method"] == "OPTIONS" and header(scope, "access-control-request-method"):
            await answer(send, status=HTTPStatus.NO_CONTENT, headers=_permission(origin))
        else:
            await self._app(scope, receive, partial(_shared, send, origin))

    async def _is_listed(self, origin: str) -> bool:
        looked_at, is_listed = self._known.get(origin, (0.0, False))
        if time.monotonic() - looked_at > STALE_AFTER or not looked_at:
            is_listed = await threads.in_thread(partial(has_origin, origin))
            if len(self._known) >= KEPT_AT_MOST:
                self._known.clear()
            self._known[origin] = (time.monotonic(), is_listed)
        return is_listed


async def _shared(send: Send, origin: str, message: Message) -> None:
    if message["type"] == "http.response.start":
        fields = {"Access-Control-Allow-Origin": origin, "Access-Control-Expose-Headers": EXPOSED, "Vary": "Origin"}
        message = {**message, "headers": [*message.get("headers", ()), *raw(fields)]}
    await send(message)


def _permission(origin: str) -> dict[str, str]:
    return {
        "Access-Control-Allow-Origin": origin,
        "Access-Control-Allow-Methods": METHODS,
        "Access-Control-Allow-Headers": HEADERS,
        "Access-Control-Max-Age": str(PREFLIGHT_SECONDS),
        "Vary": "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
    }
