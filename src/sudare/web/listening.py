"""Listening for dangerous talk: the organisation's switch and notice; one's own answer, and whom one would turn to."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sudare.accounts.queries import adult_named_for, is_minor, minors_of, people_of
from sudare.accounts.terms import Right, Viewer
from sudare.consents.errors import ConsentTextChanged
from sudare.consents.queries import text_in_force, versions_of
from sudare.consents.terms import LANGUAGES, Purpose
from sudare.kit.errors import NotAllowed
from sudare.rooms.queries import TALKING_ROLES
from sudare.watching import actions, queries
from sudare.watching.errors import NobodyToTrust
from sudare.watching.terms.first_words import FIRST_NOTICE
from sudare.web.forms import ConsentTextForm
from sudare.web.page import attempt, seated_page, told_above


@require_safe
@seated_page
def listening(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return _house(request, viewer, ConsentTextForm(initial=_draft(viewer)))


@require_POST
@seated_page
def switch(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if request.POST.get("on"):
        told_above(
            request,
            lambda: actions.switch_on(viewer=viewer),
            _("It is on. Everybody is asked; nothing is read before."),
        )
    else:
        told_above(request, lambda: actions.switch_off(viewer=viewer), _("It is off. What was noticed is forgotten."))
    return redirect("listening")


@require_POST
@seated_page
def write(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = ConsentTextForm(request.POST)
    if form.is_valid():
        words = {language: form.cleaned_data[language] for language in LANGUAGES}
        if attempt(form, lambda: actions.write_notice(viewer=viewer, texts=words)):
            messages.success(request, _("The new notice is in force. Nothing is read until people have agreed to it."))
            return redirect("listening")
    return _house(request, viewer, form, status=422)


@require_safe
@seated_page
def own(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    text = text_in_force(organisation_id=viewer.organisation_id, purpose=Purpose.LISTENING)
    is_on = text is not None and queries.is_on(viewer.organisation_id)
    trusted = queries.trusted_by(viewer)
    young = is_minor(organisation_id=viewer.organisation_id, user_id=viewer.user_id)
    minors = {row.membership.user_id for row in minors_of(viewer.organisation_id).values()} if young else set()
    context = {
        "is_young": young,
        "named": adult_named_for(organisation_id=viewer.organisation_id, user_id=viewer.user_id) if young else None,
        "is_asked": request.GET.get("asked") == "1",
        "is_on": is_on,
        "text": text,
        "words": text.texts[_language()] if text else "",
        "answer": queries.answer_of(viewer),
        "trusted": trusted.trusted if trusted else None,
        "people": [
            seat
            for seat in people_of(viewer.organisation_id, with_disabled=False)
            if seat.user_id != viewer.user_id and seat.role in TALKING_ROLES and seat.user_id not in minors
        ],
        "section": "me",
    }
    return render(request, "listening/own.html", context)


@require_POST
@seated_page
def answer(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if request.POST.get("answer") != "yes":
        actions.decline(viewer=viewer)
        messages.success(request, _("You said no. In your rooms nothing is read."))
        return redirect("own_listening")
    version = request.POST.get("version", "")
    if not version.isascii() or not version.isdigit():
        raise ConsentTextChanged
    told_above(
        request,
        lambda: actions.agree(viewer=viewer, version=int(version[:9]), language=_language()),
        _("You said yes. You can take it back here at any time."),
    )
    return redirect("own_listening")


@require_POST
@seated_page
def trust(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    told_above(request, lambda: _choose(viewer, request.POST.get("person", "")), _("Saved."), passing=())
    return redirect("own_listening")


def _choose(viewer: Viewer, untrusted_id: str) -> None:
    try:
        chosen = UUID(untrusted_id) if untrusted_id else None
    except ValueError as error:
        raise NobodyToTrust from error
    actions.choose_trusted(viewer=viewer, user_id=chosen)


def _house(request: HttpRequest, viewer: Viewer, form: ConsentTextForm, *, status: int = 200) -> HttpResponse:
    if not viewer.may(Right.CHANGE_POLICY):
        raise NotAllowed
    versions = versions_of(organisation_id=viewer.organisation_id, purpose=Purpose.LISTENING)
    context = {
        "is_on": queries.is_on(viewer.organisation_id),
        "versions": [(each, each.texts[_language()]) for each in versions],
        "form": form,
    }
    return render(request, "listening/house.html", context, status=status)


def _draft(viewer: Viewer) -> dict[str, str]:
    text = text_in_force(organisation_id=viewer.organisation_id, purpose=Purpose.LISTENING)
    return dict(text.texts) if text else dict(FIRST_NOTICE)


def _language() -> str:
    spoken = (get_language() or "")[:2]
    return spoken if spoken in LANGUAGES else LANGUAGES[0]
