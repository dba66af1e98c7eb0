"""The door to one's own uploads."""

from uuid import UUID

from sudare.accounts.terms import Viewer
from sudare.attachments.models import Attachment
from sudare.attachments.terms import State
from sudare.kit.errors import NotFound


def access_own_attachment(*, viewer: Viewer, attachment_id: UUID) -> Attachment:
    """An upload of the viewer's own, in any state but discarded.

    Raises NotFound alike for what is absent, somebody else's, or of another organisation.
    """
    own = Attachment.objects.filter(uploader_id=viewer.user_id, organisation_id=viewer.organisation_id)
    attachment = own.exclude(state=State.DISCARDED).select_related("quarantine").filter(id=attachment_id).first()
    if attachment is None:
        raise NotFound
    return attachment
