"""What was preserved, read deliberately; and the evidence package, made and taken along."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sudare.accounts.terms import Viewer
from sudare.evidence import checker
from sudare.incidents import actions
from sudare.incidents.access import access_case, access_package
from sudare.screening.terms import Kind
from sudare.web.kinds import KIND_NAMES
from sudare.web.page import seated_page, told_above


@require_safe
@seated_page
def preserved(request: HttpRequest, viewer: Viewer, case_id: UUID, report_id: UUID) -> HttpResponse:
    """The room as it was kept, each message behind slats; no picture. On record. Raises: CaseGone."""
    case = access_case(viewer=viewer, case_id=case_id)
    document = actions.read_preserved(viewer=viewer, case_id=case_id, report_id=report_id)
    context = {
        "case": case,
        "lines": [_line(message) for message in document["messages"]],
        "participants": document["participants"],
        "pictures": actions.case_pictures(viewer=viewer, case_id=case_id),
        "reported_id": str(case.reported_id or ""),
        "today": actions.exposure_today(viewer),
        "section": "cases",
    }
    return render(request, "cases/preserved.html", context)


@require_POST
@seated_page
def make(request: HttpRequest, viewer: Viewer, case_id: UUID) -> HttpResponse:
    access_case(viewer=viewer, case_id=case_id)
    told_above(
        request,
        lambda: actions.package(viewer=viewer, case_id=case_id),
        _("The package is made. Who takes it along is asked once more who they are."),
    )
    return redirect("case", case_id)


@require_safe
@seated_page
def take_along(_request: HttpRequest, viewer: Viewer, package_id: UUID) -> HttpResponse:
    """The file. Raises: CaseGone, StepUpNeeded."""
    number = access_package(viewer=viewer, package_id=package_id).case.number
    content = actions.open_package(viewer=viewer, package_id=package_id)
    answer = HttpResponse(content, content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="evidence-{number}.zip"'
    return answer


@require_safe
@seated_page
def verifier(_request: HttpRequest, _viewer: Viewer) -> HttpResponse:
    """The page that checks a package without a network, from the house itself and not out of the package."""
    answer = HttpResponse(checker.page(), content_type="text/html; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="sudare-verify.html"'
    return answer


def _line(message: dict[str, Any]) -> dict[str, Any]:
    """Times as times, kinds as words."""
    known = {kind.value for kind in Kind}
    return message | {
        "at": parse_datetime(message["at"]),
        "deleted_at": parse_datetime(message["deleted_at"]) if message["deleted_at"] else None,
        "pictures": [
            picture | {"kinds": [KIND_NAMES[Kind(kind)] for kind in picture["kinds"] if kind in known]}
            for picture in message["pictures"]
        ],
    }
