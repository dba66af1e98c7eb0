"""Who is looking at a page, for templates."""

from functools import cache
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from sudare.accounts.access import viewer_of
from sudare.accounts.terms import Right, Viewer
from sudare.attachments import access
from sudare.consents.queries import standing_of
from sudare.incidents.queries.board import AtHand, at_hand_for
from sudare.reception.access import waiting_at_desks


def seat_of_page(request: HttpRequest) -> dict[str, Any]:
    """``viewer`` in every template, looked up only where a template asks, and which part of the house this is."""
    seen = cache(lambda: _viewer_at(request))  # once, whatever a page asks of them
    return {
        "viewer": SimpleLazyObject(seen),
        "is_by_address": _is_by_address(request),
        "section": request.path.split("/")[1],
        "consent_asked": SimpleLazyObject(lambda: consent_asked(seen())),
        "reviews_waiting": SimpleLazyObject(lambda: reviews_waiting(seen())),
        "cases_at_hand": SimpleLazyObject(lambda: cases_at_hand(seen())),
        "desks_at_hand": SimpleLazyObject(lambda: desks_at_hand(seen())),
    }


def _is_by_address(request: HttpRequest) -> bool:
    """Whether this page was opened by a number instead of a name: browsers offer no passkeys there."""
    try:
        ip_address(urlsplit(f"//{request.META.get('HTTP_HOST', '')}").hostname or "")
    except ValueError:
        return False
    return True


def consent_asked(viewer: Viewer | None) -> bool:
    """Whether this person has to read and answer something before their next picture."""
    if viewer is None:
        return False
    return standing_of(user_id=viewer.user_id, organisation_id=viewer.organisation_id).is_asked


def reviews_waiting(viewer: Viewer | None) -> int:
    """How many pictures wait for this person's word; asked only where the navigation leads to them."""
    return access.reviews_waiting(viewer) if viewer else 0


def desks_at_hand(viewer: Viewer | None) -> dict[str, int]:
    """How many visitors wait at this person's desks; empty for whoever has none."""
    waiting = waiting_at_desks(viewer) if viewer else None
    return {} if waiting is None else {"waiting": waiting}


def cases_at_hand(viewer: Viewer | None) -> AtHand | None:
    """How many cases are overdue or new for this person; None for whoever handles none, who is asked nothing."""
    return at_hand_for(viewer) if viewer and viewer.may(Right.HANDLE_CASES) else None


def _viewer_at(request: HttpRequest) -> Viewer | None:
    user = getattr(request, "user", None)  # error pages may be asked for before anybody was recognised
    return viewer_of(user=user, session=getattr(request, "session", None)) if user is not None else None
