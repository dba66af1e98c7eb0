"""The list of cases, the most urgent first; and one deed for many: shown, delayed, taken back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sudare.accounts.queries import people_of
from sudare.accounts.terms import RIGHTS, Right, Role, Viewer
from sudare.incidents import actions
from sudare.incidents.access import access_run, check_may_handle
from sudare.incidents.queries import board
from sudare.incidents.terms.cases import CASES_PER_PAGE, STANDING, CaseState
from sudare.incidents.terms.runs import BULK_AT_MOST, UNDO_WITHIN
from sudare.kit.clock import now
from sudare.web.casework.forms import BulkForm, FilterForm
from sudare.web.casework.words import DEEDS, WHY_NOT
from sudare.web.page import seated_page, told_above

DELAYS = (5, 15, 60)  # minutes
PAGE_DIGITS = 4
_RUN = "cases_run"  # in the session: what one began last, so that the way to take it back is never lost


@require_safe
@seated_page
def cases(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Those the viewer may handle; a party of one finds it neither here nor by its number. Raises: NotAllowed."""
    check_may_handle(viewer)
    form = FilterForm(request.GET or None)
    page = _page(request)
    number = form.cleaned_data["number"] if form.is_valid() else None
    states = form.states() or (tuple(CaseState) if number else STANDING)
    lines = board.lines_for(viewer, states=states, number=number, page=page)
    context = {
        "lines": lines,
        "form": form,
        "bulk": BulkForm(people=_handlers(viewer)),
        "before": page - 1 if page else None,
        "after": page + 1 if len(lines) == CASES_PER_PAGE else None,
        "last_run": request.session.get(_RUN, ""),
        "section": "cases",
    }
    return render(request, "cases/list.html", context)


@require_POST
@seated_page
def bulk(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What would happen to those chosen; nothing has happened yet. Raises: NotAllowed."""
    check_may_handle(viewer)
    form = BulkForm(request.POST, people=_handlers(viewer))
    chosen = _chosen(request)
    if not form.is_valid() or not chosen:
        messages.error(request, _("Please choose cases and what to do with them."))
        return redirect("cases")
    deed, to = form.deed_asked(), _person(form)
    plan = actions.plan_bulk(viewer=viewer, deed=deed, case_ids=chosen, to=to)
    known = {line.id: line for line in board.lines_among(viewer, chosen)}
    context = {
        "deed": deed,
        "deed_words": DEEDS[deed],
        "to": to,
        "to_name": dict(_handlers(viewer)).get(str(to), ""),
        "will": [known[case_id] for case_id in plan.will if case_id in known],
        "wont": [(known[case_id], WHY_NOT[why]) for case_id, why in plan.wont if case_id in known],
        "delays": DELAYS,
        "section": "cases",
    }
    return render(request, "cases/bulk.html", context)


@require_POST
@seated_page
def start(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Have it done after a while."""
    check_may_handle(viewer)
    form, chosen = BulkForm(request.POST, people=_handlers(viewer)), _chosen(request)
    if not form.is_valid() or not chosen:
        return redirect("cases")
    wanted = request.POST.get("minutes", "")
    minutes = int(wanted) if wanted in {str(one) for one in DELAYS} else DELAYS[0]
    made = actions.start_bulk(
        viewer=viewer, deed=form.deed_asked(), case_ids=chosen, to=_person(form), delay_minutes=minutes
    )
    request.session[_RUN] = str(made.pk)
    return redirect("case_run", made.pk)


@require_safe
@seated_page
def run(request: HttpRequest, viewer: Viewer, run_id: UUID) -> HttpResponse:
    """How far it is, and the way back. Raises: CaseGone."""
    found = access_run(viewer=viewer, run_id=run_id)
    is_late = found.done_at is not None and found.done_at < now() - UNDO_WITHIN
    context = {
        "run": found,
        "amount": len(found.case_ids),
        "deed_words": dict(DEEDS.items()).get(found.deed),  # type: ignore[call-overload]  # a column is a plain word
        "can_undo": found.undone_at is None and not is_late,
        "section": "cases",
    }
    return render(request, "cases/run.html", context)


@require_POST
@seated_page
def undo(request: HttpRequest, viewer: Viewer, run_id: UUID) -> HttpResponse:
    told_above(
        request,
        lambda: actions.undo_bulk(viewer=viewer, run_id=run_id),
        _("Taken back. Cases somebody has changed since stay as they are."),
    )
    return redirect("case_run", run_id)


def _page(request: HttpRequest) -> int:
    wanted = request.GET.get("page", "")
    return int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) <= PAGE_DIGITS else 0


def _handlers(viewer: Viewer) -> list[tuple[str, str]]:
    seats = people_of(viewer.organisation_id)
    return [(str(seat.user_id), seat.user.name) for seat in seats if Right.HANDLE_CASES in RIGHTS[Role(seat.role)]]


def _person(form: BulkForm) -> UUID | None:
    return UUID(form.cleaned_data["to"]) if form.cleaned_data["to"] else None


def _chosen(request: HttpRequest) -> list[UUID]:
    found: list[UUID] = []
    for untrusted_id in request.POST.getlist("case")[:BULK_AT_MOST]:
        try:
            found.append(UUID(untrusted_id))
        except ValueError:
            continue
    return found
