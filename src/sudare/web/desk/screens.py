"""One part of a desk per screen: while it is set up, with the next one behind it, and whenever it is changed later."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sudare.accounts.terms import Viewer
from sudare.kit.errors import NotFound
from sudare.policy.writing import write_policy
from sudare.reception import actions
from sudare.reception.queries.settings import Setup, staff_at, who_can_answer
from sudare.rulebook.actions import change_policy
from sudare.rulebook.queries import policy_in_force
from sudare.rulebook.terms import Scope
from sudare.web.desk import parts
from sudare.web.desk.forms import AiForm, HoursForm, LookForm, SiteForm, StaffForm, WorkForm
from sudare.web.desk.pages import address_of, setup_for, tag_of
from sudare.web.desk.questions import DoorForm
from sudare.web.page import attempt, seated_page
from sudare.web.policy import kinds_named

Said = QueryDict | None


@require_http_methods(["GET", "HEAD", "POST"])
@seated_page
def step(request: HttpRequest, viewer: Viewer, desk_id: UUID, name: str) -> HttpResponse:
    """A part on the way of setting up. Raises: NotAllowed, NotFound."""
    if name not in parts.FIRST:
        raise NotFound
    further = parts.after(name)
    return _screen(request, viewer, desk_id, name, goes_to=("reception_step", further) if further else ("reception",))


@require_http_methods(["GET", "HEAD", "POST"])
@seated_page
def part(request: HttpRequest, viewer: Viewer, desk_id: UUID, name: str) -> HttpResponse:
    """A part that is changed later. Raises: NotAllowed, NotFound."""
    if name not in parts.PARTS:
        raise NotFound
    return _screen(request, viewer, desk_id, name, goes_to=("reception",))


def _screen(
    request: HttpRequest, viewer: Viewer, desk_id: UUID, name: str, *, goes_to: tuple[str, ...]
) -> HttpResponse:
    setup, is_step = setup_for(viewer, desk_id), request.resolver_match is not None and "set-up" in request.path
    form = _FORMS[name](request.POST or None, viewer, setup) if name in _FORMS else None
    if form is not None and request.method == "POST" and form.is_valid():
        saved = form
        if attempt(form, lambda: _SAVED[name](saved, viewer, setup) or True):
            if not is_step:
                messages.success(request, _("Saved."))
            if name == parts.SITE and not is_step:
                return redirect("reception_part", desk_id, name)
            return redirect(goes_to[0], desk_id, *goes_to[1:])
    context = {
        "setup": setup,
        "part": parts.PARTS[name],
        "form": form,
        "is_step": is_step,
        "number": parts.step_of(name),
        "steps": parts.STEPS,
        "further": goes_to[1] if len(goes_to) > 1 else None,
        "before": _before(name),
        "tag": tag_of(setup),
        "address": address_of(setup),
        "never": _never(viewer, desk_id) if name == parts.AI else "",
    }
    return render(request, f"desk/{name}.html", context, status=422 if form and form.errors else 200)


def _never(viewer: Viewer, desk_id: UUID) -> str:
    """What no AI sees at this desk, in words."""
    return kinds_named(policy_in_force(organisation_id=viewer.organisation_id, desk_id=desk_id).ai_never)


def _before(name: str) -> str | None:
    place = parts.FIRST.index(name) if name in parts.FIRST else 0
    return parts.FIRST[place - 1] if place else None


def _hours(said: Said, viewer: Viewer, setup: Setup) -> HoursForm:
    del viewer
    is_new = not setup.origins and not setup.hours and not setup.look
    return HoursForm(
        said, initial=HoursForm.initial_of(setup.hours, keeps_holidays=setup.keeps_holidays, is_new=is_new)
    )


def _staff(said: Said, viewer: Viewer, setup: Setup) -> StaffForm:
    people = [(str(seat.user_id), seat.user.name) for seat in who_can_answer(viewer.organisation_id)]
    return StaffForm(said, people=people, initial={"staff": [str(one) for one in staff_at(setup.desk_id)]})


def _look(said: Said, viewer: Viewer, setup: Setup) -> LookForm:
    del viewer
    return LookForm(said, initial=LookForm.initial_of(setup.look, name=setup.name))


def _site(said: Said, viewer: Viewer, setup: Setup) -> SiteForm:
    del viewer
    return SiteForm(said, initial={"origins": "\n".join(setup.origins)})


def _door(said: Said, viewer: Viewer, setup: Setup) -> DoorForm:
    del viewer
    told = DoorForm.initial_of(setup.prechat, purpose=setup.purpose, house_rules=setup.house_rules)
    return DoorForm(said, initial=told)


def _work(said: Said, viewer: Viewer, setup: Setup) -> WorkForm:
    del viewer
    names = ("routing", "reply_minutes", "asks_satisfaction", "is_open")
    return WorkForm(said, initial={name: getattr(setup, name) for name in names})


def _ai(said: Said, viewer: Viewer, setup: Setup) -> AiForm:
    rules = policy_in_force(organisation_id=viewer.organisation_id, desk_id=setup.desk_id)
    return AiForm(said, initial={"ai": rules.ai, "ai_drafts": rules.ai_drafts})


def _set_ai(form: Form, viewer: Viewer, setup: Setup) -> None:
    """Rules of the desk's own, as they are but for this. Skips: what is so already."""
    rules = policy_in_force(organisation_id=viewer.organisation_id, desk_id=setup.desk_id)
    said = form.cleaned_data
    wanted = replace(rules, ai=said["ai"], ai_drafts=said["ai_drafts"])
    if wanted != rules:
        change_policy(
            viewer=viewer,
            scope=Scope.DESK,
            place_id=setup.desk_id,
            document=write_policy(wanted),
            reason=said["reason"],
        )


def _save(wanted: Callable[[Any, Setup], Any]) -> Callable[[Any, Viewer, Setup], object]:
    """A form's wishes put into the desk."""
    return lambda form, viewer, setup: actions.change_reception(
        viewer=viewer, desk_id=setup.desk_id, **wanted(form, setup)
    )


@transaction.atomic
def _seat(form: Form, viewer: Viewer, setup: Setup) -> None:
    chosen, there = {UUID(one) for one in form.cleaned_data["staff"]}, staff_at(setup.desk_id)
    for user_id in chosen - there:
        actions.seat_staff(viewer=viewer, desk_id=setup.desk_id, user_id=user_id)
    for user_id in there - chosen:
        actions.unseat_staff(viewer=viewer, desk_id=setup.desk_id, user_id=user_id)


_FORMS: Final[dict[str, Callable[[Said, Viewer, Setup], Form]]] = {
    parts.HOURS: _hours,
    parts.STAFF: _staff,
    parts.LOOK: _look,
    parts.SITE: _site,
    parts.DOOR: _door,
    parts.WORK: _work,
    parts.AI: _ai,
}
_SAVED: Final[dict[str, Callable[[Any, Viewer, Setup], object]]] = {
    parts.HOURS: _save(lambda form, _setup: form.wanted()),
    parts.STAFF: _seat,
    parts.LOOK: _save(lambda form, setup: form.wanted(setup.look)),
    parts.SITE: _save(lambda form, _setup: form.wanted()),
    parts.DOOR: _save(lambda form, setup: form.wanted(setup)),
    parts.WORK: _save(lambda form, _setup: form.cleaned_data),
    parts.AI: _set_ai,
}
