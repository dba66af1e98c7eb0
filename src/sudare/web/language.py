"""A signed-in person reads the language they chose, whatever the browser or a cookie says."""

from collections.abc import Awaitable, Callable
from inspect import iscoroutinefunction
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation
from django.utils.decorators import sync_and_async_middleware

Door = Callable[[HttpRequest], Any]


@sync_and_async_middleware
def PersonalLanguageMiddleware(  # noqa: N802  Django's settings name it like a class
    get_response: Door,
) -> Callable[[HttpRequest], HttpResponseBase | Awaitable[HttpResponseBase]]:
    """Stands behind LocaleMiddleware, which has looked at cookie and browser, and has the last word."""
    if iscoroutinefunction(get_response):

        async def speak_later(request: HttpRequest) -> HttpResponseBase:
            _speak(request, await request.auser())
            response: HttpResponseBase = await get_response(request)
            return response

        return speak_later

    def speak(request: HttpRequest) -> HttpResponseBase:
        _speak(request, request.user)
        response: HttpResponseBase = get_response(request)
        return response

    return speak


def _speak(request: HttpRequest, user: Any) -> None:
    language = user.language if user.is_authenticated else ""
    if language in dict(settings.LANGUAGES):
        translation.activate(language)
        request.LANGUAGE_CODE = translation.get_language()
