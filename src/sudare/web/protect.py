"""The one-way diversion as people meet it: the page of whoever's access rests, and the sheet for a report."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sudare.accounts.access import viewer_of
from sudare.accounts.actions import unfreeze
from sudare.accounts.queries import organisation_name, people_of
from sudare.accounts.terms import RIGHTS, Right, Role, Viewer
from sudare.attachments import actions, queries
from sudare.contacts import FOR_REPORTS, FOR_SENDERS, contacts_named
from sudare.kit.clock import now
from sudare.kit.errors import NotFound
from sudare.web.diversions import diversions_seen_by
from sudare.web.forms import AppealForm, ReasonForm
from sudare.web.page import attempt, personal_page, seated_page


@require_http_methods(["GET", "HEAD", "POST"])
@personal_page
def frozen(request: HttpRequest) -> HttpResponse:
    """Calm, without accusing: what happened in general, whom to talk to, and one's own words, once."""
    viewer = viewer_of(user=request.user)
    if viewer is None or not viewer.is_frozen:
        return redirect("rooms")
    diverted = queries.diverted_from(user_id=viewer.user_id, organisation_id=viewer.organisation_id)
    form = AppealForm(request.POST or None)
    if request.method == "POST" and diverted and form.is_valid():
        words = form.cleaned_data["words"]
        if attempt(form, lambda: actions.appeal(viewer=viewer, attachment_id=diverted.pk, words=words)):
            return redirect("frozen")
    appeals = list(diverted.reviews.all()) if diverted else []
    context = {
        "form": form,
        "appealed": appeals[0] if appeals else None,
        "is_by_case": diverted is None,
        "can_appeal": diverted is not None,
        "people": _who_lifts(viewer),
        "contacts": contacts_named(FOR_SENDERS),
    }
    return render(request, "protect/frozen.html", context)


@require_safe
@seated_page
def protect(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return _list(request, viewer)


@require_safe
@seated_page
def sheet(request: HttpRequest, viewer: Viewer, attachment_id: UUID) -> HttpResponse:
    """All there is for a report, to print or to read out. Raises: NotFound."""
    found = [one for one in diversions_seen_by(viewer) if one.id == attachment_id]
    if not found:
        raise NotFound
    context = {
        "diversion": found[0],
        "organisation": organisation_name(viewer.organisation_id),
        "made_at": now(),
        "contacts": contacts_named(FOR_REPORTS),
    }
    return render(request, "protect/sheet.html", context)


@require_POST
@seated_page
def lift(request: HttpRequest, viewer: Viewer, attachment_id: UUID) -> HttpResponse:
    """Give the access back to whoever sent this."""
    found = next((one for one in diversions_seen_by(viewer) if one.id == attachment_id), None)
    if found is None or (seat := found.membership_id) is None:
        raise NotFound
    form = ReasonForm(request.POST)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        attempt(form, lambda: unfreeze(viewer=viewer, membership_id=seat, reason=reason))
    if form.errors:
        return _list(request, viewer, form=form, failed=attachment_id, status=422)
    messages.success(request, _("They have access again."))
    return redirect("protect")


def _list(
    request: HttpRequest,
    viewer: Viewer,
    *,
    form: ReasonForm | None = None,
    failed: UUID | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "diversions": diversions_seen_by(viewer),
        "lift_form": form or ReasonForm(),
        "failed": failed,
        "contacts": contacts_named(FOR_REPORTS),
    }
    return render(request, "protect/protect.html", context, status=status)


def _who_lifts(viewer: Viewer) -> list[str]:
    """The names of those who may give the access back."""
    seats = people_of(viewer.organisation_id, with_disabled=False)
    return [
        seat.user.name for seat in seats if Right.MODERATE in RIGHTS[Role(seat.role)] and seat.user_id != viewer.user_id
    ]
