"""Guides that fit the moment, open to everybody who has the address, in plain words too."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from sudare.web import checklist
from sudare.web.contacts import FOR_SENDERS, contacts_named
from sudare.web.page import open_page


@require_safe
@open_page
def before_you_send(request: HttpRequest) -> HttpResponse:
    chosen = request.GET.get("language", "")
    known = [code for code, *_ in checklist.LANGUAGES]
    language = chosen if chosen in known else ("ja" if get_language() == "ja" else "en")
    context = {
        "language": language,
        "lang": {code: lang for code, _, lang in checklist.LANGUAGES}[language],
        "languages": checklist.LANGUAGES,
        "title": checklist.TITLE,
        "lead": checklist.LEAD,
        "steps": checklist.STEPS,
        "contacts": contacts_named(FOR_SENDERS),
    }
    return render(request, "guide/before_you_send.html", context)
