"""A page whose database couldn't be had: nothing happened, and the same again in a moment is right."""

import structlog
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils.deprecation import MiddlewareMixin

from sudare.web import failures

log = structlog.get_logger(__name__)


class BusyMiddleware(MiddlewareMixin):
    """Says so instead of showing that something broke. The API says it by itself.

    At home in both chains: one that only knew threads would turn the event loop's into theirs, and take the styles.
    """

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, OperationalError):
            return None
        log.error("database_unavailable", exc_info=error)
        return failures.busy(request)
