"""Judging pictures that wait for a person: the queue, and one picture, covered until somebody asks for more."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sudare.accounts.terms import Right, Viewer
from sudare.attachments import actions
from sudare.attachments.errors import NotReady
from sudare.attachments.queries import own_reviews_waiting
from sudare.kit.errors import NotFound
from sudare.viewing.actions import unmask as unmask_picture
from sudare.web.forms import AcceptForm, BanForm, RefuseForm, UnmaskForm
from sudare.web.page import attempt, seated_page
from sudare.web.waiting import Judged, judged, queue


@require_safe
@seated_page
def reviews(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not viewer.may(Right.REVIEW):
        raise NotFound
    own = own_reviews_waiting(user_id=viewer.user_id, organisation_id=viewer.organisation_id)
    context = {"lines": queue(viewer), "own_waiting": own}
    return render(request, "reviews/reviews.html", context)


def judging_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page about one review. Where somebody else was faster, that is said above the queue."""

    @wraps(view)
    def judging(request: HttpRequest, viewer: Viewer, review_id: UUID) -> HttpResponse:
        try:
            return view(request, viewer, judged(viewer=viewer, review_id=review_id))
        except NotReady:
            messages.info(request, _("Somebody else has decided about it in the meantime."))
            return redirect("reviews")

    return seated_page(judging)


@require_safe
@judging_page
def review(request: HttpRequest, _viewer: Viewer, one: Judged) -> HttpResponse:
    """Covered, whatever was open before: every visit begins with the veil."""
    return _page(request, one)


@require_POST
@judging_page
def look(request: HttpRequest, _viewer: Viewer, one: Judged) -> HttpResponse:
    """With its masks. A post, so that coming back doesn't open it unasked; the picture's own door records it."""
    return _page(request, one, shown="view")


@require_POST
@judging_page
def unmask(request: HttpRequest, viewer: Viewer, one: Judged) -> HttpResponse:
    form = UnmaskForm(request.POST)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        leave = attempt(form, lambda: unmask_picture(viewer=viewer, attachment_id=one.attachment_id, reason=reason))
        if leave is not None:
            return _page(request, one, shown="original", unmasked_until=leave.expires_at)
    return _page(request, one, shown="view", unmask_form=form)


@require_POST
@judging_page
def accept(request: HttpRequest, viewer: Viewer, one: Judged) -> HttpResponse:
    form = AcceptForm(request.POST, spots=one.open_spots)

    def verb() -> object:
        return actions.accept_review(viewer=viewer, review_id=one.id, masks=form.covers())

    if one.has_picture:
        return _decide(request, one, verb, accept_form=form, done=_("Done. It is on its way to the room."))
    if not one.is_diverted:
        return _decide(request, one, verb, accept_form=form, done=_("Done. The sender may send it again."))
    resting = _("Done. Their access is still resting. Here you can give it back.")
    return _decide(request, one, verb, accept_form=form, done=resting, onwards="protect")


@require_POST
@judging_page
def refuse(request: HttpRequest, viewer: Viewer, one: Judged) -> HttpResponse:
    form = RefuseForm(request.POST)

    def verb() -> object:
        reason = form.reason_in(one.sender_language)
        return actions.refuse_review(viewer=viewer, review_id=one.id, reason=reason)

    return _decide(request, one, verb, refuse_form=form, done=_("Done. The sender is told why."))


@require_POST
@judging_page
def ban(request: HttpRequest, viewer: Viewer, one: Judged) -> HttpResponse:
    """Put it on the stop list. The picture itself still waits for its decision."""
    form = BanForm(request.POST)
    if form.is_valid():
        label = form.cleaned_data["label"]
        attempt(form, lambda: actions.ban_picture(viewer=viewer, attachment_id=one.attachment_id, label=label))
    if form.errors:
        return _page(request, one, ban_form=form)
    messages.success(request, _("It is on the stop list. Please decide about this picture too."))
    return redirect("review", one.id)


def _decide(
    request: HttpRequest,
    one: Judged,
    verb: Callable[[], object],
    *,
    done: str,
    onwards: str = "reviews",
    **forms: Form,
) -> HttpResponse:
    """Do it and go on with the next. Raises: what the verb raises."""
    form = next(iter(forms.values()))
    if not form.is_valid():
        return _page(request, one, shown="veil", **forms)
    verb()
    messages.success(request, done)
    return redirect(onwards)


def _page(request: HttpRequest, one: Judged, *, shown: str = "veil", **more: object) -> HttpResponse:
    forms = {
        "accept_form": AcceptForm(spots=one.open_spots),
        "refuse_form": RefuseForm(),
        "unmask_form": UnmaskForm(),
        "ban_form": BanForm(),
    }
    context = forms | {"line": one, "shown": shown} | more
    has_errors = any(getattr(form, "errors", None) for form in more.values())
    return render(request, "reviews/review.html", context, status=422 if has_errors else 200)
