"""Django behind our doors: each request in one thread, from the first middleware to the last.

Django's own way hands a request from the event loop to a thread and back at every middleware that is written for
threads, which costs several times what most answers cost; and it makes a thread, and with it a connection to the
database, for each request. Here a few threads stay, and keep their connections. See docs/decisions/0224.
"""

import asyncio
import contextvars
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, Final, TypeVar, cast

from asgiref.sync import ThreadSensitiveContext, iscoroutinefunction, sync_to_async
from django.core.exceptions import MiddlewareNotUsed, RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.core.handlers.base import BaseHandler
from django.core.signals import request_started
from django.db import connections
from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import set_script_prefix
from servestatic.middleware import ServeStaticMiddleware

from sudare.connect.bare import Receive, Scope

T = TypeVar("T")
THREADS: Final = 4  # of each kind; more would only share Python's one processor with whoever holds the database
_READS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_STORES_NOTHING: Final = ("/looking", "/typing", "/check-words")  # though it is a POST: never behind those who write


class Threaded(ASGIHandler):
    """An ASGI application that asks Django as a WSGI server would, and sends what it says."""

    def __init__(self) -> None:
        BaseHandler.__init__(self)  # not ASGIHandler's, which would adapt every middleware to the event loop
        self.load_middleware(is_async=False)
        self._readers = ThreadPoolExecutor(max_workers=THREADS, thread_name_prefix="reading")
        self._writers = ThreadPoolExecutor(max_workers=THREADS, thread_name_prefix="writing")

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        try:
            body = await self.read_body(receive)
        except RequestAborted:
            return
        with body:
            set_script_prefix(get_script_prefix(scope))
            request, refused = self.create_request(scope, body)
            if request is None:
                await self.send_response(cast("HttpResponseBase", refused), send)
                return
            is_look = scope["method"] in _READS or scope["path"].endswith(_STORES_NOTHING)
            threads = self._readers if is_look else self._writers  # no look waits behind those who write
            response = await _in(threads, partial(self._answered, request, scope))
            if response.streaming:
                await self._stream(response, receive, send)
            else:
                await self.send_response(response, send)

    def _answered(self, request: HttpRequest, scope: Scope) -> HttpResponseBase:
        request_started.send(sender=self.__class__, scope=scope)
        response: HttpResponseBase = self.get_response(request)
        response._handler_class = self.__class__  # type: ignore[attr-defined]  # noqa: SLF001  Django's word on closing
        if isinstance(response, FileResponse):
            response.block_size = self.chunk_size
        if not response.streaming:
            response.close()
        return response

    async def _stream(self, response: HttpResponseBase, receive: Receive, send: Any) -> None:
        """Send a long answer until it ends or nobody listens; what makes its pieces has a thread of its own."""
        async with ThreadSensitiveContext():
            sending = asyncio.create_task(self.send_response(response, send))
            leaving = asyncio.create_task(_disconnected(receive))
            try:
                await asyncio.wait((sending, leaving), return_when=asyncio.FIRST_COMPLETED)
            finally:
                leaving.cancel()
                if not sending.done():
                    sending.cancel()
                await asyncio.wait((sending, leaving))
                await sync_to_async(_close)(response)
            if not sending.cancelled():
                sending.result()


class Files(ServeStaticMiddleware):
    """Styles and scripts, which everybody may have. They stand in the event loop's chain and not in the threads'."""

    sync_capable = True

    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        if not iscoroutinefunction(get_response):
            raise MiddlewareNotUsed
        super().__init__(get_response)


async def _in(threads: ThreadPoolExecutor, work: Callable[[], T]) -> T:
    """With this task's language and log lines."""
    context = contextvars.copy_context()
    return await asyncio.get_running_loop().run_in_executor(threads, partial(context.run, work))


def _close(response: HttpResponseBase) -> None:
    """In the thread that made the pieces, which goes now: its connections don't outlive it."""
    response.close()
    connections.close_all()


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
