"""The rules as a page: what is in force and why, what another choice would have meant, who changed what."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from sudare.accounts.terms import Right, Viewer
from sudare.attachments.actions import forecast
from sudare.attachments.queries import judged_cases
from sudare.attachments.terms import Forecast
from sudare.kit.errors import Conflict, NotAllowed, NotFound
from sudare.policy.document import read_policy, with_version, write_policy
from sudare.policy.library import PROFILES, text_of
from sudare.policy.nights import hours_of
from sudare.policy.presets import preset
from sudare.policy.preview import PREVIEWED
from sudare.policy.preview import preview as preview_of
from sudare.policy.terms import Decision, Policy
from sudare.rooms.access import access_desk, access_room
from sudare.rooms.queries import desks_of, rooms_of
from sudare.rulebook import actions
from sudare.rulebook.queries import policy_above, policy_in_force, rooms_following, versions_of
from sudare.rulebook.terms import Scope
from sudare.screening.terms import Kind
from sudare.screening.words import NAMES
from sudare.web.classes import choices_for, decision_about, differences_between, groups_of, with_classes
from sudare.web.forms import ReasonForm
from sudare.web.page import attempt, seated_page

ORGANISATION: Final = "organisation"  # in place of a profile's name: the room follows the organisation again


@dataclass(frozen=True, slots=True)
class Place:
    """Where rules are looked at: the organisation, a desk, or one of the viewer's rooms."""

    organisation_id: UUID
    room_id: UUID | None = None
    desk_id: UUID | None = None
    name: str = ""  # of the desk

    @property
    def id(self) -> UUID:
        return self.room_id or self.desk_id or self.organisation_id

    @property
    def is_part(self) -> bool:
        """Whether something stands above it, whose rules it follows while it has none of its own."""
        return self.id != self.organisation_id

    @property
    def scope(self) -> Scope:
        return Scope.ROOM if self.room_id else Scope.DESK if self.desk_id else Scope.ORGANISATION

    @property
    def policy(self) -> Policy:
        return policy_in_force(organisation_id=self.organisation_id, room_id=self.room_id, desk_id=self.desk_id)

    @property
    def above(self) -> Policy:
        return policy_above(organisation_id=self.organisation_id, room_id=self.room_id)

    @property
    def room_ids(self) -> list[UUID] | None:
        """The rooms these rules are about; None where it is all of them."""
        if self.desk_id:
            return rooms_following(self.desk_id, organisation_id=self.organisation_id)
        return [self.room_id] if self.room_id else None

    @property
    def query(self) -> str:
        """What an address carries to mean this place."""
        return f"?room={self.room_id}" if self.room_id else f"?desk={self.desk_id}" if self.desk_id else ""

    @property
    def address(self) -> str:
        return reverse("policy") + self.query


@require_safe
@seated_page
def policy(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    place = place_asked(viewer, request.GET)
    current, versions = place.policy, list(versions_of(place_id=place.id, organisation_id=viewer.organisation_id))
    may_change = viewer.may(Right.CHANGE_POLICY)
    context = {
        "policy": current,
        "is_own": bool(place.is_part and versions and versions[0].document),
        "place": place,
        "rooms": rooms_of(viewer) if may_change else [],
        "desks": desks_of(viewer.organisation_id) if may_change else [],
        "may_change": may_change,
        "groups": groups_of(current),
        "profiles": [preset(name) for name in PROFILES],
        "versions": versions,
        "night": hours_of(current.quiet),
    }
    return render(request, "policy/policy.html", context)


@require_safe
@seated_page
def profile(request: HttpRequest, viewer: Viewer, name: str) -> HttpResponse:
    """Ready-made rules beside those in force, or for a room the organisation's, and what they would have meant."""
    place = place_asked(viewer, request.GET)
    if name not in PROFILES and not (name == ORGANISATION and place.is_part):
        raise NotFound
    return _preview(request, viewer, place, profile=name)


@require_POST
@seated_page
def preview(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    _check_right(viewer)
    return _preview(request, viewer, place_asked(viewer, request.POST))


@require_POST
@seated_page
def apply(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    _check_right(viewer)
    place, form = place_asked(viewer, request.POST), ReasonForm(request.POST)
    if form.is_valid() and attempt(form, _change(request, viewer, place, form.cleaned_data["reason"])):
        messages.success(
            request, _("The new rules are in force. What is covered in pictures that were already sent stays as it is.")
        )
        return redirect(place.address)
    return _preview(request, viewer, place, profile=request.POST.get("profile", ""), form=form, status=422)


@require_safe
@seated_page
def version(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """What a version changed, compared with the one before it."""
    place = place_asked(viewer, request.GET)
    rows = versions_of(place_id=place.id, organisation_id=viewer.organisation_id).filter(version__lte=number)
    documents = list(rows.values_list("version", "document")[:2])
    if not documents or documents[0][0] != number:
        raise NotFound
    after = _written(place, documents[0][1])
    before = _written(place, documents[1][1]) if len(documents) > 1 else _before_all(place)
    context = {
        "before": before,
        "after": after,
        "differences": differences_between(before, after),
        "facts": facts_between(before, after),
        "place": place,
        "is_history": True,
        "form": ReasonForm(),
    }
    return render(request, "policy/preview.html", context)


def facts_between(before: Policy, after: Policy) -> list[tuple[str, str, str]]:
    """What differs besides the classes: name, now, then."""
    rows = [
        (_("Forgotten after"), _days(before.retention_days), _days(after.retention_days)),
        (_("Below the masks"), _kept(is_kept=before.keeps_original), _kept(is_kept=after.keeps_original)),
        (_("AI"), _ai(before.ai), _ai(after.ai)),
        (_("Not for any AI"), kinds_named(before.ai_never), kinds_named(after.ai_never)),
        (_("A person approves what an AI answers"), _yes(is_so=before.ai_drafts), _yes(is_so=after.ai_drafts)),
        (
            _("Corrections are kept to measure with"),
            _yes(is_so=before.ai_corrections),
            _yes(is_so=after.ai_corrections),
        ),
        (_("Links for people outside"), _yes(is_so=before.sharing == "on"), _yes(is_so=after.sharing == "on")),
        (_("A place of children"), _yes(is_so=before.minors), _yes(is_so=after.minors)),
        (_("Quiet hours for who is under age"), _quiet(before.quiet), _quiet(after.quiet)),
        (
            _("A second step is required"),
            _yes(is_so=before.second_factor == "required"),
            _yes(is_so=after.second_factor == "required"),
        ),
    ]
    return [row for row in rows if row[1] != row[2]]


def _preview(
    request: HttpRequest,
    viewer: Viewer,
    place: Place,
    *,
    profile: str = "",
    form: ReasonForm | None = None,
    status: int = 200,
) -> HttpResponse:
    before = place.policy
    chosen = _chosen(request.POST, before)
    after = _proposed(place, profile) or with_classes(before, chosen)
    cases = judged_cases(organisation_id=viewer.organisation_id, limit=PREVIEWED, room_ids=place.room_ids)
    context = {
        "before": before,
        "after": after,
        "profile": profile,
        "chosen": list(chosen.items()),
        "differences": differences_between(before, after),
        "facts": facts_between(before, after),
        "effect": preview_of(before, after, cases),
        "forecast": _forecast(place, before, after),
        "place": place,
        "may_change": viewer.may(Right.CHANGE_POLICY),
        "form": form or ReasonForm(),
    }
    return render(request, "policy/preview.html", context, status=status)


def _forecast(place: Place, before: Policy, after: Policy) -> Forecast | None:
    """What other days would do to the pictures that are here; None where the days stay."""
    if (before.retention_days, before.keep) == (after.retention_days, after.keep):
        return None
    return forecast(
        organisation_id=place.organisation_id, retention=after, room_id=place.room_id, desk_id=place.desk_id
    )


def _change(request: HttpRequest, viewer: Viewer, place: Place, reason: str) -> Callable[[], bool]:
    """The verb for what was chosen. Raises: Conflict when the rules aren't those that were looked at any more."""

    def change() -> bool:
        before, profile = place.policy, request.POST.get("profile", "")
        if before.id != request.POST.get("seen"):
            raise Conflict
        if profile == ORGANISATION and place.is_part:
            actions.follow_organisation(viewer=viewer, scope=place.scope, place_id=place.id, reason=reason)
            return True
        after = text_of(profile) if profile else write_policy(with_classes(before, _chosen(request.POST, before)))
        actions.change_policy(viewer=viewer, scope=place.scope, place_id=place.id, document=after, reason=reason)
        return True

    return change


def _proposed(place: Place, profile: str) -> Policy | None:
    """A ready-made policy, or for a room the organisation's; None where the classes were chosen one by one."""
    if profile == ORGANISATION and place.is_part:
        return place.above
    return preset(profile) if profile in PROFILES else None


def _written(place: Place, document: str) -> Policy:
    """A version as it was; one that went back to the organisation's rules shows those of today."""
    return read_policy(document) if document else place.above


def _chosen(untrusted: Mapping[str, str], before: Policy) -> dict[Kind, Decision]:
    """What the form says about each kind, as far as it may be said and says something new."""
    said = {kind: untrusted.get(kind.value, "") for kind in Kind}
    return {
        kind: Decision(word)
        for kind, word in said.items()
        if word in choices_for(before, kind) and word != decision_about(before, kind)
    }


def place_asked(viewer: Viewer, asked: Mapping[str, str]) -> Place:
    """The organisation, a room the viewer is in, or a desk they manage. Raises: NotFound."""
    untrusted_room, untrusted_desk = asked.get("room", ""), asked.get("desk", "")
    if not (untrusted_room or untrusted_desk):
        return Place(viewer.organisation_id)
    try:
        place_id = UUID(untrusted_room or untrusted_desk)
    except ValueError as error:
        raise NotFound from error
    if untrusted_room:
        return Place(viewer.organisation_id, room_id=access_room(viewer=viewer, room_id=place_id).room_id)
    desk = access_desk(viewer=viewer, desk_id=place_id)
    return Place(viewer.organisation_id, desk_id=desk.pk, name=desk.name)


def _before_all(place: Place) -> Policy:
    """What was in force before a place had rules of its own."""
    if place.is_part:
        return place.above
    return with_version(preset(settings.PROFILE), 1)


def _check_right(viewer: Viewer) -> None:
    if not viewer.may(Right.CHANGE_POLICY):
        raise NotAllowed


def _days(amount: int) -> str:
    return ngettext("%(days)s day", "%(days)s days", amount) % {"days": amount}


def _kept(*, is_kept: bool) -> str:
    return _("Kept sealed") if is_kept else _("Destroyed")


def _quiet(quiet: str) -> str:
    hours = hours_of(quiet)
    return _("None") if hours is None else "–".join(time_format(at, "TIME_FORMAT") for at in hours)


def _ai(mode: str) -> str:
    return {"on": _("May read pictures"), "ask": _("Only when somebody asks it")}.get(mode, _("Sees no picture"))


def kinds_named(kinds: Iterable[Kind]) -> str:
    return " · ".join(_(NAMES[kind]) for kind in kinds)


def _yes(*, is_so: bool) -> str:
    return _("Yes") if is_so else _("No")
