"""Addresses that people look at again, and numbers without people."""

from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sudare.accounts.terms import Viewer
from sudare.incidents.access import check_may_handle
from sudare.takedowns import actions, queries
from sudare.takedowns.access import access_patrol
from sudare.takedowns.proofs.numbers import months_of, places_of
from sudare.takedowns.proofs.routes import ROUTES
from sudare.takedowns.terms import Found
from sudare.web.page import attempt, seated_page, told_above
from sudare.web.takedown_forms import LookForm, WatchForm
from sudare.web.takedown_words import FOUND

MONTHS: Final = 12


@require_safe
@seated_page
def patrol(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What is due to be looked at, by whom it suits."""
    check_may_handle(viewer)
    rows = queries.patrols_of(viewer)
    today = localdate()
    lines = [(row, row.due_on <= today, [(look, FOUND[Found(look.found)]) for look in row.looks.all()]) for row in rows]
    context = {"lines": lines, "choices": FOUND.items(), "section": "cases"}
    return render(request, "takedowns/patrol.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@seated_page
def watch(request: HttpRequest, viewer: Viewer, case_id: UUID) -> HttpResponse:
    """Put one more address of this case on the list."""
    check_may_handle(viewer)
    form = WatchForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: actions.watch(viewer=viewer, case_id=case_id, **form.cleaned_data))
        if made is not None:
            return redirect("patrol")
    return render(request, "takedowns/watch.html", {"form": form, "case_id": case_id, "section": "cases"})


@require_POST
@seated_page
def looked(request: HttpRequest, viewer: Viewer, patrol_id: UUID) -> HttpResponse:
    """What a person saw. Back to where they said it."""
    row = access_patrol(viewer=viewer, patrol_id=patrol_id)
    form = LookForm(request.POST)
    if form.is_valid():
        told_above(
            request,
            lambda: actions.look(viewer=viewer, patrol_id=row.pk, found=form.found_there()),
            _("Noted. Thank you for looking."),
        )
    if "target" in request.POST and row.takedown_id:
        return redirect("takedown", row.takedown_id)
    return redirect("patrol")


@require_POST
@seated_page
def left(request: HttpRequest, viewer: Viewer, patrol_id: UUID) -> HttpResponse:
    told_above(request, lambda: actions.stop_looking(viewer=viewer, patrol_id=patrol_id), _("Taken off the list."))
    return redirect("patrol")


@require_safe
@seated_page
def numbers(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Month by month, without people."""
    check_may_handle(viewer)
    rows = queries.pasts_of(viewer.organisation_id)
    places = [(ROUTES[platform].name, number) for platform, number in places_of(rows).items()]
    context = {"months": months_of(rows)[:MONTHS], "places": places, "section": "cases"}
    return render(request, "takedowns/numbers.html", context)
