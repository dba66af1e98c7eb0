"""The practice room: one small case per page, an answer that is explained and kept nowhere."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sudare.kit.errors import NotFound
from sudare.web.guidebook.practice import CASES, CHOICES, LEAD, TITLE, Choice
from sudare.web.guides import spoken
from sudare.web.page import open_page


@require_safe
@open_page
def practice(request: HttpRequest) -> HttpResponse:
    context = {"title": TITLE, "lead": LEAD, "amount": len(CASES), **spoken(request)}
    return render(request, "guide/practice.html", context)


@require_safe
@open_page
def case(request: HttpRequest, number: int) -> HttpResponse:
    """A case, or what fits there and why once an answer was given. Raises: NotFound."""
    if not 1 <= number <= len(CASES):
        raise NotFound
    found, answer = CASES[number - 1], request.GET.get("answer", "")
    context = {
        "title": TITLE,
        "case": found,
        "number": number,
        "amount": len(CASES),
        "next": number + 1 if number < len(CASES) else None,
        "choices": [(choice.value, *CHOICES[choice]) for choice in Choice],
        "right": CHOICES[found.right],
        "is_answered": answer in set(Choice),
        "is_right": answer == found.right,
        **spoken(request),
    }
    return render(request, "guide/case.html", context)
