"""A page whose database couldn't be had: nothing happened, and the same again in a moment is right."""

from collections.abc import Callable

import structlog
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse

from sudare.web import failures

log = structlog.get_logger(__name__)


class BusyMiddleware:
    """Says so instead of showing that something broke. The API says it by itself."""

    sync_capable = True
    async_capable = False

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, OperationalError):
            return None
        log.error("database_unavailable", exc_info=error)
        return failures.busy(request)
