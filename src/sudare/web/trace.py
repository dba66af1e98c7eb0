"""Whose copy is a picture that turned up somewhere: the question, the waiting, and the answer in its parts."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from sudare.accounts.terms import Viewer
from sudare.viewing import actions
from sudare.web.page import attempt, seated_page

REFRESH_SECONDS = 3


class TraceForm(forms.Form):
    picture = forms.FileField(
        label=_("The picture as you found it"),
        help_text=_("A screenshot or a photo of a screen will do. It is destroyed once the answer is there."),
        error_messages={"required": _("Please choose a picture.")},
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )
    code = forms.CharField(
        label=_("The six letters on it, if you can read them"),
        required=False,
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@seated_page
def trace(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    earlier = actions.tracings_of(viewer=viewer)  # refuses whoever may not
    form = TraceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        content, code = form.cleaned_data["picture"].read(), form.cleaned_data["code"]
        begun = attempt(form, lambda: actions.begin_trace(viewer=viewer, content=content, code=code))
        if begun is not None:
            return redirect("tracing", begun.pk)
    context = {"form": form, "earlier": earlier, "section": "trace"}
    return render(request, "trace/trace.html", context, status=422 if form.errors else 200)


@require_safe
@seated_page
def tracing(request: HttpRequest, viewer: Viewer, tracing_id: UUID) -> HttpResponse:
    """Comes again by itself until the answer is there, without scripts."""
    report = actions.trace_report(viewer=viewer, tracing_id=tracing_id)
    context: dict[str, Any] = {"report": report, "section": "trace"}
    answer = render(request, "trace/tracing.html", context)
    if not report.is_over:
        answer["Refresh"] = str(REFRESH_SECONDS)
    return answer
