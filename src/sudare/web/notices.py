"""One's own notices: of what, on which devices, when not; and the worker a browser needs for them."""

import json
from uuid import UUID

from django.contrib import messages
from django.contrib.staticfiles import finders
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sudare.accounts.terms import Viewer
from sudare.notifications import actions, queries
from sudare.notifications.errors import DeviceUnusable
from sudare.web.devices import device_name
from sudare.web.notice_forms import WishForm
from sudare.web.page import seated_page, told_above


@require_http_methods(["GET", "HEAD", "POST"])
@seated_page
def notices(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    wish = queries.wish_of(viewer.user_id)
    form = WishForm(request.POST or None, initial={name: getattr(wish, name) for name in WishForm.base_fields})
    if request.method == "POST" and form.is_valid():
        actions.change_wish(viewer=viewer, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("notices")
    context = {"form": form, "devices": queries.devices_of(viewer.user_id), "push_key": actions.push_key()}
    return render(request, "notices/mine.html", context, status=422 if form.errors else 200)


@require_POST
@seated_page
def add_device(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Take what the browser's script has put into the form."""

    def add() -> None:
        try:
            known = json.loads(request.POST.get("subscription", ""))
        except ValueError as error:
            raise DeviceUnusable from error
        if not isinstance(known, dict):
            raise DeviceUnusable
        label = device_name(request.headers.get("User-Agent", ""))
        actions.add_device(viewer=viewer, subscription=known, label=label)

    told_above(request, add, _("This device is told from now on."))
    return redirect("notices")


@require_POST
@seated_page
def remove_device(request: HttpRequest, viewer: Viewer, device_id: UUID) -> HttpResponse:
    actions.remove_device(viewer=viewer, device_id=device_id)
    messages.success(request, _("That device is told nothing any more."))
    return redirect("notices")


@require_safe
def push_worker(request: HttpRequest) -> FileResponse:
    """At the top of the house: a browser lets a worker see only what lies below its own address."""
    del request
    found = finders.find("sudare/push-worker.js")
    if not isinstance(found, str):
        raise Http404
    return FileResponse(open(found, "rb"), content_type="text/javascript", headers={"Cache-Control": "no-cache"})  # noqa: PTH123  the answer closes it
