"""The hours in which nobody under age is rung, changed for the organisation, a desk or a room."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sudare.accounts.terms import Right, Viewer
from sudare.kit.errors import NotAllowed
from sudare.policy.document import write_policy
from sudare.policy.nights import OFF, hours_of
from sudare.rulebook.actions import change_policy
from sudare.web.page import seated_page, told_above
from sudare.web.policy import place_asked


@require_POST
@seated_page
def change(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Two times of the clock, or none at all, with a reason. Raises: NotAllowed, NotFound."""
    if not viewer.may(Right.CHANGE_POLICY):
        raise NotAllowed
    place = place_asked(viewer, request.POST)
    begins, ends = request.POST.get("begins", "")[:5], request.POST.get("ends", "")[:5]
    quiet = OFF if request.POST.get("none") else f"{begins}-{ends}"
    try:
        hours_of(quiet)
    except ValueError:
        messages.error(request, _("Please give two different times, such as 21:00 and 06:00."))
        return redirect(place.address)
    told_above(
        request,
        lambda: change_policy(
            viewer=viewer,
            scope=place.scope,
            place_id=place.id,
            document=write_policy(replace(place.policy, quiet=quiet)),
            reason=request.POST.get("reason", ""),
        ),
        _("The quiet hours are changed. They count from now on."),
    )
    return redirect(place.address)
