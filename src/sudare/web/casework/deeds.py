"""What is done in a case, one small form each."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sudare.accounts.terms import Viewer
from sudare.incidents import actions
from sudare.incidents.access import access_appeal, access_approval, access_case
from sudare.incidents.queries import board
from sudare.incidents.queries.sheets import sheet_of
from sudare.incidents.terms.cases import Answer, ApprovalKind, CaseState
from sudare.kit.errors import NotFound
from sudare.web.casework import forms
from sudare.web.casework.pages import done
from sudare.web.page import seated_page, told_above


@require_POST
@seated_page
def plainly(request: HttpRequest, viewer: Viewer, case_id: UUID, deed: str) -> HttpResponse:
    """What needs no words: take it, stop and give back somebody's access, close it. Raises: CaseGone."""
    verbs = {
        "take": (actions.take, _("You look after it now.")),
        "freeze": (actions.freeze_person, _("Their access is stopped. Nothing of theirs was deleted.")),
        "release": (actions.release_person, _("They have their access back.")),
        "close": (actions.close, _("Closed. What was told to both sides stays.")),
    }
    if deed not in verbs:
        raise NotFound
    verb, said = verbs[deed]
    told_above(request, lambda: verb(viewer=viewer, case_id=case_id), said)
    return redirect("case", case_id)


@require_POST
@seated_page
def hand(request: HttpRequest, viewer: Viewer, case_id: UUID) -> HttpResponse:
    case = access_case(viewer=viewer, case_id=case_id)
    people = sheet_of(case).handlers
    form = forms.HandForm(request.POST, people=people)

    def verb() -> object:
        return actions.hand(viewer=viewer, case_id=case_id, to=UUID(form.cleaned_data["to"]))

    return done(request, viewer, case_id, form=form, verb=verb, said=_("Handed on."))


@require_POST
@seated_page
def note(request: HttpRequest, viewer: Viewer, case_id: UUID) -> HttpResponse:
    form = forms.NoteForm(request.POST)

    def verb() -> object:
        return actions.note(viewer=viewer, case_id=case_id, words=form.cleaned_data["words"])

    return done(request, viewer, case_id, form=form, verb=verb, said=_("Noted. Neither side reads it."))


@require_POST
@seated_page
def link(request: HttpRequest, viewer: Viewer, case_id: UUID) -> HttpResponse:
    """By the number people say to each other; one they may not see is as absent as one that never was."""
    form = forms.CaseLinkForm(request.POST)
    number = form.cleaned_data["number"] if form.is_valid() else 0
    found = board.lines_for(viewer, states=tuple(CaseState), number=number)
    if form.is_valid() and not found:
        form.add_error("number", _("There is no such case here."))

    def verb() -> None:
        actions.link(viewer=viewer, case_id=case_id, other_id=found[0].id)

    return done(request, viewer, case_id, form=form, verb=verb, said=_("Linked."))


@require_POST
@seated_page
def escalate(request: HttpRequest, viewer: Viewer, case_id: UUID) -> HttpResponse:
    case = access_case(viewer=viewer, case_id=case_id)
    form = forms.EscalationForm(request.POST, is_decided=case.state == CaseState.DECIDED)

    def verb() -> object:
        kind = ApprovalKind(form.cleaned_data["kind"])
        return actions.escalate(viewer=viewer, case_id=case_id, kind=kind, words=form.cleaned_data["words"])

    return done(request, viewer, case_id, form=form, verb=verb, said=_("Asked. Somebody else answers."))


@require_POST
@seated_page
def answer(request: HttpRequest, viewer: Viewer, approval_id: UUID) -> HttpResponse:
    """As the second person. Raises: CaseGone."""
    found = access_approval(viewer=viewer, approval_id=approval_id)
    said = Answer.YES if request.POST.get("answer") == Answer.YES else Answer.NO
    words = request.POST.get("words", "")
    told_above(
        request,
        lambda: actions.answer_approval(viewer=viewer, approval_id=approval_id, answer=said, words=words),
        _("Your answer is kept."),
    )
    return redirect("case", found.case_id)


@require_POST
@seated_page
def decide(request: HttpRequest, viewer: Viewer, case_id: UUID) -> HttpResponse:
    form = forms.DecisionForm(request.POST)

    def verb() -> object:
        said = form.cleaned_data
        return actions.decide(
            viewer=viewer,
            case_id=case_id,
            outcome=forms.outcome_in(form),
            told_reporter=said["told_reporter"],
            told_reported=said["told_reported"],
        )

    return done(
        request,
        viewer,
        case_id,
        form=form,
        verb=verb,
        said=_("Decided. Both sides read their reason on their own pages."),
    )


@require_POST
@seated_page
def answer_objection(request: HttpRequest, viewer: Viewer, appeal_id: UUID) -> HttpResponse:
    """As somebody else than who decided. Raises: CaseGone."""
    found = access_appeal(viewer=viewer, appeal_id=appeal_id)
    form = forms.ObjectionAnswerForm(request.POST)

    def verb() -> object:
        said = form.cleaned_data
        granted = said["granted"] == "yes"
        return actions.answer_appeal(viewer=viewer, appeal_id=appeal_id, is_granted=granted, words=said["words"])

    return done(
        request, viewer, found.case_id, form=form, verb=verb, said=_("Answered. They read it on their own page.")
    )
