"""Who looked, and when, and why."""

from datetime import datetime
from uuid import UUID

from sudare.accounts.models import User
from sudare.audit.models import Entry
from sudare.audit.queries import entries_about
from sudare.viewing.models import Unmasking
from sudare.viewing.terms import OPENED, ORIGINAL, ORIGINAL_OPENED, View


def views_about(attachment_id: UUID) -> list[View]:
    """Every opening of a picture's renditions and every lifting of its masks, oldest first, with names and reasons.

    Four queries, however many looked.
    """
    entries = [*entries_about(attachment_id, OPENED), *entries_about(attachment_id, ORIGINAL_OPENED)]
    unmaskings = list(Unmasking.objects.filter(attachment_id=attachment_id))
    reasons = {str(one.pk): one.reason for one in unmaskings}
    people = {entry.actor_id for entry in entries} | {one.user_id for one in unmaskings}
    names = dict(User.objects.filter(pk__in=[pk for pk in people if pk]).values_list("pk", "name"))
    found = [_view(entry, reasons, names) for entry in entries]
    found += [View(one.user_id, one.granted_at, ORIGINAL, one.reason, names[one.user_id]) for one in unmaskings]
    return sorted(found, key=lambda view: view.at)


def unmasking_in_force(*, attachment_id: UUID, user_id: UUID, moment: datetime) -> Unmasking | None:
    """The leave this person has now to see what is covered in this picture."""
    theirs = Unmasking.objects.filter(attachment_id=attachment_id, user_id=user_id, expires_at__gt=moment)
    return theirs.order_by("-expires_at").first()


def _view(entry: Entry, reasons: dict[str, str], names: dict[UUID, str]) -> View:
    rendition = ORIGINAL if entry.verb == ORIGINAL_OPENED else str(entry.details.get("rendition", ""))
    reason = reasons.get(str(entry.details.get("unmasking")), "")
    name = names.get(entry.actor_id, "") if entry.actor_id else ""
    return View(user_id=entry.actor_id, at=entry.at, rendition=rendition, reason=reason, name=name)
