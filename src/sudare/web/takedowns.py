"""Targets of a case for those who help: the list, one target, its letters, what was sent and what came back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sudare.accounts.terms import Viewer
from sudare.contacts import CONTACTS
from sudare.incidents.access import access_case
from sudare.kit.errors import NotFound
from sudare.policy.terms import Words
from sudare.takedowns import actions, queries
from sudare.takedowns.access import access_letter, access_takedown
from sudare.takedowns.proofs.first_ten import Item
from sudare.takedowns.proofs.routes import letters_for
from sudare.takedowns.terms import Found, LetterKind, Platform, Tongue
from sudare.web.page import attempt, seated_page, told_above
from sudare.web.takedown_forms import AnswerForm, SentForm, TargetForm, address_of_letter, places_to_note, spoken
from sudare.web.takedown_view import TargetView, target_view
from sudare.web.takedown_words import FOUND


@require_http_methods(["GET", "HEAD", "POST"])
@seated_page
def of_case(request: HttpRequest, viewer: Viewer, case_id: UUID) -> HttpResponse:
    """All targets of one case, and a new one."""
    case = access_case(viewer=viewer, case_id=case_id)
    harmed = queries.people_harmed(case.pk)
    people = [(str(report.pk), report.reporter.name) for report in harmed]
    form = TargetForm(
        request.POST or None, people=people, initial={"may_be_minor": case.is_minor_concerned, "platform": "website"}
    )
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: _begin(viewer, case_id, form))
        if made is not None:
            return redirect("takedown", made.pk)
    context = {
        "case": case,
        "targets": [target_view(row) for row in queries.takedowns_of(case.pk)],
        "lists": [(report, queries.first_ten_of(report)) for report in harmed],
        "form": form,
        "section": "cases",
    }
    return render(request, "takedowns/case.html", context, status=422 if form.errors else 200)


def _begin(viewer: Viewer, case_id: UUID, form: TargetForm) -> Any:
    chosen = form.cleaned_data.get("report")
    report_id = UUID(chosen) if chosen else None
    return actions.begin(viewer=viewer, case_id=case_id, statement=form.statement(), report_id=report_id)


@require_POST
@seated_page
def tick(request: HttpRequest, viewer: Viewer, case_id: UUID, report_id: UUID) -> HttpResponse:
    """What only a person knows of the first ten minutes. Back to the page it was pressed on."""
    items = [Item(name) for name in request.POST.getlist("item") if name in set(Item)]
    told_above(
        request,
        lambda: actions.tick(viewer=viewer, case_id=case_id, report_id=report_id, items=items),
        _("Saved."),
    )
    return redirect("case" if "case" in request.POST else "case_takedowns", case_id)


@require_safe
@seated_page
def takedown(request: HttpRequest, viewer: Viewer, takedown_id: UUID) -> HttpResponse:
    row = access_takedown(viewer=viewer, takedown_id=takedown_id)
    view = target_view(queries.takedown_with_all(row.pk))
    context = {
        "target": view,
        "sent_form": SentForm(names=_names(view)),
        "answer_form": AnswerForm(),
        "choices": FOUND.items(),
        "looks": _looks(view),
        "section": "cases",
    }
    return render(request, "takedowns/takedown.html", context)


@require_POST
@seated_page
def sent(request: HttpRequest, viewer: Viewer, takedown_id: UUID) -> HttpResponse:
    """A person says what they sent; also the person harmed themselves."""
    row = access_letter(viewer=viewer, takedown_id=takedown_id)
    view = target_view(queries.takedown_with_all(row.pk))
    told = request.POST.copy()
    told.setdefault("on", localdate().isoformat())  # the letter's own button says today
    form = SentForm(told, names=_names(view))
    if form.is_valid():
        to, _colon, letter = form.cleaned_data["what"].partition(":")
        kind = LetterKind(letter) if letter else None
        told_above(
            request,
            lambda: actions.note_sent(
                viewer=viewer, takedown_id=row.pk, to=to, letter=kind, on=form.cleaned_data["on"]
            ),
            _("Noted. The clocks run from that day."),
        )
    else:
        messages.error(request, _("Please choose what was sent, and the day."))
    own = row.report.reporter_id == viewer.user_id
    return redirect("own_takedowns", row.report_id) if own else redirect("takedown", row.pk)


@require_POST
@seated_page
def answered(request: HttpRequest, viewer: Viewer, takedown_id: UUID) -> HttpResponse:
    form = AnswerForm(request.POST)
    if form.is_valid():
        told_above(
            request,
            lambda: actions.file_answer(viewer=viewer, takedown_id=takedown_id, **form.said()),
            _("Filed. The next step is above."),
        )
    else:
        access_takedown(viewer=viewer, takedown_id=takedown_id)
        messages.error(request, _("Please say what they answered."))
    return redirect("takedown", takedown_id)


@require_POST
@seated_page
def closed(request: HttpRequest, viewer: Viewer, takedown_id: UUID) -> HttpResponse:
    row = access_takedown(viewer=viewer, takedown_id=takedown_id)
    if row.closed_at is None:
        told_above(request, lambda: actions.close(viewer=viewer, takedown_id=row.pk), _("Closed. It can be reopened."))
    else:
        told_above(request, lambda: actions.reopen(viewer=viewer, takedown_id=row.pk), _("Open again."))
    return redirect("takedown", row.pk)


@require_safe
@seated_page
def letter(request: HttpRequest, viewer: Viewer, takedown_id: UUID, kind: str) -> HttpResponse:
    """A letter to read, copy, print or save. Raises: NotFound for one that doesn't fit."""
    row = access_letter(viewer=viewer, takedown_id=takedown_id)
    if kind not in {each.value for each in letters_for(Platform(row.platform))}:
        raise NotFound
    tongue = Tongue.EN if request.GET.get("language") == "en" else Tongue.JA
    written = queries.letter_of(queries.takedown_with_all(row.pk), LetterKind(kind), tongue=tongue)
    if "save" in request.GET:
        answer = HttpResponse(written.text, content_type="text/plain; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="{kind}-{tongue}.txt"'
        return answer
    context = {
        "letter": written,
        "row": row,
        "is_own": row.report.reporter_id == viewer.user_id,
        "tongue": tongue,
        "target": target_view(queries.takedown_with_all(row.pk)),
        "to": address_of_letter(Platform(row.platform), LetterKind(kind)),
    }
    return render(request, "takedowns/letter.html", context)


def _names(view: TargetView) -> list[tuple[str, str]]:
    letters = [(kind.value, spoken(name)) for kind, name, _note in view.letters]
    return places_to_note(view.row, letters, {code: spoken(contact.name) for code, contact in CONTACTS.items()})


def _looks(view: TargetView) -> list[tuple[Any, Words]]:
    patrol = getattr(view.row, "patrol", None)
    return [(look, FOUND[Found(look.found)]) for look in patrol.looks.all()] if patrol else []
