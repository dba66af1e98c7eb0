"""What somebody was about to do, kept under seal while they show once more that it's them."""

import json
from dataclasses import dataclass
from typing import Final

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from sudare.kit.seals import seal_for

KEPT_SECONDS: Final = 15 * 60
_KEPT: Final = "about_to"
_LEFT_OUT: Final = "csrfmiddlewaretoken"


@dataclass(frozen=True, slots=True)
class Deed:
    """A form that was sent: where to, and every field in it."""

    path: str
    fields: tuple[tuple[str, str], ...]


def asked(request: HttpRequest) -> HttpResponse:
    """Lead to the page that asks; what was typed is kept, and nothing has been done."""
    if request.method != "POST":
        return HttpResponseRedirect(f"{reverse('prove')}?{urlencode({'next': request.get_full_path()})}")
    fields = [(name, value) for name, values in request.POST.lists() if name != _LEFT_OUT for value in values]
    words = json.dumps([request.get_full_path(), fields]).encode()
    request.session[_KEPT] = _seal().encrypt(words).decode()  # a reason is somebody's words: never clear in a row
    return redirect("prove")


def kept(request: HttpRequest) -> Deed | None:
    """What this session was about to do, for a quarter of an hour."""
    try:
        path, fields = json.loads(_seal().decrypt(request.session.get(_KEPT, "").encode(), ttl=KEPT_SECONDS))
    except InvalidToken:
        return None
    return Deed(path=path, fields=tuple((name, value) for name, value in fields))


def forget(request: HttpRequest) -> None:
    request.session.pop(_KEPT, None)


def _seal() -> Fernet:
    return seal_for("sudare.web.proving", secret=settings.SECRET_KEY)
