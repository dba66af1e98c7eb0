"""How long pictures are kept: the rules in force, what cases keep, and receipts of what was forgotten."""

import re
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sudare.accounts.queries import organisation_name, people_of
from sudare.accounts.terms import Right, Viewer
from sudare.attachments.access import is_here
from sudare.attachments.actions import forecast, month
from sudare.attachments.terms import Forecast
from sudare.kit.clock import now
from sudare.kit.errors import NotAllowed, StepUpNeeded
from sudare.policy.document import write_policy
from sudare.policy.reading import LONGEST_DAYS
from sudare.policy.terms import Policy
from sudare.rooms.queries import rooms_of
from sudare.rulebook.actions import change_policy
from sudare.rulebook.queries import policy_in_force
from sudare.rulebook.terms import Scope
from sudare.storage import actions, queries
from sudare.storage.terms import Rule, ScopeKind
from sudare.web.forms import DaysForm, HoldForm, ReasonForm
from sudare.web.page import attempt, seated_page, told_above
from sudare.web.receipts import RULE_NAMES

MONTH: Final = timedelta(days=30)
RECEIPTS_SHOWN: Final = 50
ASKED_MONTH: Final = re.compile(r"(20[0-9]{2})-(0[1-9]|1[0-2])")


@require_safe
@seated_page
def retention(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return _page(request, viewer, _form(viewer, request))


@require_safe
@seated_page
def report(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """One calendar month, to print or to hand on."""
    if not (viewer.may(Right.READ_LOG) or viewer.may(Right.HOLD)):
        raise NotAllowed
    moment = now()
    start = _first_day(request.GET.get("month", ""), moment)
    end = _next(start)
    context = {
        "organisation": organisation_name(viewer.organisation_id),
        "policy": policy_in_force(organisation_id=viewer.organisation_id),
        "start": start,
        "earlier": (start - timedelta(days=1)).replace(day=1),
        "later": end if end <= moment else None,
        "is_running": end > moment,
        "made_at": moment,
        **_told(viewer, start=start, end=end),
    }
    return render(request, "retention/report.html", context)


@require_POST
@seated_page
def days(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Put another number of days in force, after its forecast was looked at."""
    if not viewer.may(Right.CHANGE_POLICY):
        raise NotAllowed
    chosen, why = _days_form(request.POST), ReasonForm(request.POST)
    if (
        chosen.is_valid()
        and why.is_valid()
        and attempt(why, lambda: _put_days(viewer, chosen.cleaned_data["days"], why.cleaned_data["reason"]))
    ):
        messages.success(request, _("The new days are in force. Every picture gets its new day within minutes."))
        return redirect("retention")
    return _page(request, viewer, _form(viewer, None), days=chosen, why=why, status=422)


@require_POST
@seated_page
def hold(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = _form(viewer, request)
    if form.is_valid():
        words = form.cleaned_data
        kind, _colon, target = words["kept"].partition(":")
        placed = attempt(
            form,
            lambda: actions.place_hold(
                viewer=viewer,
                case=words["case"],
                reason=words["reason"],
                contact=words["contact"],
                scopes=[(kind, UUID(target))],
            ),
        )
        if placed is not None:
            messages.success(request, _("The hold stands. Nothing of it is forgotten until you release it."))
            return redirect("retention")
    return _page(request, viewer, form, status=422)


@require_POST
@seated_page
def release(request: HttpRequest, viewer: Viewer, hold_id: UUID) -> HttpResponse:
    reason = request.POST.get("reason", "")
    told_above(
        request,
        lambda: actions.release_hold(viewer=viewer, hold_id=hold_id, reason=reason),
        _("Released. From here on the rule decides again."),
        passing=(StepUpNeeded,),
    )
    return redirect("retention")


def _page(
    request: HttpRequest,
    viewer: Viewer,
    form: HoldForm,
    *,
    days: DaysForm | None = None,
    why: ReasonForm | None = None,
    status: int = 200,
) -> HttpResponse:
    if not (viewer.may(Right.READ_LOG) or viewer.may(Right.HOLD)):
        raise NotAllowed
    here, moment = viewer.organisation_id, now()
    newest = queries.receipts_between(organisation_id=here, start=moment - MONTH, end=moment).order_by("-at", "-pk")
    asked = days or _days_form(request.GET if "days" in request.GET else None)
    context = {
        "organisation": organisation_name(here),
        "policy": policy_in_force(organisation_id=here),
        "holds": queries.holds_of(here),
        "names": _places(viewer),
        "receipts": [(row, RULE_NAMES[Rule(row.rule)]) for row in newest[:RECEIPTS_SHOWN]],
        **_told(viewer, start=moment - MONTH, end=moment),
        "is_now": True,
        "days": asked,
        "forecast": _forecast(viewer, asked),
        "why": why or ReasonForm(auto_id="why_%s"),
        "may_change": viewer.may(Right.CHANGE_POLICY),
        "since": moment - MONTH,
        "form": form,
        "is_asked": "keep" in request.GET,
        "may_hold": viewer.may(Right.HOLD),
    }
    return render(request, "retention/retention.html", context, status=status)


def _told(viewer: Viewer, *, start: datetime, end: datetime) -> dict[str, Any]:
    """What a stretch of time has brought, as both pages tell it."""
    told = month(organisation_id=viewer.organisation_id, start=start, end=end)
    rules = Counter(told.forgotten).most_common()
    return {
        "told": told,
        "forgotten": sum(told.forgotten.values()),
        "month": [(RULE_NAMES[Rule(rule)], amount) for rule, amount in rules],
    }


def _first_day(untrusted: str, moment: datetime) -> datetime:
    """The first moment of the month asked for, ``YYYY-MM``; of this one for nonsense and for what is to come."""
    this = moment.astimezone(get_current_timezone()).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    found = ASKED_MONTH.fullmatch(untrusted)
    if found is None:
        return this
    return min(this, this.replace(year=int(found[1]), month=int(found[2])))


def _next(first: datetime) -> datetime:
    return (first + timedelta(days=32)).replace(day=1)


def _forecast(viewer: Viewer, asked: DaysForm) -> Forecast | None:
    """What the days asked for would do, for whoever may change them."""
    if not (viewer.may(Right.CHANGE_POLICY) and asked.is_valid()):
        return None
    tried = _with_days(viewer, asked.cleaned_data["days"])
    return forecast(organisation_id=viewer.organisation_id, retention=tried)


def _put_days(viewer: Viewer, days: int, reason: str) -> bool:
    document = write_policy(_with_days(viewer, days))
    change_policy(
        viewer=viewer,
        scope=Scope.ORGANISATION,
        place_id=viewer.organisation_id,
        document=document,
        reason=reason,
    )
    return True


def _with_days(viewer: Viewer, days: int) -> Policy:
    return replace(policy_in_force(organisation_id=viewer.organisation_id), retention_days=days)


def _days_form(said: QueryDict | None) -> DaysForm:
    return DaysForm(said, most=settings.RETENTION_DAYS or LONGEST_DAYS)


def _places(viewer: Viewer) -> dict[UUID, str]:
    """What a hold may keep here, by its id."""
    rooms = {room.id: room.name for room in rooms_of(viewer)}
    people = {seat.user_id: seat.user.name for seat in people_of(viewer.organisation_id, with_visitors=True)}
    return rooms | people | {viewer.organisation_id: organisation_name(viewer.organisation_id)}


def _picture_asked(viewer: Viewer, request: HttpRequest | None) -> list[UUID]:
    """The picture whose page led here, if it is this organisation's."""
    said = (request.POST.get("kept", "").partition(":")[2] or request.GET.get("keep", "")) if request else ""
    try:
        known = UUID(said)
    except ValueError:
        return []
    return [known] if is_here(attachment_id=known, organisation_id=viewer.organisation_id) else []


def _form(viewer: Viewer, request: HttpRequest | None) -> HoldForm:
    here = viewer.organisation_id
    rooms = [(f"{ScopeKind.ROOM}:{room.id}", _("Room: %(name)s") % {"name": room.name}) for room in rooms_of(viewer)]
    people = [
        (f"{ScopeKind.PERSON}:{seat.user_id}", _("All that %(name)s sent") % {"name": seat.user.name})
        for seat in people_of(here)
    ]
    one = [
        (f"{ScopeKind.ATTACHMENT}:{known}", _("One picture: %(number)s") % {"number": known})
        for known in _picture_asked(viewer, request)
    ]
    whole = (f"{ScopeKind.ORGANISATION}:{here}", _("Every picture of the organisation"))
    return HoldForm(request.POST if request and request.method == "POST" else None, kept=[*one, *rooms, *people, whole])
