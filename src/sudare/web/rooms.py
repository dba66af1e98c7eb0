"""Rooms: the shell the live component fills, and inside it the same room as a page for browsers without scripts."""

import re
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sudare.accounts.queries import is_minor
from sudare.accounts.terms import Right, Viewer
from sudare.attachments.queries import of_messages, renditions_of
from sudare.kit.ids import new_id
from sudare.rooms import access, actions, queries
from sudare.rooms.queries import MessagePage
from sudare.watching.queries import trusted_by
from sudare.web.forms import PostForm
from sudare.web.page import attempt, seated_page

ASKED = "asked_whom_to_turn_to"
SEQUENCE = re.compile(r"[0-9]{1,15}")


@require_safe
@seated_page
def rooms(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not viewer.may(Right.TALK):
        return render(request, "people/no_rooms.html", status=403)
    if _is_to_be_asked(request, viewer):
        return redirect(f"{reverse('own_listening')}?asked=1")
    return render(request, "rooms.html", _shell(viewer))


@require_http_methods(["GET", "HEAD", "POST"])
@seated_page
def room(request: HttpRequest, viewer: Viewer, room_id: UUID) -> HttpResponse:
    """Read a room, and say something in it."""
    member = access.access_room(viewer=viewer, room_id=room_id)
    form = PostForm(request.POST or None, initial={"key": new_id()})
    if request.method == "POST" and form.is_valid():
        text, key = form.cleaned_data["text"], form.cleaned_data["key"]
        posted = attempt(form, lambda: actions.post(viewer=viewer, room_id=room_id, text=text, idempotency_key=key))
        if posted:
            actions.mark_read(viewer=viewer, room_id=room_id, sequence=posted.sequence)
            return redirect(reverse("room", args=[room_id]) + "#write")
    page = queries.page_of_messages(room_id=room_id, before=_before(request))
    context = {
        "member": member,
        "name": queries.display_name(member),
        "people": queries.people_in(member.room),
        "page": page,
        "lines": _with_pictures(page),
        "hidden": _hidden(page, viewer),
        "earlier": page.items[0].sequence if page.has_earlier else None,
        "form": form,
        "must_accept": bool(member.room.house_rules and not member.rules_accepted_at),
    }
    return render(request, "rooms.html", _shell(viewer) | context)


@require_POST
@seated_page
def accept_house_rules(request: HttpRequest, viewer: Viewer, room_id: UUID) -> HttpResponse:
    del request
    actions.accept_house_rules(viewer=viewer, room_id=room_id)
    return redirect("room", room_id)


@require_POST
@seated_page
def leave(request: HttpRequest, viewer: Viewer, room_id: UUID) -> HttpResponse:
    del request
    actions.remove_member(viewer=viewer, room_id=room_id, user_id=viewer.user_id)
    return redirect("rooms")


@require_POST
@seated_page
def join(request: HttpRequest, viewer: Viewer, room_id: UUID) -> HttpResponse:
    """From looking after a room to being in it."""
    del request
    actions.join(viewer=viewer, room_id=room_id)
    return redirect("room", room_id)


def _is_to_be_asked(request: HttpRequest, viewer: Viewer) -> bool:
    """Once in a session, somebody under age is asked whom they would turn to, until they have chosen."""
    if request.session.get(ASKED) or not is_minor(organisation_id=viewer.organisation_id, user_id=viewer.user_id):
        return False
    request.session[ASKED] = True
    return trusted_by(viewer) is None


def _shell(viewer: Viewer) -> dict[str, object]:
    return {"rooms": queries.rooms_of(viewer), "time_zone": settings.TIME_ZONE}


def _before(request: HttpRequest) -> int | None:
    found = SEQUENCE.fullmatch(request.GET.get("before", ""))
    return int(found[0]) if found else None


def _with_pictures(page: MessagePage) -> list[tuple[object, list[object]]]:
    """Each message with its pictures' thumbnails, as long as there are any."""
    pictures: dict[UUID | None, list[object]] = {}
    for attachment in of_messages([message.pk for message in page.items]):
        thumbnail = next((row for row in renditions_of(attachment) if row.name == "thumbnail"), None)
        pictures.setdefault(attachment.message_id, []).append((attachment, thumbnail))
    return [(message, pictures.get(message.pk, [])) for message in page.items]


def _hidden(page: MessagePage, viewer: Viewer) -> set[UUID]:
    """Messages of this page, or quoted on it, that its reader asked to be spared."""
    quoted = {message.reply_to_id for message in page.items if message.reply_to_id}
    return queries.hidden_among({message.pk for message in page.items} | quoted, user_id=viewer.user_id)
