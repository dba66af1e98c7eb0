"""What an operator's monitoring sees: counts and durations by route, never by person, room or picture."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.crypto import constant_time_compare
from prometheus_client import CONTENT_TYPE_LATEST, Counter, Gauge, Histogram, generate_latest

from sudare.attachments import queries as attachments
from sudare.connect.around import AroundAnswers
from sudare.connect.hub import listeners_here
from sudare.connect.problems import respond
from sudare.kit.errors import NotFound

REQUESTS: Final = Counter("sudare_requests", "Requests answered", ["route", "method", "status"])
SECONDS: Final = Histogram("sudare_request_seconds", "Time until an answer began", ["route"])
LISTENERS: Final = Gauge("sudare_stream_listeners", "Open event streams in this process")
ATTACHMENTS: Final = Gauge("sudare_attachments", "Attachments by state", ["state"])
WAITING: Final = Gauge("sudare_checks_waiting", "Pictures waiting for their check")
_METHODS: Final = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"})
_HERE: Final = frozenset({"127.0.0.1", "::1", "localhost"})
_FORWARDED: Final = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED")


class Measured(AroundAnswers):
    """Counts every answer under its route's pattern."""

    def answered(self, request: HttpRequest, response: HttpResponseBase, seconds: float) -> HttpResponseBase:
        route = request.resolver_match.route if request.resolver_match else "unknown"
        method = request.method if request.method in _METHODS else "other"
        REQUESTS.labels(route, method, f"{response.status_code // 100}xx").inc()
        SECONDS.labels(route).observe(seconds)
        return response


def metrics(request: HttpRequest) -> HttpResponse:
    """Prometheus text, for this machine or whoever holds the token; for everybody else it isn't here."""
    if not _may_read(request):
        return respond(NotFound())
    _take_stock()
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"})


def _take_stock() -> None:
    """What lies where and who listens, asked when somebody collects."""
    LISTENERS.set(listeners_here())
    ATTACHMENTS.clear()
    for state, amount in attachments.count_by_state().items():
        ATTACHMENTS.labels(state).set(amount)
    WAITING.set(attachments.checks_waiting())


def _may_read(request: HttpRequest) -> bool:
    """With a token set, only the token counts; without one, only this machine, and no proxy speaking for others."""
    if settings.METRICS_TOKEN:
        return constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {settings.METRICS_TOKEN}")
    return request.META.get("REMOTE_ADDR") in _HERE and not any(request.META.get(name) for name in _FORWARDED)
