"""Chat tools that are told, and what couldn't be told or taken in."""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sudare.accounts.terms import Viewer
from sudare.channels import actions as channels
from sudare.kit.errors import NotFound
from sudare.notifications import actions
from sudare.notifications.providers.chat import TOOLS
from sudare.web.notice_forms import ToolForm
from sudare.web.page import attempt, seated_page

FAILURES: Final = {
    "door_unreachable": gettext_lazy("The other side didn't answer."),
    "way_unreachable": gettext_lazy("The other side didn't answer."),
    "door_refused": gettext_lazy("The other side refused. Are keys, passwords and addresses right?"),
    "way_refused": gettext_lazy("The other side refused. Are keys, passwords and addresses right?"),
    "check_takes_long": gettext_lazy("Its pictures couldn't be checked in time."),
}


@require_http_methods(["GET", "HEAD", "POST"])
@seated_page
def tools(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """All tools, and a new one."""
    known = actions.tools_of(viewer=viewer)
    form = ToolForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        if attempt(form, lambda: actions.add_tool(viewer=viewer, **words)):
            messages.success(request, _("It is told from now on. Try whether it arrives."))
            return redirect("tools")
    context = {"tools": known, "form": form, "names": TOOLS}
    return render(request, "notices/tools.html", context, status=422 if form.errors else 200)


@require_POST
@seated_page
def remove(request: HttpRequest, viewer: Viewer, tool_id: UUID) -> HttpResponse:
    actions.remove_tool(viewer=viewer, tool_id=tool_id)
    messages.success(request, _("It is told nothing any more."))
    return redirect("tools")


@require_POST
@seated_page
def try_out(request: HttpRequest, viewer: Viewer, tool_id: UUID) -> HttpResponse:
    actions.try_tool(viewer=viewer, tool_id=tool_id)
    messages.success(request, _("A test is on its way. What doesn't arrive is listed at “Not delivered”."))
    return redirect("tools")


@require_safe
@seated_page
def undelivered(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    context = {
        "lines": [(line, FAILURES.get(line.failure, line.failure)) for line in channels.undelivered(viewer=viewer)],
        "notices": [(one, FAILURES.get(one.failure, one.failure)) for one in actions.untold(viewer=viewer)],
    }
    return render(request, "notices/undelivered.html", context)


@require_POST
@seated_page
def again(request: HttpRequest, viewer: Viewer, row_id: UUID) -> HttpResponse:
    _one_of(
        lambda: channels.try_again(viewer=viewer, row_id=row_id),
        lambda: actions.tell_again(viewer=viewer, notice_id=row_id),
    )
    messages.success(request, _("It is tried once more."))
    return redirect("undelivered")


@require_POST
@seated_page
def drop(request: HttpRequest, viewer: Viewer, row_id: UUID) -> HttpResponse:
    _one_of(
        lambda: channels.let_go(viewer=viewer, row_id=row_id), lambda: actions.drop(viewer=viewer, notice_id=row_id)
    )
    messages.success(request, _("Thrown away."))
    return redirect("undelivered")


def _one_of(first: Callable[[], None], second: Callable[[], None]) -> None:
    try:
        first()
    except NotFound:
        second()
