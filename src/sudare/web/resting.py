"""Whoever's access rests is led to the one page that explains it, from every page of others' making too."""

from collections.abc import Awaitable, Callable
from inspect import iscoroutinefunction
from typing import Any, Final

from asgiref.sync import sync_to_async
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.decorators import sync_and_async_middleware

from sudare.accounts.access import viewer_of

WATCHED: Final = ("/accounts/", "/me/")  # the other pages ask for a seat themselves: see ``page.seated_page``
LEFT_OPEN: Final = ("/accounts/logout/",)

Door = Callable[[HttpRequest], Any]


@sync_and_async_middleware
def RestingMiddleware(  # noqa: N802  Django's settings name it like a class
    get_response: Door,
) -> Callable[[HttpRequest], HttpResponseBase | Awaitable[HttpResponseBase]]:
    """Leaving stays possible: signing out is open."""
    if iscoroutinefunction(get_response):

        async def lead_later(request: HttpRequest) -> HttpResponseBase:
            if _is_watched(request) and await sync_to_async(_rests)(await request.auser()):
                return redirect("frozen")
            response: HttpResponseBase = await get_response(request)
            return response

        return lead_later

    def lead(request: HttpRequest) -> HttpResponseBase:
        if _is_watched(request) and _rests(request.user):
            return redirect("frozen")
        response: HttpResponseBase = get_response(request)
        return response

    return lead


def _is_watched(request: HttpRequest) -> bool:
    return request.path.startswith(WATCHED) and request.path not in LEFT_OPEN


def _rests(user: Any) -> bool:
    viewer = viewer_of(user=user)
    return viewer is not None and viewer.is_frozen
