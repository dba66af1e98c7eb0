"""What stands around every request and looks at its answer, in front of sync and async doors alike."""

import time
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from typing import Any

from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class AroundAnswers(ABC):
    """Middleware that only ever touches the answer."""

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
        return self.answered(request, self.get_response(request), time.perf_counter() - begun)

    async def _later(self, request: HttpRequest, begun: float) -> HttpResponseBase:
        response = await self.get_response(request)
        return self.answered(request, response, time.perf_counter() - begun)

    @abstractmethod
    def answered(self, request: HttpRequest, response: HttpResponseBase, seconds: float) -> HttpResponseBase:
        """The response to send: this one or another. ``seconds`` is how long it took to begin."""
