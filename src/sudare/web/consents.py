"""Consent: to read and give, to take back, and for whoever makes the rules, to write."""

from collections.abc import Mapping
from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sudare.accounts.terms import Right, Viewer
from sudare.consents import actions, queries
from sudare.consents.errors import ConsentTextChanged
from sudare.consents.terms import LANGUAGES, Purpose
from sudare.kit.errors import NotAllowed, NotFound
from sudare.reception.actions.first_words import FIRST_WORDS
from sudare.senders.actions import withdraw_consent
from sudare.senders.queries import living_of
from sudare.web.forms import ConsentTextForm
from sudare.web.mine import take_back
from sudare.web.page import attempt, seated_page

PURPOSES: Final = {
    Purpose.PICTURES: (
        gettext_lazy("Sending pictures"),
        gettext_lazy(
            "With a new version everybody is asked again before their next picture. Old versions stay, with who agreed "
            "to them."
        ),
    ),
    Purpose.TALK: (
        gettext_lazy("What visitors tell"),
        gettext_lazy(
            "Visitors of every desk say yes to it before they begin, and again after a new version. Say what their "
            "words and pictures are used for, who sees them, and for how long."
        ),
    ),
    Purpose.STATEMENTS: (
        gettext_lazy("What visitors state"),
        gettext_lazy(
            "Visitors state it before they begin: that they may send what they send, that people shown agree, and "
            "what holds for children."
        ),
    ),
}
_IN_FORCE: Final = {
    True: gettext_lazy("The new text is in force. Everybody is asked before their next picture."),
    False: gettext_lazy("The new text is in force. Visitors are asked when they come next."),
}


@require_safe
@seated_page
def consent(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    me, here = viewer.user_id, viewer.organisation_id
    text = queries.text_in_force(organisation_id=here)
    language = _language()
    context = {
        "text": text,
        "words": text.texts[language] if text else "",
        "standing": queries.standing_of(user_id=me, organisation_id=here),
        "answers": queries.answers_of(user_id=me, organisation_id=here)[:20],
        "pictures": len(living_of(viewer)),
    }
    return render(request, "consents/consent.html", context)


@require_POST
@seated_page
def give(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    version = request.POST.get("version", "")
    if not version.isascii() or not version.isdigit():
        raise ConsentTextChanged
    actions.give(viewer=viewer, version=int(version[:9]), language=_language())
    messages.success(request, _("Thank you. You can take it back here at any time."))
    return redirect("consent")


@require_POST
@seated_page
def withdraw(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    take_back(request, lambda: withdraw_consent(viewer=viewer))
    return redirect("consent")


@require_safe
@seated_page
def texts(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    purpose = _purpose(request.GET)
    return _texts(request, viewer, ConsentTextForm(initial=_draft(viewer, purpose)), purpose=purpose)


@require_POST
@seated_page
def write(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form, purpose = ConsentTextForm(request.POST), _purpose(request.POST)
    if form.is_valid():
        words = {language: form.cleaned_data[language] for language in LANGUAGES}
        if attempt(form, lambda: actions.write_text(viewer=viewer, texts=words, purpose=purpose)):
            messages.success(request, _IN_FORCE[purpose is Purpose.PICTURES])
            return redirect(f"{reverse('consent_texts')}?for={purpose}")
    return _texts(request, viewer, form, purpose=purpose, status=422)


def _purpose(untrusted: Mapping[str, str]) -> Purpose:
    """What the text is for; pictures, where nothing is said. Raises: NotFound."""
    try:
        return Purpose(untrusted.get("for", Purpose.PICTURES))
    except ValueError as error:
        raise NotFound from error


def _texts(
    request: HttpRequest, viewer: Viewer, form: ConsentTextForm, *, purpose: Purpose, status: int = 200
) -> HttpResponse:
    if not viewer.may(Right.CHANGE_POLICY):
        raise NotAllowed
    versions = queries.versions_of(organisation_id=viewer.organisation_id, purpose=purpose)
    context = {
        "versions": [(each, each.texts[_language()]) for each in versions],
        "form": form,
        "purpose": purpose,
        "purposes": PURPOSES,
        "about": PURPOSES[purpose][1],
    }
    return render(request, "consents/texts.html", context, status=status)


def _draft(viewer: Viewer, purpose: Purpose) -> dict[str, str]:
    """What is in force, to be changed; the first time a text that says what this house does, to be made one's own."""
    if text := queries.text_in_force(organisation_id=viewer.organisation_id, purpose=purpose):
        return dict(text.texts)
    if purpose in FIRST_WORDS:
        return dict(FIRST_WORDS[purpose])
    drafts = {}
    for language in LANGUAGES:
        with override(language):
            drafts[language] = _(
                "What happens with a picture you send here:\n"
                "- A program on our own machine looks for what should be covered. Nobody outside gets the picture.\n"
                "- Only the people in the room see it. Each look is recorded, and you can see who looked.\n"
                "- It is forgotten by itself on the day printed on it. You can delete it before.\n"
                "You can take this consent back at any time; then everything you sent is forgotten."
            )
    return drafts


def _language() -> str:
    spoken = (get_language() or "")[:2]
    return spoken if spoken in LANGUAGES else LANGUAGES[0]
