"""All I sent on one page; and the same, of one room, behind a link that needs no account."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from sudare.accounts.queries import organisation_name
from sudare.accounts.terms import Viewer
from sudare.attachments.access import access_receipt
from sudare.attachments.terms import RenditionName, Withdrawal
from sudare.consents.queries import standing_of
from sudare.kit.errors import NotFound, SudareError
from sudare.senders import access, actions, queries
from sudare.senders.access import Guest
from sudare.senders.errors import LinkUnusable
from sudare.storage.queries import newest_receipts
from sudare.web import receipts, tries
from sudare.web.looks import deliver_to, seen_by
from sudare.web.page import seated_page, told

P = ParamSpec("P")
SHOWN_TO_GUESTS: Final = {RenditionName.THUMBNAIL.value, RenditionName.VIEW.value, RenditionName.FULL.value}


# --- signed in ---------------------------------------------------------------------------------------------
@require_safe
@seated_page
def pictures(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    page = queries.sent_by(
        user_id=viewer.user_id, organisation_id=viewer.organisation_id, before=_id(request.GET.get("before"))
    )
    return render(request, "mine/pictures.html", {"page": page})


@require_POST
@seated_page
def forget(request: HttpRequest, viewer: Viewer, attachment_id: UUID) -> HttpResponse:
    _attempt(
        request,
        lambda: actions.forget_own(viewer=viewer, attachment_id=attachment_id),
        _("Deleted. Its keys are destroyed; nobody can open it any more."),
    )
    return redirect("my_pictures")


# --- by link -----------------------------------------------------------------------------------------------
def guest_page(view: Callable[Concatenate[HttpRequest, str, P], HttpResponse]) -> Callable[..., HttpResponse]:
    """A page behind a secret: kept by nobody, counted, and one answer to everything that isn't there."""

    @never_cache
    @sensitive_variables("secret")
    @wraps(view)
    def answered(request: HttpRequest, secret: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            tries.count(request, "mine", most=tries.PAGES)
            return view(request, secret, *args, **kwargs)
        except LinkUnusable as error:
            return _unusable(request, error)
        except NotFound as error:
            return told(request, error)
        except SudareError as error:
            return told(request, error)

    return answered


@require_safe
@guest_page
def guest(request: HttpRequest, secret: str) -> HttpResponse:
    return _guest(request, secret, actions.open_link(secret=secret))


@require_safe
@guest_page
def guest_picture(request: HttpRequest, secret: str, attachment_id: UUID, name: str) -> HttpResponse:
    """The bytes, through the one door, as the person themselves."""
    found = access.access_link(secret=secret)
    access.access_guest_picture(guest=found, attachment_id=attachment_id)
    if name not in SHOWN_TO_GUESTS:
        raise NotFound
    return deliver_to(found.viewer, attachment_id, name, is_download="download" in request.GET)


@require_safe
@guest_page
def guest_views(request: HttpRequest, secret: str, attachment_id: UUID) -> HttpResponse:
    """Who saw one picture."""
    found = access.access_link(secret=secret)
    row = access.access_guest_picture(guest=found, attachment_id=attachment_id)
    context = {"secret": secret, "guest": found, "picture": row, "seen": seen_by(found.viewer, row.pk)}
    return render(request, "mine/views.html", context)


@require_safe
@guest_page
def guest_receipt(request: HttpRequest, secret: str, attachment_id: UUID) -> HttpResponse:
    """The proof that a picture is gone."""
    row = _guest_receipt(secret, attachment_id)
    file = reverse("guest_receipt_file", args=[secret, attachment_id])
    return render(request, "retention/receipt.html", receipts.told_of(row) | {"secret": secret, "file": file})


@require_safe
@guest_page
def guest_receipt_file(request: HttpRequest, secret: str, attachment_id: UUID) -> HttpResponse:
    del request
    return receipts.as_file(_guest_receipt(secret, attachment_id))


@require_POST
@guest_page
def guest_forget(request: HttpRequest, secret: str, attachment_id: UUID) -> HttpResponse:
    found = access.access_link(secret=secret)
    access.access_guest_picture(guest=found, attachment_id=attachment_id)
    _attempt(
        request,
        lambda: actions.forget_own(viewer=found.viewer, attachment_id=attachment_id),
        _("Deleted. Its keys are destroyed; nobody can open it any more."),
    )
    return redirect("guest", secret)


@require_POST
@guest_page
def guest_withdraw(request: HttpRequest, secret: str) -> HttpResponse:
    found = access.access_link(secret=secret)
    take_back(request, lambda: actions.withdraw_by_link(guest=found))
    return redirect("guest", secret)


def _guest(request: HttpRequest, secret: str, found: Guest) -> HttpResponse:
    who, link = found.viewer, found.link
    page = queries.sent_by(
        user_id=who.user_id,
        organisation_id=who.organisation_id,
        room_id=link.room_id,
        before=_id(request.GET.get("before")),
    )
    context = {
        "secret": secret,
        "guest": found,
        "page": page,
        "organisation": organisation_name(who.organisation_id),
        "consent": standing_of(user_id=who.user_id, organisation_id=who.organisation_id),
    }
    return render(request, "mine/guest.html", context)


def _guest_receipt(secret: str, attachment_id: UUID) -> Any:
    """Raises: LinkUnusable; NotFound, also while the picture lives."""
    found = access.access_link(secret=secret)
    row = access.access_guest_picture(guest=found, attachment_id=attachment_id)
    newest = newest_receipts([row.pk]).get(row.pk)
    if newest is None:
        raise NotFound
    return access_receipt(viewer=found.viewer, receipt_id=newest)


def _unusable(request: HttpRequest, error: LinkUnusable) -> HttpResponse:
    """Guessing is slower than using: wrong links of one address are counted by themselves."""
    try:
        tries.count(request, "mine-wrong", most=tries.WRONG)
    except SudareError as refused:
        return told(request, refused)
    return told(request, error)


def take_back(request: HttpRequest, withdraw: Callable[[], Withdrawal]) -> None:
    """Withdraw the consent, and say what went and what must stay for now."""
    try:
        done = withdraw()
    except SudareError as error:
        messages.error(request, _(error.public_message))
        return
    messages.success(request, _("Your consent is withdrawn, and what you sent is forgotten."))
    if done.kept:
        kept = _("%(amount)s pictures must be kept for now, for a case or by law. They go by themselves when they may.")
        messages.warning(request, " ".join([kept % {"amount": len(done.kept)}, *_whom_to_ask(done.contacts)]))


def _whom_to_ask(contacts: Iterable[str]) -> list[str]:
    known = ", ".join(contacts)
    return [_("You can ask: %(contact)s") % {"contact": known}] if known else []


def _attempt(request: HttpRequest, verb: Callable[[], object], done: str) -> None:
    """Do it and say so; a refusal says why and what to do. Raises: NotFound."""
    try:
        verb()
    except NotFound:
        raise
    except SudareError as error:
        contacts = error.particulars.get("contacts") or []
        asked = _whom_to_ask(map(str, contacts)) if isinstance(contacts, list) else []
        messages.error(request, " ".join([_(error.public_message), *asked]))
    else:
        messages.success(request, done)


def _id(untrusted: str | None) -> UUID | None:
    try:
        return UUID(untrusted) if untrusted else None
    except ValueError:
        return None
