"""The people of an organisation, their roles, and invitations."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sudare.accounts import actions, queries
from sudare.accounts.actions.invitations import link_for
from sudare.accounts.terms import Right, Role, Viewer
from sudare.web.forms import InviteForm, roles_to_give
from sudare.web.page import attempt, seated_page, told_above


@require_safe
@seated_page
def people(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return _list(request, viewer, InviteForm(viewer=viewer))


@require_POST
@seated_page
def invite(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Answers with the link itself: it is shown here and never again."""
    form = InviteForm(request.POST, viewer=viewer)
    if form.is_valid():
        made = attempt(form, lambda: actions.invite(viewer=viewer, **form.cleaned_data))
        if made is not None:
            invitation, secret = made
            context = {"invitation": invitation, "link": link_for(secret)}
            return render(request, "people/invited.html", context, status=201)
    return _list(request, viewer, form, status=422)


@require_POST
@seated_page
def withdraw(request: HttpRequest, viewer: Viewer, invitation_id: UUID) -> HttpResponse:
    return _told(
        request,
        lambda: actions.withdraw_invitation(viewer=viewer, invitation_id=invitation_id),
        _("The invitation is withdrawn. Its link doesn't work any more."),
    )


@require_POST
@seated_page
def change_role(request: HttpRequest, viewer: Viewer, membership_id: UUID) -> HttpResponse:
    role = request.POST.get("role", "")
    return _told(
        request,
        lambda: actions.change_role(viewer=viewer, membership_id=membership_id, role=role),
        _("The role is changed. It counts from now on."),
    )


@require_POST
@seated_page
def disable(request: HttpRequest, viewer: Viewer, membership_id: UUID) -> HttpResponse:
    reason = request.POST.get("reason", "")
    return _told(
        request,
        lambda: actions.disable_person(viewer=viewer, membership_id=membership_id, reason=reason),
        _("Their access has ended, and they are signed out everywhere."),
    )


@require_POST
@seated_page
def enable(request: HttpRequest, viewer: Viewer, membership_id: UUID) -> HttpResponse:
    return _told(
        request,
        lambda: actions.enable_person(viewer=viewer, membership_id=membership_id),
        _("They have access again and can sign in."),
    )


@require_POST
@seated_page
def mark_minor(request: HttpRequest, viewer: Viewer, membership_id: UUID) -> HttpResponse:
    adult_id = _id(request.POST.get("adult", ""))
    return _told(
        request,
        lambda: actions.mark_minor(viewer=viewer, membership_id=membership_id, adult_id=adult_id),
        _("Saved. Nothing of their rooms leads outside any more, and at night they aren't rung."),
    )


@require_POST
@seated_page
def unmark_minor(request: HttpRequest, viewer: Viewer, membership_id: UUID) -> HttpResponse:
    reason = request.POST.get("reason", "")
    return _told(
        request,
        lambda: actions.unmark_minor(viewer=viewer, membership_id=membership_id, reason=reason),
        _("They aren't treated as under age any more."),
    )


def _id(untrusted_id: str) -> UUID | None:
    """Nobody, for what is no id: the verb says what to do then."""
    try:
        return UUID(untrusted_id)
    except ValueError:
        return None


def _list(request: HttpRequest, viewer: Viewer, form: InviteForm, *, status: int = 200) -> HttpResponse:
    may_manage, may_invite = viewer.may(Right.MANAGE_PEOPLE), viewer.may(Right.INVITE)
    seats = queries.people_of(viewer.organisation_id, with_disabled=may_manage)
    context = {
        "organisation": queries.organisation_name(viewer.organisation_id),
        "people": [(seat, may_manage and viewer.may_grant(Role(seat.role))) for seat in seats],
        "invitations": queries.open_invitations(viewer.organisation_id) if may_invite else [],
        "minors": queries.minors_of(viewer.organisation_id) if may_manage else {},
        "grown_ups": queries.grown_ups_of(viewer.organisation_id) if may_manage else [],
        "may_invite": may_invite,
        "may_manage": may_manage,
        "roles": roles_to_give(viewer),
        "form": form,
    }
    return render(request, "people/people.html", context, status=status)


def _told(request: HttpRequest, verb: Callable[[], object], done: str) -> HttpResponse:
    told_above(request, verb, done)
    return redirect("people")
