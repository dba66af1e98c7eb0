"""Who is looking at a page, for views and for templates."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject

from sudare.accounts.access import viewer_of
from sudare.accounts.terms import Viewer

P = ParamSpec("P")


def seat_of_page(request: HttpRequest) -> dict[str, Any]:
    """``viewer`` in every template; looked up only where a template asks."""
    return {"viewer": SimpleLazyObject(lambda: _viewer_at(request))}


def seated(view: Callable[Concatenate[HttpRequest, Viewer, P], HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the view the viewer; send strangers to sign in, and tell people without a seat so, calmly."""

    @login_required
    @wraps(view)
    def entered(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        viewer = viewer_of(user=request.user)
        if viewer is None:
            return render(request, "people/no_seat.html", status=403)
        return view(request, viewer, *args, **kwargs)

    return entered


def _viewer_at(request: HttpRequest) -> Viewer | None:
    user = getattr(request, "user", None)  # error pages may be asked for before anybody was recognised
    return viewer_of(user=user) if user is not None else None
