"""Who saw what, for those who answer for a room or a person: each kind of deed by its own name."""

from collections import Counter
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sudare.accounts.queries import people_of
from sudare.accounts.terms import Viewer
from sudare.kit.errors import NotFound
from sudare.rooms.queries import titles_of
from sudare.viewing.actions import views_for_supervisors
from sudare.viewing.queries import captions_of
from sudare.viewing.terms import Caption, Deed, View, ViewPage
from sudare.web.page import seated_page

SMALL: Final = "thumbnail"
LONGEST_NUMBER: Final = 16  # digits
DEEDS: Final[dict[Deed, Promise]] = {
    Deed.OPENED: _("opened it large"),
    Deed.DOWNLOADED: _("saved a copy of it"),
    Deed.EXPORTED: _("took it out with others"),
    Deed.SHARED: _("opened it from outside, by a link"),
    Deed.UNMASKED: _("saw what is covered in it"),
}
PASSED_BY: Final = _("saw it small, in the conversation")
COUNTED: Final[dict[Deed, Promise]] = {
    Deed.OPENED: _("Looked at"),
    Deed.DOWNLOADED: _("Copies saved"),
    Deed.EXPORTED: _("Taken out with others"),
    Deed.SHARED: _("Opened from outside"),
    Deed.UNMASKED: _("Seen uncovered"),
}


@dataclass(frozen=True, slots=True)
class Line:
    view: View
    words: Promise
    picture: Caption | None

    @property
    def is_beyond_looking(self) -> bool:
        return self.view.deed is not Deed.OPENED


@require_safe
@seated_page
def in_room(request: HttpRequest, viewer: Viewer, room_id: UUID) -> HttpResponse:
    page = views_for_supervisors(viewer=viewer, room_id=room_id, before=_before(request))
    context = {"room_id": room_id, "title": titles_of([room_id]).get(room_id, ""), **_told(page)}
    return render(request, "looks/room.html", context)


@require_safe
@seated_page
def by_person(request: HttpRequest, viewer: Viewer, user_id: UUID) -> HttpResponse:
    page = views_for_supervisors(viewer=viewer, user_id=user_id, before=_before(request))
    seats = people_of(viewer.organisation_id, with_disabled=True)
    name = next((seat.user.name for seat in seats if seat.user_id == user_id), None)
    if name is None:
        raise NotFound
    return render(request, "looks/person.html", {"name": name, **_told(page)})


def _told(page: ViewPage) -> dict[str, Any]:
    captions = captions_of(view.attachment_id for view in page.lines)
    counts = Counter(view.deed for view in page.lines)
    return {
        "lines": [Line(view, _words(view), captions.get(view.attachment_id)) for view in page.lines],
        "counts": [(words, counts[deed]) for deed, words in COUNTED.items()],
        "before": page.before,
    }


def _words(view: View) -> Promise:
    is_small = view.deed is Deed.OPENED and view.rendition == SMALL
    return PASSED_BY if is_small else DEEDS[view.deed]


def _before(request: HttpRequest) -> int | None:
    said = request.GET.get("before", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < LONGEST_NUMBER else None
