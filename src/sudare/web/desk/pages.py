"""Desks for visitors: the list, a new one, and one desk with all its parts."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sudare.accounts.terms import Right, Viewer
from sudare.kit.errors import NotAllowed, NotFound
from sudare.policy.library import PROFILES
from sudare.policy.presets import preset
from sudare.policy.terms import Policy
from sudare.reception import actions
from sudare.reception.access import works_at
from sudare.reception.queries.settings import Setup, setup_of, setups_of, who_can_answer
from sudare.rooms.access import access_desk
from sudare.rooms.actions import open_desk
from sudare.rulebook.actions import choose_preset
from sudare.rulebook.queries import policy_in_force
from sudare.rulebook.terms import Scope
from sudare.web.classes import Difference, differences_between
from sudare.web.desk import parts
from sudare.web.desk.forms import NewDeskForm
from sudare.web.desk.presets import PRESETS
from sudare.web.page import attempt, seated_page, told_above
from sudare.web.policy import facts_between


@require_safe
@seated_page
def receptions(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """All desks that meet visitors. Raises: NotAllowed."""
    if not viewer.may(Right.MANAGE_PEOPLE):
        raise NotAllowed
    return render(request, "desk/desks.html", {"setups": setups_of(viewer.organisation_id)})


@require_http_methods(["GET", "HEAD", "POST"])
@seated_page
def new(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The first screen: a name, and the rules that fit. Raises: NotAllowed."""
    if not viewer.may(Right.MANAGE_PEOPLE):
        raise NotAllowed
    current = policy_in_force(organisation_id=viewer.organisation_id)
    names = sorted(PROFILES, key=lambda name: name != current.profile)
    form = NewDeskForm(request.POST or None, profiles=names, initial={"profile": current.profile})
    if request.method == "POST" and form.is_valid():
        name, profile = form.cleaned_data["name"], form.cleaned_data["profile"]
        made = attempt(form, lambda: _made(viewer, name=name, profile=profile, current=current))
        if made:
            return redirect("reception_step", made, parts.FIRST[0])
    context = {
        "form": form,
        "chosen": request.POST.get("profile", current.profile),
        "current": current,
        "profiles": [_offered(name, current) for name in names],
        "steps": parts.STEPS,
    }
    return render(request, "desk/new.html", context, status=422 if form.errors else 200)


@require_safe
@seated_page
def reception(request: HttpRequest, viewer: Viewer, desk_id: UUID) -> HttpResponse:
    """One desk: how it stands, and a way to each part. Raises: NotAllowed, NotFound."""
    setup = setup_for(viewer, desk_id)
    context = {
        "setup": setup,
        "parts": parts.PARTS.values(),
        "policy": policy_in_force(organisation_id=viewer.organisation_id, desk_id=desk_id),
        "works_here": works_at(viewer, desk_id),
        "tag": tag_of(setup),
        "address": address_of(setup),
    }
    return render(request, "desk/desk.html", context)


@require_POST
@seated_page
def renew_key(request: HttpRequest, viewer: Viewer, desk_id: UUID) -> HttpResponse:
    """Another key: the tags out there stop working."""
    done = _("The desk has a new key. Please copy the line into your page again.")
    told_above(request, lambda: actions.renew_key(viewer=viewer, desk_id=desk_id), done, passing=(NotFound, NotAllowed))
    return redirect("reception_part", desk_id, parts.SITE)


@require_POST
@seated_page
def renew_secret(request: HttpRequest, viewer: Viewer, desk_id: UUID) -> HttpResponse:
    """The secret a shop signs its customers with, shown this once."""
    secret = actions.renew_identity_secret(viewer=viewer, desk_id=desk_id)
    context = {"setup": setup_for(viewer, desk_id), "secret": secret}
    return render(request, "desk/secret.html", context)


def setup_for(viewer: Viewer, desk_id: UUID) -> Setup:
    """A desk of the viewer's own house that meets visitors. Raises: NotAllowed, NotFound."""
    found = setup_of(access_desk(viewer=viewer, desk_id=desk_id).pk)
    if found is None:
        raise NotFound
    return found


def tag_of(setup: Setup) -> str:
    """The one line for somebody's own page."""
    return f'<script type="module" src="{settings.BASE_URL}/widget.js" data-desk="{setup.key}" async></script>'


def address_of(setup: Setup) -> str:
    """The desk's own page here: for a link, a printed code, or to try it."""
    return f"{settings.BASE_URL}/d/{setup.key}/"


@transaction.atomic
def _made(viewer: Viewer, *, name: str, profile: str, current: Policy) -> UUID:
    """A desk with rules of its own where they differ from the house's, open to visitors, its maker at it."""
    desk = open_desk(viewer=viewer, name=name)
    actions.open_reception(viewer=viewer, desk_id=desk.pk)
    if profile != current.profile:
        why = _("Chosen when the desk was set up")
        choose_preset(viewer=viewer, scope=Scope.DESK, place_id=desk.pk, profile=profile, reason=why)
    ready = PRESETS.get(profile)
    if ready is not None:
        actions.change_reception(viewer=viewer, desk_id=desk.pk, **ready.fields)
    may_sit = ready is None or ready.seats_maker
    if may_sit and any(seat.user_id == viewer.user_id for seat in who_can_answer(viewer.organisation_id)):
        actions.seat_staff(viewer=viewer, desk_id=desk.pk, user_id=viewer.user_id)
    return desk.pk


def _offered(
    name: str, current: Policy
) -> tuple[Policy, list[Difference], list[tuple[str, str, str]], tuple[tuple[Any, Any], ...]]:
    """A ready-made set and what it does otherwise; the one in force is shown as it is, with its own changes.

    Also what a desk made for a purpose begins with.
    """
    policy = current if name == current.profile else preset(name)
    begins = PRESETS[name].facts if name in PRESETS else ()
    return policy, differences_between(current, policy), facts_between(current, policy), begins
