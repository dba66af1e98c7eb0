"""The list of pictures an organisation doesn't want to see again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sudare.accounts.terms import Right, Viewer
from sudare.kit.errors import NotFound
from sudare.rulebook import actions
from sudare.rulebook.queries import known_pictures
from sudare.web.forms import ReasonForm
from sudare.web.page import attempt, seated_page


@require_safe
@seated_page
def known(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return _list(request, viewer)


@require_POST
@seated_page
def lift(request: HttpRequest, viewer: Viewer, picture_id: UUID) -> HttpResponse:
    form = ReasonForm(request.POST)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        attempt(form, lambda: actions.lift_ban(viewer=viewer, picture_id=picture_id, reason=reason))
    if form.errors:
        return _list(request, viewer, form=form, failed=picture_id, status=422)
    messages.success(request, _("It is off the list and may be sent again."))
    return redirect("known")


def _list(
    request: HttpRequest,
    viewer: Viewer,
    *,
    form: ReasonForm | None = None,
    failed: UUID | None = None,
    status: int = 200,
) -> HttpResponse:
    """Raises: NotFound for whoever doesn't judge pictures."""
    if not viewer.may(Right.REVIEW):
        raise NotFound
    context = {
        "pictures": known_pictures(viewer.organisation_id),
        "may_lift": viewer.may(Right.MODERATE),
        "failed": failed,
        "form": form,
    }
    return render(request, "known/known.html", context, status=status)
