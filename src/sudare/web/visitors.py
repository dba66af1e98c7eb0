"""Pages that carry the widget: a desk's own, for a link or a printed code, and the demo's shop."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sudare.kit.errors import NotFound
from sudare.reception.queries import oldest_reception, reception_by_key
from sudare.web.page import open_page


@require_safe
@open_page
def desk(request: HttpRequest, key: str) -> HttpResponse:
    """A desk as a page of its own. Raises: NotFound."""
    found = reception_by_key(key)
    if found is None:
        raise NotFound
    return render(request, "visitors/desk.html", {"desk": found.desk, "organisation": found.organisation, "key": key})


@require_safe
@open_page
def demo_shop(request: HttpRequest) -> HttpResponse:
    """An invented shop's page with the widget on it. Raises: NotFound where this is no demo."""
    found = oldest_reception() if settings.IS_DEMO else None
    if found is None:
        raise NotFound
    return render(request, "visitors/shop.html", {"key": found.key})
