"""For whoever reported: what was done, what comes next, who helps. On a telephone, at night."""

from dataclasses import asdict
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sudare.accounts.terms import Viewer
from sudare.contacts import contacts_named
from sudare.incidents import actions
from sudare.incidents.access import access_own_report
from sudare.incidents.errors import ReportGone
from sudare.incidents.queries import own
from sudare.incidents.terms.cases import MEMO_FIELD_MAX_CHARACTERS, Memo, contacts_for
from sudare.takedowns import actions as takedowns
from sudare.takedowns.proofs.first_ten import Item, first_open
from sudare.takedowns.queries import first_ten_of, takedowns_for
from sudare.web.casework.calm import HELP, MEMO, OUTCOMES, PROGRESS
from sudare.web.casework.forms import ObjectionForm
from sudare.web.casework.words import REASONS, Sign
from sudare.web.guides import spoken
from sudare.web.page import seated_page, told_above


@require_safe
@seated_page
def reports(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Everything one reported, the newest first."""
    lines = [(row, REASONS[row.reason], _progress(row)) for row in own.own_reports(viewer)]
    context = {"lines": lines, "w": HELP, "section": "help", **spoken(request)}
    return render(request, "help/reports.html", context)


@require_safe
@seated_page
def report(request: HttpRequest, viewer: Viewer, report_id: UUID) -> HttpResponse:
    """One of them. Raises: ReportGone, for everybody else's and absent ones alike."""
    row = access_own_report(viewer=viewer, report_id=report_id)
    found = _own(viewer, report_id)
    ticks = first_ten_of(row)
    context = {
        "report": found,
        "reason": REASONS[found.reason],
        "progress": _progress(found),
        "outcome": OUTCOMES[found.outcome] if found.outcome else None,
        "ticks": ticks,
        "now": first_open(ticks),
        "is_blocked": row.reported_id is not None,
        "targets": len(takedowns_for(row)),
        "memo": [(name, label, hint, getattr(found.memo, name)) for name, (label, hint) in MEMO.items()],
        "most": MEMO_FIELD_MAX_CHARACTERS,
        "contacts": contacts_named(contacts_for(found.reason)),
        "form": ObjectionForm(),
        "w": HELP,
        "section": "help",
        **spoken(request),
    }
    return render(request, "help/report.html", context)


@require_POST
@seated_page
def tick(request: HttpRequest, viewer: Viewer, report_id: UUID) -> HttpResponse:
    items = [Item(name) for name in request.POST.getlist("item") if name in set(Item)]

    def verb() -> object:
        return takedowns.tick_own(viewer=viewer, report_id=report_id, items=items)

    told_above(request, verb, _("Saved. Well done."))
    return _back(request, report_id)


@require_POST
@seated_page
def memo(request: HttpRequest, viewer: Viewer, report_id: UUID) -> HttpResponse:
    """As much or as little as they like; every field may stay empty."""
    told = Memo(**{name: request.POST.get(name, "") for name in asdict(Memo())})

    def verb() -> object:
        return actions.write_memo(viewer=viewer, report_id=report_id, memo=told)

    told_above(request, verb, _("Saved. You can come back and add to it."))
    return _back(request, report_id)


@require_POST
@seated_page
def objection(request: HttpRequest, viewer: Viewer, report_id: UUID) -> HttpResponse:
    words = request.POST.get("words", "")

    def verb() -> object:
        return actions.appeal(viewer=viewer, report_id=report_id, words=words)

    told_above(request, verb, _("It has arrived. Somebody who didn't decide reads it."))
    return _back(request, report_id)


def _own(viewer: Viewer, report_id: UUID) -> own.OwnReport:
    found = next((row for row in own.own_reports(viewer) if row.id == report_id), None)
    if found is None:
        raise ReportGone
    return found


def _progress(row: own.OwnReport) -> Sign:
    return PROGRESS[row.state]


def _back(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """In the register it was read in."""
    answer = redirect("own_report", report_id)
    language = str(spoken(request)["language"])
    if request.GET.get("language"):
        answer["Location"] += f"?language={language}"
    return answer
