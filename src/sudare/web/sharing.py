"""Links for people outside, for those who make them: made, shown once, listed with looks left, taken back."""

from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sudare.accounts.terms import Right, Viewer
from sudare.viewing import actions
from sudare.viewing.access import access_to_share, why_not_outside
from sudare.viewing.errors import SharingOff
from sudare.viewing.queries import links_to
from sudare.viewing.terms import LinkLine, LinkState
from sudare.web.forms import ShareForm
from sudare.web.names import LINK_STATES
from sudare.web.page import attempt, seated_page

PAGES: Final = frozenset({"picture", "picture_share"})  # where a link can be taken back besides the list of all


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
@seated_page
def share(request: HttpRequest, viewer: Viewer, attachment_id: UUID) -> HttpResponse:
    """Answers with the link itself: it is shown here and never again."""
    picture = access_to_share(viewer=viewer, attachment_id=attachment_id)
    form = ShareForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: actions.share(viewer=viewer, attachment_id=attachment_id, **form.wanted()))
        if made is not None:
            link, secret = made
            context = {"link": link, "address": f"{settings.BASE_URL.rstrip('/')}/s/{secret}/", "picture": picture}
            return render(request, "shared/made.html", context, status=201)
    return _page(request, viewer, picture, form)


@require_safe
@seated_page
def links(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Every link of the house this person may know of."""
    return render(request, "shared/links.html", lists_of(actions.links_for_staff(viewer=viewer)))


@require_POST
@seated_page
def revoke(request: HttpRequest, viewer: Viewer, share_id: UUID) -> HttpResponse:
    actions.revoke_share(viewer=viewer, share_id=share_id)
    messages.success(request, _("The link doesn't work any more."))
    return _back(request)


def _back(request: HttpRequest) -> HttpResponse:
    """To the picture's page, if it was taken back from there."""
    page = request.POST.get("page", "")
    try:
        return redirect(page, UUID(request.POST.get("picture", ""))) if page in PAGES else redirect("shares")
    except ValueError:
        return redirect("shares")


def _page(request: HttpRequest, viewer: Viewer, picture: Any, form: ShareForm) -> HttpResponse:
    found, refusal = links_to(picture.pk), why_not_outside(picture)
    context = {
        "picture": picture,
        "form": form,
        "refusal": _(refusal.public_message) if refusal else "",
        "may_change": viewer.may(Right.CHANGE_POLICY) and isinstance(refusal, SharingOff),
        **lists_of(found),
    }
    return render(request, "shared/share.html", context, status=422 if form.errors else 200)


def lists_of(found: list[LinkLine]) -> dict[str, Any]:
    """Links that work now, and those that don't with what became of them."""
    return {
        "working": [line for line in found if line.state is LinkState.OPEN],
        "ended": [(line, LINK_STATES[line.state]) for line in found if line.state is not LinkState.OPEN],
    }
