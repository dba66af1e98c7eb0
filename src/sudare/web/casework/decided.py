"""For whoever was reported: what was decided about them and why. Nothing of who reported; nothing before a decision."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sudare.accounts.access import former_viewer_of, viewer_of
from sudare.accounts.terms import Viewer
from sudare.contacts import FOR_SENDERS, contacts_named
from sudare.incidents import actions
from sudare.incidents.queries import own
from sudare.kit.errors import NotFound
from sudare.web.casework.calm import ABOUT_YOU
from sudare.web.casework.forms import ObjectionForm
from sudare.web.page import personal_page, told_above


@require_safe
@personal_page
def decisions(request: HttpRequest) -> HttpResponse:
    """Open also to those whose access was stopped or has ended: they have most to read here.

    Raises: NotFound for who never had a seat.
    """
    lines = [(row, ABOUT_YOU[row.outcome]) for row in own.own_decisions(_seat(request))]
    context = {"lines": lines, "form": ObjectionForm(), "contacts": contacts_named(FOR_SENDERS)}
    return render(request, "help/decisions.html", context)


@require_POST
@personal_page
def objection(request: HttpRequest, case_id: UUID) -> HttpResponse:
    viewer, words = _seat(request), request.POST.get("words", "")
    told_above(
        request,
        lambda: actions.appeal_decision(viewer=viewer, case_id=case_id, words=words),
        _("It has arrived. Somebody who didn't decide reads it."),
    )
    return redirect("own_decisions")


def _seat(request: HttpRequest) -> Viewer:
    viewer = viewer_of(user=request.user, session=request.session) or former_viewer_of(user=request.user)
    if viewer is None:
        raise NotFound
    return viewer
