"""Error pages. The one for 404 is the same to the byte for what is absent and for what isn't yours."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    del exception  # what was wrong in detail is for the log
    sentence = _("Your browser sent something we couldn't read. Please go back, reload the page and try again.")
    return _page(request, sentence, status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    del exception
    sentence = _("Your role doesn't allow this. Please ask an owner or administrator of your organisation.")
    return _page(request, sentence, status=403)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """CSRF_FAILURE_VIEW: mostly a page that stood open since before the last sign-in."""
    del reason
    sentence = _(
        "This page was open for a long time, or your browser keeps no cookies for it, so nothing was done. "
        "Please go back, reload the page and try again."
    )
    return _page(request, sentence, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    del exception
    return _page(request, _("This page or picture isn't here, or isn't for you."), status=404)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    del exception
    response = _page(request, _("That was a lot in a short time. Please wait a few minutes and try again."), status=429)
    response["Retry-After"] = "300"
    return response


def busy(request: HttpRequest) -> HttpResponse:
    response = _page(request, _("Sudare is busy for a moment. Please try again shortly."), status=503)
    response["Retry-After"] = "2"
    return response


def broken(request: HttpRequest) -> HttpResponse:
    sentence = _("Something went wrong on our side. Nothing was lost; please try again.")
    return _page(request, sentence, status=500)


def _page(request: HttpRequest, sentence: str, *, status: int) -> HttpResponse:
    """Without database, session or person: it must stand when they don't."""
    return render(request, "house/failure.html", {"sentence": sentence}, status=status)
