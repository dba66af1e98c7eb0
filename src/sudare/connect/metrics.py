"""What an operator's monitoring sees: counts and durations by route, never by person, room or picture."""

import time
from collections.abc import Awaitable, Callable
from typing import Any, Final

from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.crypto import constant_time_compare
from prometheus_client import CONTENT_TYPE_LATEST, Counter, Gauge, Histogram, generate_latest

from sudare.attachments import queries as attachments
from sudare.connect.problems import respond
from sudare.kit.errors import NotFound

REQUESTS: Final = Counter("sudare_requests", "Requests answered", ["route", "method", "status"])
SECONDS: Final = Histogram("sudare_request_seconds", "Time until an answer began", ["route"])
LISTENERS: Final = Gauge("sudare_stream_listeners", "Open event streams in this process")
ATTACHMENTS: Final = Gauge("sudare_attachments", "Attachments by state", ["state"])
WAITING: Final = Gauge("sudare_checks_waiting", "Pictures waiting for their check")
_HERE: Final = frozenset({"127.0.0.1", "::1", "localhost"})
_FORWARDED: Final = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED")


class Measured:
    """Counts every answer under its route's pattern."""

    sync_capable = True
    async_capable = True

    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        self.get_response = get_response
        self.is_async = iscoroutinefunction(get_response)
        if self.is_async:
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest) -> HttpResponseBase | Awaitable[HttpResponseBase]:
        begun = time.perf_counter()
        if self.is_async:
            return self._later(request, begun)
        return _noted(request, self.get_response(request), begun)

    async def _later(self, request: HttpRequest, begun: float) -> HttpResponseBase:
        return _noted(request, await self.get_response(request), begun)


def _noted(request: HttpRequest, response: HttpResponseBase, begun: float) -> HttpResponseBase:
    route = request.resolver_match.route if request.resolver_match else "unknown"
    method = request.method if request.method in {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"} else "other"
    REQUESTS.labels(route, method, f"{response.status_code // 100}xx").inc()
    SECONDS.labels(route).observe(time.perf_counter() - begun)
    return response


def metrics(request: HttpRequest) -> HttpResponse:
    """Prometheus text, for this machine or whoever holds the token; for everybody else it isn't here."""
    if not _may_read(request):
        return respond(NotFound())
    _take_stock()
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"})


def _take_stock() -> None:
    """What lies where, asked of the database when somebody collects."""
    ATTACHMENTS.clear()
    for state, amount in attachments.count_by_state().items():
        ATTACHMENTS.labels(state).set(amount)
    WAITING.set(attachments.checks_waiting())


def _may_read(request: HttpRequest) -> bool:
    """With a token set, only the token counts; without one, only this machine, and no proxy speaking for others."""
    if settings.METRICS_TOKEN:
        return constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {settings.METRICS_TOKEN}")
    return request.META.get("REMOTE_ADDR") in _HERE and not any(request.META.get(name) for name in _FORWARDED)
