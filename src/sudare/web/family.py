"""The rules of a family: a sheet to fill in on the page and print. Nothing of it comes here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sudare.contacts import contacts_named
from sudare.web.guidebook import family
from sudare.web.guides import spoken
from sudare.web.page import open_page


@require_safe
@open_page
def sheet(request: HttpRequest) -> HttpResponse:
    """The sheet. Its fields have no names and its page no form: there is nothing that could be sent."""
    context = {"family": family, "contacts": contacts_named(family.CONTACTS), **spoken(request)}
    return render(request, "guide/family.html", context)
