"""A desk's doors at LINE and by mail: keys put in, addresses to copy, whether they work."""

from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sudare.accounts.terms import Viewer
from sudare.channels import actions
from sudare.reception.queries.settings import setup_of
from sudare.rooms.access import access_desk
from sudare.web.notice_forms import LineForm, MailForm
from sudare.web.page import attempt, seated_page
from sudare.web.tools import FAILURES


@require_safe
@seated_page
def doors(request: HttpRequest, viewer: Viewer, desk_id: UUID) -> HttpResponse:
    return _page(request, viewer, desk_id)


@require_POST
@seated_page
def line(request: HttpRequest, viewer: Viewer, desk_id: UUID) -> HttpResponse:
    form = LineForm(request.POST)
    if form.is_valid() and attempt(form, partial(_put_line, viewer, desk_id, form.cleaned_data)):
        messages.success(request, _("Saved."))
        return redirect("desk_doors", desk_id)
    return _page(request, viewer, desk_id, line_form=form)


@require_POST
@seated_page
def mail(request: HttpRequest, viewer: Viewer, desk_id: UUID) -> HttpResponse:
    form = MailForm(request.POST)
    if form.is_valid() and attempt(form, partial(_put_mail, viewer, desk_id, form.cleaned_data)):
        messages.success(request, _("Saved."))
        return redirect("desk_doors", desk_id)
    return _page(request, viewer, desk_id, mail_form=form)


@require_POST
@seated_page
def renew_hook(request: HttpRequest, viewer: Viewer, desk_id: UUID) -> HttpResponse:
    """The secret is on this one page and never again."""
    return _page(request, viewer, desk_id, secret=actions.renew_mail_hook(viewer=viewer, desk_id=desk_id))


def _put_line(viewer: Viewer, desk_id: UUID, words: dict[str, Any]) -> bool:
    return bool(actions.set_line(viewer=viewer, desk_id=desk_id, **words))


def _put_mail(viewer: Viewer, desk_id: UUID, words: dict[str, Any]) -> bool:
    return bool(actions.set_mail(viewer=viewer, desk_id=desk_id, **words))


def _page(request: HttpRequest, viewer: Viewer, desk_id: UUID, **more: Any) -> HttpResponse:
    line_door = actions.line_of(viewer=viewer, desk_id=desk_id)
    mail_door = actions.mail_of(viewer=viewer, desk_id=desk_id)
    refused = any(form.errors for form in more.values() if not isinstance(form, str))
    context = {
        "desk": access_desk(viewer=viewer, desk_id=desk_id),
        "meets_visitors": setup_of(desk_id) is not None,
        "line_door": line_door,
        "mail_door": mail_door,
        "line_form": LineForm(initial={"is_on": line_door.is_on if line_door else True}),
        "mail_form": MailForm(initial=_initial(mail_door)),
        "line_hook": f"{settings.BASE_URL}/hooks/line/{line_door.key}" if line_door else "",
        "mail_hook": f"{settings.BASE_URL}/hooks/mail/{mail_door.key}" if mail_door else "",
        "failure": FAILURES.get(mail_door.failure, mail_door.failure) if mail_door else "",
        **more,
    }
    return render(request, "notices/doors.html", context, status=422 if refused else 200)


def _initial(door: Any) -> dict[str, Any]:
    names = [name for name in MailForm.base_fields if name != "password"]
    return {name: getattr(door, name) for name in names} if door else {}
