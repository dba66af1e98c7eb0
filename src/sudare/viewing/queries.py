"""Who looked, and when."""

from uuid import UUID

from sudare.audit.models import Entry
from sudare.audit.queries import entries_about
from sudare.viewing.terms import OPENED, View


def views_about(attachment_id: UUID) -> list[View]:
    """Every recorded opening of a picture's renditions, oldest first."""
    return [_view(entry) for entry in entries_about(attachment_id, OPENED)]


def _view(entry: Entry) -> View:
    return View(user_id=entry.actor_id, at=entry.at, rendition=str(entry.details.get("rendition", "")))
