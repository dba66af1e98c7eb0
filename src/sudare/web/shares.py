"""What somebody outside sees by a link: one picture, until when, and that looking is recorded."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from sudare.kit.errors import SudareError
from sudare.viewing import actions
from sudare.viewing.access import access_share
from sudare.viewing.actions.sharing import OPEN_SECONDS
from sudare.viewing.errors import LinkOver, PasswordWrong
from sudare.web import tries
from sudare.web.looks import DOOR_HEADERS
from sudare.web.page import told

COOKIE: Final = "opened"


class PasswordForm(forms.Form):
    password = forms.CharField(
        label=_("Password"), widget=forms.PasswordInput(attrs={"autocomplete": "off"}), max_length=200
    )


def outsiders_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page whose address is its key: failures are told calmly, nobody keeps a copy, and no other site learns it."""

    @wraps(view)
    def answered(request: HttpRequest, secret: str) -> HttpResponse:
        try:
            tries.count(request, "shared", most=tries.PAGES)
            answer = view(request, secret)
        except SudareError as error:
            answer = told(request, error)
        answer["Referrer-Policy"] = "same-origin"  # with none at all, a browser sends our form without an origin
        answer["X-Robots-Tag"] = "noindex, nofollow"
        answer.setdefault("Cache-Control", "private, no-store")
        return answer

    return answered


@require_http_methods(["GET", "HEAD", "POST"])
@outsiders_page
def shared(request: HttpRequest, secret: str) -> HttpResponse:
    """Only pressing the button opens and counts: programs that fetch addresses from messages open nothing."""
    link = access_share(secret=secret)
    form = PasswordForm(request.POST or None) if link.password_hash else None
    if request.method == "POST" and (form is None or form.is_valid()):
        opened = _open(request, link.pk, secret, form)
        if opened is not None:
            return opened
    is_open = request.method != "POST" and actions.is_opened(secret=secret, opening=request.COOKIES.get(COOKIE, ""))
    left = None if link.max_views is None else max(link.max_views - link.views, 0)
    context: dict[str, Any] = {"link": link, "form": form, "is_open": is_open, "secret": secret, "looks_left": left}
    return render(request, "shared/shared.html", context, status=403 if form and form.errors else 200)


@require_safe
@outsiders_page
def shared_picture(request: HttpRequest, secret: str) -> HttpResponse:
    """The bytes, for whoever opened the link in this browser a moment ago."""
    delivery = actions.deliver_shared(secret=secret, opening=request.COOKIES.get(COOKIE, ""))
    content = b"".join(delivery.chunks)
    return HttpResponse(content, content_type=delivery.media_type, headers=DOOR_HEADERS)


def _open(request: HttpRequest, link_id: UUID, secret: str, form: PasswordForm | None) -> HttpResponse | None:
    """Nothing when the password is wrong: then the form says so."""
    if form is not None:
        tries.count(request, "share-password", most=tries.WRONG)
        tries.count_at(link_id, "share-password-at", most=tries.WRONG_AT_ONE_DOOR)
    try:
        opening = actions.open_share(secret=secret, password=form.cleaned_data["password"] if form else "")
    except PasswordWrong as error:
        form.add_error("password", gettext(error.public_message)) if form else None
        return None
    except LinkOver as error:
        return told(request, error)
    answer = redirect("shared", secret)
    answer.set_cookie(
        COOKIE,
        opening,
        max_age=OPEN_SECONDS,
        path=f"/s/{secret}/",
        httponly=True,
        secure=request.is_secure(),
        samesite="Strict",
    )
    return answer
