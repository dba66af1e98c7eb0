"""One's own picture as a page: what was found, what was decided and why, who opened it, and the way to object."""

from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from sudare.accounts.terms import Viewer
from sudare.attachments import actions, queries
from sudare.attachments.access import access_own_attachment
from sudare.attachments.terms import State
from sudare.rulebook.queries import policy_in_force
from sudare.viewing.queries import links_to
from sudare.web.forms import AppealForm
from sudare.web.looks import seen_by
from sudare.web.page import attempt, seated_page
from sudare.web.sharing import lists_of
from sudare.web.spots import kinds_of
from sudare.web.waiting import reasons_of

STATES: Final[dict[State, tuple[Promise, str]]] = {
    State.UPLOADING: (_("It is on its way here"), "hourglass"),
    State.RECEIVED: (_("It is waiting for its check"), "hourglass"),
    State.CHECKING: (_("It is being checked"), "hourglass"),
    State.CHECKED: (_("It is checked and waits for your yes"), "eyes"),
    State.EDITING: (_("Your masks are being painted"), "slats"),
    State.CONFIRMED: (_("It is ready to be sent"), "check"),
    State.SENT: (_("It has arrived"), "check"),
    State.HELD: (_("A person looks at it first"), "hourglass"),
    State.REFUSED: (_("It wasn't received"), "stop"),
    State.DISCARDED: (_("It was taken back and is gone"), "slats"),
    State.FORGOTTEN: (_("It has been forgotten"), "slats"),
}


@require_safe
@seated_page
def picture(request: HttpRequest, viewer: Viewer, attachment_id: UUID) -> HttpResponse:
    return _page(request, viewer, attachment_id, AppealForm())


@require_POST
@seated_page
def confirm(request: HttpRequest, viewer: Viewer, attachment_id: UUID) -> HttpResponse:
    del request
    actions.confirm(viewer=viewer, attachment_id=attachment_id)
    return redirect("picture", attachment_id)


@require_POST
@seated_page
def appeal(request: HttpRequest, viewer: Viewer, attachment_id: UUID) -> HttpResponse:
    form = AppealForm(request.POST)
    if form.is_valid():
        words = form.cleaned_data["words"]
        attempt(form, lambda: actions.appeal(viewer=viewer, attachment_id=attachment_id, words=words))
    if form.errors:
        return _page(request, viewer, attachment_id, form, status=422)
    return redirect("picture", attachment_id)


def _page(
    request: HttpRequest, viewer: Viewer, attachment_id: UUID, form: AppealForm, *, status: int = 200
) -> HttpResponse:
    row = access_own_attachment(viewer=viewer, attachment_id=attachment_id)
    words, icon = STATES[queries.state_shown(row)]
    context = {
        "picture": row,
        "thumbnail": bool(queries.renditions_of(row)),
        "state_words": words,
        "state_icon": icon,
        "can_confirm": row.state == State.CHECKED,
        "kinds": kinds_of(row.findings),
        "reasons": _reasons(row),
        "can_appeal": queries.can_appeal(row),
        "seen": seen_by(viewer, attachment_id),
        "fate": queries.fate_of(attachment_id),
        "kept": queries.kept_by(row, queries.told_holds_of(row.organisation_id)) if row.message_id else None,
        "page": "picture",
        **lists_of(links_to(attachment_id)),
        "form": form,
        **_review(row),
    }
    return render(request, "people/picture.html", context, status=status)


def _reasons(row: Any) -> list[str]:
    policy = policy_in_force(organisation_id=row.organisation_id, room_id=row.room_id)
    return reasons_of(row.verdict or {}, policy)


def _review(row: Any) -> dict[str, Any]:
    """The newest look at it."""
    newest = max(row.reviews.all(), key=lambda each: each.requested_at, default=None)
    return {"review": newest, "is_overdue": newest is not None and queries.is_overdue(newest)}
