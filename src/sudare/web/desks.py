"""Desks: rooms that belong together, and who looks after them."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sudare.accounts.queries import people_of
from sudare.accounts.terms import Right, Viewer
from sudare.kit.errors import NotAllowed, NotFound
from sudare.rooms import actions, queries
from sudare.web.forms import DeskForm
from sudare.web.page import attempt, seated_page, told_above


@require_http_methods(["GET", "HEAD", "POST"])
@seated_page
def desks(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """All desks with their rooms and supervisors, and a new one."""
    if not viewer.may(Right.MANAGE_PEOPLE):
        raise NotAllowed
    form = DeskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        if attempt(form, lambda: actions.open_desk(viewer=viewer, name=name)):
            messages.success(request, _("The desk is there. Now put rooms and supervisors to it."))
            return redirect("desks")
    seats = people_of(viewer.organisation_id, with_disabled=False)
    context = {
        "desks": queries.desks_of(viewer.organisation_id),
        "free_rooms": queries.rooms_without_desk(viewer.organisation_id),
        "candidates": [(seat.user_id, seat.user.name) for seat in seats if seat.role in queries.SUPERVISING_ROLES],
        "form": form,
    }
    return render(request, "people/desks.html", context, status=422 if form.errors else 200)


@require_POST
@seated_page
def close(request: HttpRequest, viewer: Viewer, desk_id: UUID) -> HttpResponse:
    return _told(
        request,
        lambda: actions.close_desk(viewer=viewer, desk_id=desk_id),
        _("The desk is gone. Its rooms stay as they are."),
    )


@require_POST
@seated_page
def place(request: HttpRequest, viewer: Viewer, desk_id: UUID) -> HttpResponse:
    room_id = _id(request.POST.get("room", ""))
    return _told(
        request,
        lambda: actions.place_room(viewer=viewer, room_id=room_id, desk_id=desk_id),
        _("The room belongs to the desk now. Everybody in it sees that."),
    )


@require_POST
@seated_page
def take_out(request: HttpRequest, viewer: Viewer, desk_id: UUID, room_id: UUID) -> HttpResponse:
    del desk_id
    return _told(
        request,
        lambda: actions.place_room(viewer=viewer, room_id=room_id, desk_id=None),
        _("The room belongs to no desk now."),
    )


@require_POST
@seated_page
def add(request: HttpRequest, viewer: Viewer, desk_id: UUID) -> HttpResponse:
    user_id = _id(request.POST.get("person", ""))
    return _told(
        request,
        lambda: actions.add_supervisor(viewer=viewer, desk_id=desk_id, user_id=user_id),
        _("They see the rooms of this desk from now on."),
    )


@require_POST
@seated_page
def remove(request: HttpRequest, viewer: Viewer, desk_id: UUID, user_id: UUID) -> HttpResponse:
    return _told(
        request,
        lambda: actions.remove_supervisor(viewer=viewer, desk_id=desk_id, user_id=user_id),
        _("They don't look after this desk any more."),
    )


def _id(untrusted_id: str) -> UUID:
    """Raises: NotFound for what is no id at all."""
    try:
        return UUID(untrusted_id)
    except ValueError as error:
        raise NotFound from error


def _told(request: HttpRequest, verb: Callable[[], object], done: str) -> HttpResponse:
    told_above(request, verb, done, passing=(NotFound, NotAllowed))
    return redirect("desks")
