"""One's own page: name and language, where one is signed in, how one signs in."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_POST

from sudare.accounts import access, actions, queries
from sudare.web.forms import ProfileForm
from sudare.web.page import attempt, personal_page


@require_http_methods(["GET", "HEAD", "POST"])
@personal_page
def me(request: HttpRequest) -> HttpResponse:
    user = access.person_behind(user=request.user)
    form = ProfileForm(request.POST or None, initial={"name": user.name, "language": user.language or None})
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        if attempt(form, lambda: actions.change_profile(user_id=user.pk, **words)):
            with override(words["language"]):  # the next page speaks it already
                messages.success(request, _("Saved."))
            return redirect("me")
    sessions = queries.sessions_of(user.pk)
    context = {
        "form": form,
        "sessions": sessions,
        "has_others": any(session.session_key != request.session.session_key for session in sessions),
        "has_social": bool(settings.SOCIAL_PROVIDERS),
    }
    return render(request, "people/me.html", context)


@require_POST
@personal_page
def end_session(request: HttpRequest, session_id: int) -> HttpResponse:
    actions.end_session(user_id=access.person_behind(user=request.user).pk, session_id=session_id)
    messages.success(request, _("That device is signed out."))
    return redirect("me")


@require_POST
@personal_page
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    actions.end_other_sessions(
        user_id=access.person_behind(user=request.user).pk, session_key=request.session.session_key or ""
    )
    messages.success(request, _("You are signed out everywhere else."))
    return redirect("me")
