"""The staff's page of a desk: the shell the live component fills, and the counts for browsers without scripts."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sudare.accounts.terms import Right, Viewer
from sudare.reception.queries.desks import desks_now
from sudare.web.page import seated_page


@require_safe
@seated_page
def line(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """My desks. Who waits and what is said comes from the API, visit by visit."""
    if not viewer.may(Right.TALK):
        return render(request, "people/no_rooms.html", status=403)
    desks = desks_now(user_id=viewer.user_id, organisation_id=viewer.organisation_id)
    shown = {"desks": desks, "time_zone": settings.TIME_ZONE}
    shown |= {"visit_id": _asked_for(request, "visit"), "desk_id": _asked_for(request, "desk")}
    return render(request, "desk.html", shown)


def _asked_for(request: HttpRequest, name: str) -> str:
    try:
        return str(UUID(request.GET.get(name, "")))
    except ValueError:
        return ""
