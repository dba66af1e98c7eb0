"""A receipt to read, to print and to take along: what was forgotten, why, and which keys are gone."""

from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sudare.accounts.terms import Viewer
from sudare.attachments.access import access_receipt
from sudare.storage.queries import receipt_document
from sudare.storage.terms import Purpose, Rule
from sudare.web.page import seated_page

RULE_NAMES: Final[dict[Rule, Promise]] = {
    Rule.DAY: _("Its day had come"),
    Rule.SENDER: _("Its sender asked for it"),
    Rule.MODERATION: _("A moderator removed it"),
    Rule.MESSAGE: _("Its message was taken back"),
    Rule.CONSENT: _("Its sender took the consent back"),
    Rule.MEMBER: _("Its sender was removed"),
    Rule.ORGANISATION: _("The organisation was closed"),
    Rule.REVIEW: _("It was refused"),
    Rule.RESTORE: _("Forgotten before, and forgotten again after a backup came back"),
}
PURPOSE_NAMES: Final[dict[Purpose, Promise]] = {
    Purpose.QUARANTINE: _("The file as it arrived"),
    Purpose.RENDITION: _("A picture that was shown"),
    Purpose.ORIGINAL: _("The picture below the masks"),
    Purpose.NAME: _("The file's own name"),
    Purpose.READING: _("What was read in it"),
}


@require_safe
@seated_page
def receipt(request: HttpRequest, viewer: Viewer, receipt_id: UUID) -> HttpResponse:
    row = access_receipt(viewer=viewer, receipt_id=receipt_id)
    context = told_of(row) | {"file": reverse("receipt_file", args=[row.pk])}
    return render(request, "retention/receipt.html", context)


@require_safe
@seated_page
def receipt_file(request: HttpRequest, viewer: Viewer, receipt_id: UUID) -> HttpResponse:
    del request
    return as_file(access_receipt(viewer=viewer, receipt_id=receipt_id))


def told_of(row: Any) -> dict[str, Any]:
    """What the page of a receipt says of it."""
    document = receipt_document(row.pk)
    destroyed = [
        (PURPOSE_NAMES.get(one.get("purpose"), one.get("purpose")), one["key"]) for one in document["destroyed"]
    ]
    return {
        "receipt": row,
        "rule": RULE_NAMES[Rule(row.rule)],
        "destroyed": destroyed,
        "is_sealed": bool(document["log"]),
        "backups_gone_by": row.at + timedelta(days=settings.BACKUP_DAYS),
    }


def as_file(row: Any) -> HttpResponse:
    """The signed document; ``sudare receipt verify`` checks it without us."""
    answer = JsonResponse(receipt_document(row.pk), json_dumps_params={"indent": 1, "ensure_ascii": True})
    answer["Content-Disposition"] = f'attachment; filename="sudare-receipt-{row.pk}.json"'
    return answer
