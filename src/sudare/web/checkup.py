"""Is everything in order? The start-up self-check, on a page for those who look after the house."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sudare.accounts.terms import Viewer
from sudare.incidents.access import check_may_assist
from sudare.incidents.readers.checkup import Level, examine
from sudare.web.page import seated_page


@require_safe
@seated_page
def checkup(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    check_may_assist(viewer)
    findings = examine(viewer.organisation_id)
    worst_first = sorted(findings, key=lambda one: list(Level)[::-1].index(one.level))
    context = {"findings": worst_first, "to_do": sum(one.level is not Level.OK for one in findings)}
    return render(request, "house/checkup.html", context)
