"""For the person harmed: how far it has come, in plain words, on a telephone at night."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sudare.accounts.terms import Viewer
from sudare.contacts import contacts_named
from sudare.incidents.access import access_own_report
from sudare.takedowns import actions, queries
from sudare.takedowns.proofs.first_ten import Item, first_open
from sudare.web.page import attempt, seated_page, told_above
from sudare.web.takedown_forms import TargetForm
from sudare.web.takedown_view import target_view

NEAR = ("somebody_to_talk_to", "police_advice", "sexual_harm")
NEAR_CHILDREN = ("children_sos", "police_advice", "child_guidance")


@require_http_methods(["GET", "HEAD", "POST"])
@seated_page
def own(request: HttpRequest, viewer: Viewer, report_id: UUID) -> HttpResponse:
    """One's own targets, the first ten minutes, and a form for one more address."""
    report = access_own_report(viewer=viewer, report_id=report_id)
    is_minor = report.case.is_minor_concerned
    form = TargetForm(request.POST or None, initial={"may_be_minor": is_minor, "platform": "website"})
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: actions.state_own(viewer=viewer, report_id=report_id, statement=form.statement()))
        if made is not None:
            return redirect("own_takedowns", report_id)
    ticks = queries.first_ten_of(report)
    context = {
        "report": report,
        "targets": [target_view(row) for row in queries.takedowns_for(report)],
        "ticks": ticks,
        "now": first_open(ticks),
        "contacts": contacts_named(NEAR_CHILDREN if is_minor else NEAR),
        "form": form,
    }
    return render(request, "takedowns/own.html", context, status=422 if form.errors else 200)


@require_POST
@seated_page
def tick(request: HttpRequest, viewer: Viewer, report_id: UUID) -> HttpResponse:
    items = [Item(name) for name in request.POST.getlist("item") if name in set(Item)]
    told_above(
        request, lambda: actions.tick_own(viewer=viewer, report_id=report_id, items=items), _("Saved. Well done.")
    )
    return redirect("own_takedowns", report_id)
