"""A picture put on the organisation's stop list: its fingerprints, made by a worker; never the picture."""

from uuid import UUID

from sudare.accounts.terms import Right, Viewer
from sudare.attachments.actions.desk import the_checker, the_queue
from sudare.attachments.errors import NotReady
from sudare.attachments.models import Attachment
from sudare.attachments.terms import RenditionName
from sudare.kit.errors import NotAllowed, NotFound
from sudare.kit.text import clean_line
from sudare.rulebook import actions as rulebook
from sudare.storage import actions as storage

LABEL_MAX_CHARACTERS = 80


def ban_picture(*, viewer: Viewer, attachment_id: UUID, label: str) -> None:
    """Have a picture of the organisation recognised from now on. A job makes the fingerprints.

    Raises: NotAllowed, NotFound; NotReady when nothing is left of it.
    """
    if not viewer.may(Right.REVIEW):
        raise NotAllowed
    here = Attachment.objects.filter(id=attachment_id, organisation_id=viewer.organisation_id, message_id__isnull=False)
    attachment = here.first()
    if attachment is None:
        raise NotFound
    if _source_of(attachment) is None:
        raise NotReady
    the_queue().put_ban(attachment.id, actor_id=viewer.user_id, label=clean_line(label)[:LABEL_MAX_CHARACTERS])


def ban(*, attachment_id: UUID, actor_id: UUID, label: str) -> None:
    """Make the fingerprints and keep them; where a picture is too plain for any, the list says so.

    Skips a picture that has gone meanwhile.
    """
    attachment = Attachment.objects.filter(id=attachment_id).first()
    source = _source_of(attachment) if attachment else None
    if attachment is None or source is None:
        return
    content = b"".join(storage.open_sealed(object_id=source))
    family = the_checker().family(content)
    place = {"organisation_id": attachment.organisation_id, "actor_id": actor_id}
    if family:
        rulebook.ban(**place, label=label, fingerprints=(*family, *_copies_of(attachment)))
    else:
        rulebook.note_too_plain(**place, label=label)


def _copies_of(attachment: Attachment) -> tuple[bytes, ...]:
    """What people got to see is what leaks: covered and with letters over it (docs/decisions/0159)."""
    shown = attachment.renditions.filter(name=RenditionName.VIEW).first()
    return the_checker().copies(b"".join(storage.open_sealed(object_id=shown.sealed_id))) if shown else ()


def _source_of(attachment: Attachment) -> UUID | None:
    """The picture as it was, else as it is shown: that is what would come back."""
    full = attachment.renditions.filter(name=RenditionName.FULL).first()
    return attachment.original_id or (full.sealed_id if full else None)
