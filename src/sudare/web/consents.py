"""Consent: to read and give, to take back, and for whoever makes the rules, to write."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sudare.accounts.terms import Right, Viewer
from sudare.consents import actions, queries
from sudare.consents.errors import ConsentTextChanged
from sudare.consents.terms import LANGUAGES
from sudare.kit.errors import NotAllowed
from sudare.senders.actions import withdraw_consent
from sudare.senders.queries import living_of
from sudare.web.forms import ConsentTextForm
from sudare.web.mine import take_back
from sudare.web.page import attempt, seated_page


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
    return _texts(request, viewer, ConsentTextForm(initial=_draft(viewer)))


@require_POST
@seated_page
def write(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = ConsentTextForm(request.POST)
    if form.is_valid():
        words = {language: form.cleaned_data[language] for language in LANGUAGES}
        if attempt(form, lambda: actions.write_text(viewer=viewer, texts=words)):
            messages.success(request, _("The new text is in force. Everybody is asked before their next picture."))
            return redirect("consent_texts")
    return _texts(request, viewer, form, status=422)


def _texts(request: HttpRequest, viewer: Viewer, form: ConsentTextForm, *, status: int = 200) -> HttpResponse:
    if not viewer.may(Right.CHANGE_POLICY):
        raise NotAllowed
    versions = queries.versions_of(organisation_id=viewer.organisation_id)
    context = {"versions": [(each, each.texts[_language()]) for each in versions], "form": form}
    return render(request, "consents/texts.html", context, status=status)


def _draft(viewer: Viewer) -> dict[str, str]:
    """What is in force, to be changed; the first time a text that says what this house does, to be made one's own."""
    if text := queries.text_in_force(organisation_id=viewer.organisation_id):
        return dict(text.texts)
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
