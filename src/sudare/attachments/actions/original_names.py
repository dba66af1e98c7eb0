"""The name a file had, for the person who sent it."""

from uuid import UUID

from sudare.accounts.terms import Viewer
from sudare.attachments.access import access_own_attachment
from sudare.attachments.actions.steps import tell
from sudare.kit.errors import NotFound
from sudare.storage import actions as storage


def reveal_original_name(*, viewer: Viewer, attachment_id: UUID) -> str:
    """The original name, as the uploader's computer spelled it: escape it wherever it is shown.

    Raises NotFound for everybody else, and when it is gone.
    Also: entry ``attachments:attachment:name_revealed``.
    """
    attachment = access_own_attachment(viewer=viewer, attachment_id=attachment_id)
    if attachment.original_name_id is None:
        raise NotFound
    opened = storage.open_sealed(object_id=attachment.original_name_id)
    tell(attachment, "name_revealed", actor_id=viewer.user_id)
    return b"".join(opened).decode("utf-8", "replace")
