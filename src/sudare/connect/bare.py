"""HTTP for doors that stand before Django's own handler.

That handler reads a request's whole body into a file that may lie on the disk in clear, and keeps a thread as long
as an answer lasts. Uploads and streams can afford neither.
"""

from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from importlib import import_module
from io import BytesIO
from typing import Any, Final, TypeVar

import structlog
from django.conf import settings
from django.contrib.auth import get_user
from django.core.exceptions import SuspiciousOperation
from django.core.handlers.asgi import ASGIRequest
from django.db import OperationalError
from django.utils import translation

from sudare.accounts.terms import Viewer
from sudare.connect import problems, threads
from sudare.connect.callers import caller
from sudare.connect.errors import BadRequest, Unavailable
from sudare.kit.errors import SudareError

log = structlog.get_logger(__name__)
T = TypeVar("T")
Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

HEADERS: Final[dict[str, str]] = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Vary": "Cookie, Accept-Language",
}

_OF_THE_BODY: Final = frozenset({b"content-type", b"content-length"})


def request_of(scope: Scope) -> ASGIRequest:
    """The request without its body, its session and user to be read when somebody asks.

    What describes the body goes with it: looking for a CSRF token, Django would try to read a form out of nothing.

    Raises: BadRequest for a host we aren't, or headers that aren't text.
    """
    headers = [(name, value) for name, value in scope["headers"] if name not in _OF_THE_BODY]
    try:
        request = ASGIRequest({**scope, "headers": headers}, BytesIO())
        request.get_host()
    except (SuspiciousOperation, UnicodeDecodeError) as refused:
        raise BadRequest from refused
    return request


def ask(scope: Scope, work: Callable[[ASGIRequest, Viewer], T]) -> Callable[[], T]:
    """A question for a thread: establish who calls, then do ``work`` as them, in their language. Raises: Told."""

    def asked() -> T:
        request = request_of(scope)
        with translation.override(translation.get_language_from_request(request)):
            request.session = import_module(settings.SESSION_ENGINE).SessionStore(
                request.COOKIES.get(settings.SESSION_COOKIE_NAME)
            )
            request.user = get_user(request)
            try:
                return work(request, caller(request))
            except SudareError as error:
                raise Told(error) from error

    return asked


class Told(Exception):
    """A failure whose problem was written in the caller's language, which is known only where it happened."""

    def __init__(self, error: SudareError) -> None:
        super().__init__(error.code)
        self.error = error
        self.body = problems.encode(error)


async def answer(send: Send, *, status: int, headers: Mapping[str, str] | None = None, body: bytes = b"") -> None:
    """A whole answer at once."""
    fields = HEADERS | {"Content-Length": str(len(body))} | dict(headers or {})
    await send({"type": "http.response.start", "status": status, "headers": raw(fields)})
    await send({"type": "http.response.body", "body": body})


async def answer_problem(
    send: Send, failure: "Told | SudareError", *, headers: Mapping[str, str] | None = None
) -> None:
    error, body = (failure.error, failure.body) if isinstance(failure, Told) else (failure, problems.encode(failure))
    fields = {"Content-Type": problems.MEDIA_TYPE} | problems.headers_of(error) | dict(headers or {})
    await answer(send, status=error.status, headers=fields, body=body)


def raw(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.lower().encode("ascii"), value.encode("latin-1")) for name, value in headers.items()]


def header(scope: Scope, name: str) -> str:
    """One header's value, or an empty string."""
    wanted = name.lower().encode("ascii")
    found = [value for key, value in scope["headers"] if key == wanted]
    return found[0].decode("latin-1") if found else ""


async def as_caller(scope: Scope, work: Callable[[ASGIRequest, Viewer], T]) -> T:
    """Do ``work`` as whoever calls.

    Raises: Told.
    """
    return await threads.in_thread(ask(scope, work))


def guarded(door: App) -> App:
    """A door whose failures become problems: told ones as they are, all others as *internal*, logged."""

    async def stand(scope: Scope, receive: Receive, send: Send) -> None:
        has_begun = False

        async def watch(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await door(scope, receive, watch)
        except (Told, SudareError) as failure:
            await answer_problem(send, failure)
        except OperationalError:
            log.exception("database_unavailable")
            if has_begun:
                raise
            await answer_problem(send, Unavailable())
        except Exception:
            log.exception("door_failed")
            if has_begun:
                raise
            await answer_problem(send, SudareError())

    return stand
