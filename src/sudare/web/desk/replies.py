"""Words a desk says often, kept for everybody who answers there."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from sudare.accounts.terms import Viewer
from sudare.kit.errors import NotFound
from sudare.reception import actions
from sudare.reception.access import access_staffed
from sudare.web.forms import FILL_IN
from sudare.web.page import attempt, seated_page, told_above

Reply = Any  # a model's row, seen through its attributes


class ReplyForm(forms.Form):
    title = forms.CharField(label=_("What it is about"), max_length=80, error_messages=FILL_IN)
    shortcut = forms.CharField(
        label=_("Short name"),
        max_length=24,
        error_messages=FILL_IN,
        help_text=_("To find it by, for example “thanks”."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    text = forms.CharField(
        label=_("Words"),
        max_length=2_000,
        error_messages=FILL_IN,
        help_text=_("Filled in by itself: {visitor}, {staff}, {desk}, {organisation}, {today}."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@seated_page
def replies(request: HttpRequest, viewer: Viewer, desk_id: UUID) -> HttpResponse:
    """The list, and a new one, for whoever answers at the desk. Raises: NotFound."""
    return _page(request, viewer, desk_id=desk_id, reply=None)


@require_http_methods(["GET", "HEAD", "POST"])
@seated_page
def change(request: HttpRequest, viewer: Viewer, desk_id: UUID, reply_id: UUID) -> HttpResponse:
    """One of them, to be said otherwise. Raises: NotFound."""
    found = next((one for one in actions.replies_of(viewer=viewer, desk_id=desk_id) if one.pk == reply_id), None)
    if found is None:
        raise NotFound
    return _page(request, viewer, desk_id=desk_id, reply=found)


def _page(request: HttpRequest, viewer: Viewer, *, desk_id: UUID, reply: Reply | None) -> HttpResponse:
    reception = access_staffed(viewer=viewer, desk_id=desk_id)
    stands = {name: getattr(reply, name) for name in ReplyForm.base_fields} if reply else {}
    form = ReplyForm(request.POST or None, initial=stands)
    if request.method == "POST" and form.is_valid():
        said, known = form.cleaned_data, reply.pk if reply else None
        if attempt(form, lambda: actions.write_reply(viewer=viewer, desk_id=desk_id, reply_id=known, **said)):
            messages.success(request, gettext("Saved."))
            return redirect("reception_replies", desk_id)
    context = {"desk": reception.desk, "form": form, "reply": reply}
    context["replies"] = [] if reply else actions.replies_of(viewer=viewer, desk_id=desk_id)
    return render(request, "desk/replies.html", context, status=422 if form.errors else 200)


@require_POST
@seated_page
def remove(request: HttpRequest, viewer: Viewer, desk_id: UUID, reply_id: UUID) -> HttpResponse:
    told_above(
        request,
        lambda: actions.remove_reply(viewer=viewer, desk_id=desk_id, reply_id=reply_id),
        gettext("The reply is gone."),
        passing=(NotFound,),
    )
    return redirect("reception_replies", desk_id)
