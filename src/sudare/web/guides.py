"""Guides that fit the moment, open to everybody who has the address, in plain words too."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from sudare.contacts import contacts_named
from sudare.kit.errors import NotFound
from sudare.web.guidebook import GUIDES, LANGUAGES, family, guardians, practice, talking, threatened
from sudare.web.page import open_page

FOR_FAMILIES: Final = frozenset({guardians.GUIDE.slug, talking.GUIDE.slug})


@require_safe
@open_page
def guides(request: HttpRequest) -> HttpResponse:
    """All of them, in the reader's words."""
    context = {"guides": GUIDES.values(), "family": family, **spoken(request)}
    return render(request, "guide/guides.html", context)


@require_safe
@open_page
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    """One of them, to read or to print. Raises: NotFound."""
    if slug not in GUIDES:
        raise NotFound
    found = GUIDES[slug]
    context = {
        "guide": found,
        "contacts": contacts_named(found.contacts),
        "urgency": [(line, contacts_named(line.whom)) for line in found.urgency],
        "practice": practice.TITLE,
        "talking": talking.GUIDE.title,
        "guardians": guardians.GUIDE.title,
        "young": threatened.FOR_THE_YOUNG if slug == threatened.GUIDE.slug else None,
        "family": family.TITLE if slug in FOR_FAMILIES else None,
        **spoken(request),
    }
    return render(request, "guide/guide.html", context)


def spoken(request: HttpRequest) -> dict[str, object]:
    """The register that was asked for, else the one of the page."""
    chosen, lang_of = request.GET.get("language", ""), {code: lang for code, _, lang in LANGUAGES}
    language = chosen if chosen in lang_of else ("ja" if get_language() == "ja" else "en")
    return {"language": language, "lang": lang_of[language], "languages": LANGUAGES}
