"""Links by which people reach their own pictures without an account: made for oneself, or by staff for somebody."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sudare.accounts.terms import Right, Viewer
from sudare.rooms.access import access_room
from sudare.rooms.queries import display_name, people_in
from sudare.senders import access, actions
from sudare.web.forms import LinkForm
from sudare.web.page import attempt, seated_page


@require_safe
@seated_page
def links(request: HttpRequest, viewer: Viewer, room_id: UUID) -> HttpResponse:
    return _page(request, viewer, room_id)


@require_POST
@seated_page
def make(request: HttpRequest, viewer: Viewer, room_id: UUID) -> HttpResponse:
    """Answers with the link itself: it is shown here and never again."""
    form = _form(viewer, room_id, request)
    if form.is_valid():
        words = form.cleaned_data
        made = attempt(
            form,
            lambda: actions.make_link(
                viewer=viewer, room_id=room_id, user_id=UUID(words["person"]), days=int(words["days"])
            ),
        )
        if made is not None:
            link, secret = made
            context = {"link": link, "address": actions.address_of(secret), "room_id": room_id}
            return render(request, "mine/link_made.html", context, status=201)
    return _page(request, viewer, room_id, form, status=422)


@require_POST
@seated_page
def revoke(request: HttpRequest, viewer: Viewer, room_id: UUID, link_id: UUID) -> HttpResponse:
    actions.revoke_link(viewer=viewer, link_id=link_id)
    messages.success(request, _("The link doesn't work any more."))
    return redirect("room_links", room_id)


def _page(
    request: HttpRequest, viewer: Viewer, room_id: UUID, form: LinkForm | None = None, *, status: int = 200
) -> HttpResponse:
    member = access_room(viewer=viewer, room_id=room_id)
    context = {
        "room_id": room_id,
        "room_name": display_name(member),
        "links": access.access_room_links(viewer=viewer, room_id=room_id),
        "form": form or _form(viewer, room_id),
    }
    return render(request, "mine/links.html", context, status=status)


def _form(viewer: Viewer, room_id: UUID, request: HttpRequest | None = None) -> LinkForm:
    member = access_room(viewer=viewer, room_id=room_id)
    here = people_in(member.room)
    offered = here if viewer.may(Right.INVITE) else [one for one in here if one.user_id == viewer.user_id]
    return LinkForm(request.POST if request else None, people=[(str(one.user_id), one.name) for one in offered])
