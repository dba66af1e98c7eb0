"""Pages for people who aren't inside yet: an invitation, the first start, the language."""

from allauth.account.utils import perform_login
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from sudare.accounts import access, actions
from sudare.accounts.queries import user_by_id
from sudare.accounts.terms import Viewer
from sudare.kit.errors import SudareError
from sudare.web.forms import FirstStartForm, NewPersonForm
from sudare.web.names import LANGUAGE_NAMES
from sudare.web.page import attempt, open_page, told

AFTER_COMING_IN = "/rooms/"


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
@open_page
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Take up an invitation: as the person signed in here, or as somebody new."""
    try:
        found = access.access_invitation(secret=secret)
    except SudareError as error:
        return told(request, error)
    if request.user.is_authenticated:
        return _join(request, secret, found)
    form = NewPersonForm(request.POST or None, initial={"email": found.email})
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        user = attempt(form, lambda: actions.accept_invitation(secret=secret, **words))
        if user is not None:
            return _come_in(request, user)
    return render(request, "people/invitation.html", {"invitation": found, "form": form})


def _join(request: HttpRequest, secret: str, found: object) -> HttpResponse:
    if request.method == "POST":
        actions.accept_invitation_as(secret=secret, user=access.person_behind(user=request.user))
        return HttpResponseRedirect(AFTER_COMING_IN)
    return render(request, "people/invitation.html", {"invitation": found})


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
@open_page
def first_start(request: HttpRequest, token: str) -> HttpResponse:
    """Found the organisation of a fresh installation, with the link its first start printed."""
    try:
        access.check_setup(token=token)
    except SudareError as error:
        return told(request, error)
    form = FirstStartForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        viewer = attempt(form, lambda: _found(token, form.cleaned_data))
        if viewer is not None:
            return _come_in(request, user_by_id(viewer.user_id))
    return render(request, "people/first_start.html", {"form": form})


def _found(token: str, words: dict[str, str]) -> Viewer:
    return actions.found_first_organisation(
        token=token,
        name=words["organisation"],
        owner_name=words["name"],
        owner_email=words["email"],
        password=words["password"],
        language=words["language"],
    )


def _come_in(request: HttpRequest, user: object) -> HttpResponse:
    """Through django-allauth's own way in, so that the session is listed and the sign-in recorded."""
    response: HttpResponse = perform_login(request, user, email_verification="none", redirect_url=AFTER_COMING_IN)
    return response


@require_POST
@open_page
def choose_language(request: HttpRequest) -> HttpResponse:
    """Remember a language: in the profile and in a cookie. Returns to a page of ours only."""
    language = request.POST.get("language", "")
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        back = "/"
    response = HttpResponseRedirect(back)
    if language in dict(LANGUAGE_NAMES):
        if request.user.is_authenticated:
            user = access.person_behind(user=request.user)
            actions.change_profile(user_id=user.pk, name=user.name, language=language)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=365 * 24 * 3600,
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )
    return response
