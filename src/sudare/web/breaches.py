"""The breach assistant: clocks, counts from the log, a checklist, texts to copy. It sends nothing."""

from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from sudare.accounts.queries import organisation_name, people_of
from sudare.accounts.terms import Viewer
from sudare.contacts import FOR_LEAKS, contacts_named
from sudare.incidents import actions, queries
from sudare.incidents.access import access_breach, check_may_assist
from sudare.incidents.actions import Account
from sudare.incidents.terms import MANY_PEOPLE, Clock, Report, Step, Trigger
from sudare.kit.clock import now
from sudare.kit.errors import NotFound
from sudare.rooms.queries import rooms_of
from sudare.web.forms import BreachForm
from sudare.web.page import attempt, seated_page

STEPS: Final[dict[Step, tuple[Promise, Promise]]] = {
    Step.STOP: (
        gettext_lazy("Stop it"),
        gettext_lazy("End the access of whoever shouldn't have it, take links back, sign devices out."),
    ),
    Step.KEEP: (
        gettext_lazy("Keep the traces"),
        gettext_lazy("Place a hold on the rooms concerned and save an export of the log."),
    ),
    Step.COUNT: (
        gettext_lazy("Count"),
        gettext_lazy("Above stands what the log says: which pictures, whose, who looked."),
    ),
    Step.REPORT: (
        gettext_lazy("Report"),
        gettext_lazy("First report within 3 to 5 days, then the full one. Copy the text below into the form."),
    ),
    Step.TELL: (
        gettext_lazy("Tell the people concerned"),
        gettext_lazy("Soon, in plain words: what happened, what it means for them, whom they can ask."),
    ),
    Step.MEND: (
        gettext_lazy("See that it can't happen again"),
        gettext_lazy("Change the rule or the role that made it possible, and write down what you changed."),
    ),
}


@require_safe
@seated_page
def breaches(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return _list(request, viewer, _form(viewer, None))


@require_POST
@seated_page
def open_one(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = _form(viewer, request)
    if form.is_valid():
        made = attempt(form, lambda: actions.open_breach(viewer=viewer, account=_account(form)))
        if made is not None:
            return redirect("breach", made.pk)
    return _list(request, viewer, form, status=422)


@require_safe
@seated_page
def breach(request: HttpRequest, viewer: Viewer, breach_id: UUID) -> HttpResponse:
    row = access_breach(viewer=viewer, breach_id=breach_id)
    counts, moment = queries.counts_of(row), now()
    context = {
        "breach": row,
        "counts": counts,
        "organisation": organisation_name(viewer.organisation_id),
        "clocks": [(clock, clock.is_overdue(moment), clock.days_left(moment)) for clock in row.clocks],
        "steps": [(step, *words, step.value in row.steps) for step, words in STEPS.items()],
        "triggers": [TRIGGER_NAMES[Trigger(name)] for name in row.triggers],
        "is_many": counts.senders > MANY_PEOPLE and Trigger.MANY not in row.triggers,
        "contacts": contacts_named(FOR_LEAKS),
    }
    return render(request, "incidents/breach.html", context)


@require_POST
@seated_page
def tick(request: HttpRequest, viewer: Viewer, breach_id: UUID) -> HttpResponse:
    known = {step.value: step for step in Step}
    wanted = [known[name] for name in request.POST.getlist("step") if name in known]
    actions.tick(viewer=viewer, breach_id=breach_id, steps=wanted)
    messages.success(request, _("Saved."))
    return redirect("breach", breach_id)


@require_POST
@seated_page
def reported(request: HttpRequest, viewer: Viewer, breach_id: UUID, report: str) -> HttpResponse:
    if report not in {each.value for each in Report}:
        raise NotFound
    actions.note_report(viewer=viewer, breach_id=breach_id, report=Report(report))
    messages.success(request, _("Noted: this report is sent."))
    return redirect("breach", breach_id)


@require_POST
@seated_page
def close(request: HttpRequest, viewer: Viewer, breach_id: UUID) -> HttpResponse:
    actions.close_breach(viewer=viewer, breach_id=breach_id)
    messages.success(request, _("Closed. It stays in the list."))
    return redirect("breaches")


def _list(request: HttpRequest, viewer: Viewer, form: BreachForm, *, status: int = 200) -> HttpResponse:
    check_may_assist(viewer)
    moment = now()
    rows = [(row, _next_clock(row)) for row in queries.breaches_of(viewer.organisation_id)]
    lines = [(row, clock, clock is not None and clock.is_overdue(moment)) for row, clock in rows]
    return render(request, "incidents/breaches.html", {"lines": lines, "form": form}, status=status)


def _next_clock(row: Any) -> Clock | None:
    return next((clock for clock in row.clocks if clock.sent_at is None), None)


def _form(viewer: Viewer, request: HttpRequest | None) -> BreachForm:
    moment = now()
    begin: dict[str, Any] = {"known_at": moment, "began_at": moment - timedelta(days=1), "ended_at": moment}
    return BreachForm(
        request.POST if request else None,
        initial=begin,
        rooms=[(str(room.id), room.name) for room in rooms_of(viewer)],
        people=[(str(seat.user_id), seat.user.name) for seat in people_of(viewer.organisation_id)],
    )


def _account(form: BreachForm) -> Account:
    words = form.cleaned_data
    return Account(
        title=words["title"],
        known_at=words["known_at"],
        began_at=words["began_at"],
        ended_at=words["ended_at"],
        triggers=frozenset(Trigger(name) for name in words["triggers"]),
        room_id=UUID(words["room"]) if words["room"] else None,
        suspect_id=UUID(words["suspect"]) if words["suspect"] else None,
    )


TRIGGER_NAMES: Final[dict[Trigger, Promise]] = BreachForm.TRIGGERS
