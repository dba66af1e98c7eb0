"""One case for those who walk it: everything on one page, hard words behind slats, each deed a small form."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from sudare.accounts.terms import Viewer
from sudare.contacts import contacts_named
from sudare.incidents import actions
from sudare.incidents.access import access_case
from sudare.incidents.queries.sheets import CaseSheet
from sudare.incidents.terms.cases import EXTREME, STANDING, UNDECIDED, CaseState, Outcome
from sudare.takedowns import queries as takedowns
from sudare.web.casework import forms
from sudare.web.casework.found_form import FoundCopyForm
from sudare.web.casework.timeline import moments_of
from sudare.web.page import attempt, seated_page


@require_safe
@seated_page
def case(request: HttpRequest, viewer: Viewer, case_id: UUID) -> HttpResponse:
    """The whole sheet; that it was read is on record. Raises: CaseGone, also for whoever is a party of it."""
    return shown(request, viewer, case_id)


def shown(
    request: HttpRequest, viewer: Viewer, case_id: UUID, *, failed: Form | None = None, status: int = 200
) -> HttpResponse:
    """The page, with the one form that was sent and couldn't be taken."""
    sheet = actions.read_case(viewer=viewer, case_id=case_id)
    ticks = [(report, takedowns.first_ten_of(report)) for report in takedowns.people_harmed(case_id)]
    context = {
        "sheet": sheet,
        "line": sheet.line,
        "moments": moments_of(sheet),
        "lists": ticks,
        "call": contacts_named(tuple(dict.fromkeys(code for copy in sheet.copies for code in copy.contacts))),
        "today": actions.exposure_today(viewer),
        "asked": {str(each.id): each.asked_by.id != viewer.user_id for each in sheet.approvals},
        "may": _may(sheet, viewer),
        "section": "cases",
        **_forms(sheet, failed),
    }
    return render(request, "cases/case.html", context, status=status)


def done(
    request: HttpRequest, viewer: Viewer, case_id: UUID, *, form: Form, verb: Callable[[], object], said: str
) -> HttpResponse:
    """Do it and say so; what can't be taken comes back with its words and the reason. Raises: CaseGone."""
    access_case(viewer=viewer, case_id=case_id)
    if form.is_valid() and attempt(form, lambda: (verb(),)) is not None:
        messages.success(request, said)
        return redirect("case", case_id)
    if form.non_field_errors():
        messages.error(request, " ".join(str(each) for each in form.non_field_errors()))
    return shown(request, viewer, case_id, failed=form, status=422)


def _forms(sheet: CaseSheet, failed: Form | None) -> dict[str, Any]:
    fresh: dict[str, Form] = {
        "note_form": forms.NoteForm(),
        "hand_form": forms.HandForm(people=sheet.handlers),
        "link_form": forms.CaseLinkForm(),
        "escalation_form": forms.EscalationForm(is_decided=sheet.line.state is CaseState.DECIDED),
        "decision_form": forms.DecisionForm(),
        "objection_form": forms.ObjectionAnswerForm(),
        "copy_form": FoundCopyForm(),
    }
    if failed is not None:
        fresh |= {name: failed for name, form in fresh.items() if type(form) is type(failed)}
    return {**fresh, "failed": type(failed).__name__ if failed else ""}


def _may(sheet: CaseSheet, viewer: Viewer) -> dict[str, bool]:
    """What makes sense now; the verbs themselves decide what is allowed."""
    state = sheet.line.state
    has_ended = sheet.outcome == Outcome.SEAT_ENDED
    is_own_decision = sheet.decided_by is not None and sheet.decided_by.id == viewer.user_id
    return {
        "take": state in STANDING and (sheet.line.owner is None or sheet.line.owner.id != viewer.user_id),
        "hand": state in STANDING,
        "escalate": state in UNDECIDED or state is CaseState.DECIDED,
        "decide": state in UNDECIDED and state is not CaseState.WAITING,
        "answer": not is_own_decision,
        "freeze": sheet.line.reported is not None and state in STANDING and not (sheet.is_frozen or has_ended),
        "release": sheet.is_frozen and not has_ended,
        "close": state is CaseState.DECIDED,
        "is_extreme": sheet.line.reason in EXTREME,
    }
