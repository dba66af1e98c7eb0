"""Who is calling: from a session cookie or a visitor's token to a Viewer, for Django's requests and bare ASGI ones."""

from typing import cast

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from ninja.security import APIKeyCookie
from ninja.utils import check_csrf

from sudare.accounts.access import viewer_of
from sudare.accounts.errors import Frozen, SecondFactorMissing
from sudare.accounts.terms import Viewer
from sudare.connect import visitors
from sudare.connect.errors import Forged, NoSeat, SignInFirst
from sudare.rulebook.queries import requires_second_factor


class Session(APIKeyCookie):
    """The signed-in person's session; unsafe methods also need ``X-CSRFToken``.

    A visitor of a desk sends ``Authorization: Bearer sv_…`` instead, which opens the few doors that are theirs.
    """

    param_name = settings.SESSION_COOKIE_NAME

    def __call__(self, request: HttpRequest) -> Viewer:
        return caller(request)

    def authenticate(self, request: HttpRequest, key: str | None) -> Viewer:
        del key
        return caller(request)


def caller(request: HttpRequest) -> Viewer:
    """The person behind this request, whose language speaks from here on.

    Raises: SignInFirst, NoSeat, Frozen, Forged, SecondFactorMissing, and what ``visitors.visitor`` raises.
    """
    if visitors.has_token(request):
        return visitors.visitor(request)
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        raise SignInFirst
    if user.language:
        translation.activate(user.language)
    if check_csrf(request) is not None:
        raise Forged
    viewer = viewer_of(user=user, session=request.session)
    if viewer is None:
        raise NoSeat
    if viewer.is_frozen:
        raise Frozen
    if viewer.lacks_second_factor and requires_second_factor(viewer.organisation_id):
        raise SecondFactorMissing
    return viewer


def viewer_in(request: HttpRequest) -> Viewer:
    """The Viewer that the API's authentication left on the request."""
    return cast("Viewer", request.auth)  # type: ignore[attr-defined]  # ninja puts it there
