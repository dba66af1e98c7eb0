"""The one way a rendition leaves the house."""

from uuid import UUID

from django.db import Error as DatabaseFailure
from django.db import transaction

from sudare.accounts.terms import Viewer
from sudare.attachments.access import access_own_attachment
from sudare.attachments.models import Rendition
from sudare.audit.actions import record
from sudare.audit.errors import LogUnwritable
from sudare.storage.actions import open_sealed
from sudare.viewing.access import access_rendition
from sudare.viewing.errors import RangeNotThere
from sudare.viewing.queries import views_about
from sudare.viewing.terms import OPENED, Delivery, View


def deliver(
    *, viewer: Viewer, attachment_id: UUID, name: str, start: int | None = None, end: int | None = None
) -> Delivery:
    """Hand out a rendition, or bytes ``start`` up to, not including, ``end`` of it.

    Permission and the entry ``viewing:rendition:opened`` are one transaction, committed before this returns: no
    byte can be pulled that the log doesn't know of, and a removal from the room is either before it or after it.

    Raises NotFound (absent, forbidden and not showable alike), RangeNotThere, LogUnwritable (then nothing is shown).
    """
    try:
        with transaction.atomic(durable=True):
            rendition = access_rendition(viewer=viewer, attachment_id=attachment_id, name=name)
            first, stop = _range(rendition, start, end)
            chunks = open_sealed(object_id=rendition.sealed_id, start=first, end=stop)  # opens nothing before a pull
            _record(viewer, rendition, first, stop)
    except DatabaseFailure as error:  # a commit that failed has recorded nothing either
        raise LogUnwritable from error
    return Delivery(rendition.media_type, rendition.size_bytes, first, stop, chunks)


def views_of(*, viewer: Viewer, attachment_id: UUID) -> list[View]:
    """Who opened the viewer's own picture, and when. Raises NotFound for everybody but its uploader."""
    attachment = access_own_attachment(viewer=viewer, attachment_id=attachment_id)
    return [view for view in views_about(attachment.id) if view.user_id != viewer.user_id]


def _range(rendition: Rendition, start: int | None, end: int | None) -> tuple[int, int]:
    first = start or 0
    stop = rendition.size_bytes if end is None else min(end, rendition.size_bytes)
    if not 0 <= first < stop:
        raise RangeNotThere
    return first, stop


def _record(viewer: Viewer, rendition: Rendition, first: int, stop: int) -> None:
    record(
        organisation_id=viewer.organisation_id,
        actor_id=viewer.user_id,
        verb=OPENED,
        subject_id=rendition.attachment_id,
        details={"rendition": rendition.name, "from": first, "to": stop},
    )
