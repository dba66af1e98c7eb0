"""Who may see which picture, decided anew at every single request."""

from uuid import UUID

from sudare.accounts.models import Membership
from sudare.accounts.terms import Right, Viewer
from sudare.attachments.models import Attachment, Rendition
from sudare.attachments.terms import State
from sudare.kit.errors import NotFound
from sudare.rooms.queries import memberships_of

_BEFORE_SENDING = frozenset({State.CHECKED, State.CONFIRMED})


def access_attachment(*, viewer: Viewer, attachment_id: UUID) -> Attachment:
    """The attachment, if this viewer may know of it at this moment.

    Until it is sent that is its uploader alone, and nobody once it was discarded; then it is whoever is in the
    room, and nobody once it is forgotten. The seat in the organisation is looked at again, not believed.

    Raises NotFound alike for what is absent, foreign, not yet or no longer there.
    """
    if not viewer.may(Right.SEE_PICTURES) or not _still_seated(viewer):
        raise NotFound
    here = Attachment.objects.filter(organisation_id=viewer.organisation_id)
    attachment = here.prefetch_related("renditions").filter(id=attachment_id).first()
    if attachment is None or not _may_know(viewer, attachment):
        raise NotFound
    return attachment


def access_rendition(*, viewer: Viewer, attachment_id: UUID, name: str) -> Rendition:
    """A rendition that may be shown to this viewer now. Raises NotFound, as above and before the verdict."""
    attachment = access_attachment(viewer=viewer, attachment_id=attachment_id)
    is_showable = attachment.state == State.SENT or attachment.state in _BEFORE_SENDING
    rendition = next((one for one in attachment.renditions.all() if one.name == name), None)
    if not is_showable or rendition is None:
        raise NotFound
    return rendition


def _may_know(viewer: Viewer, attachment: Attachment) -> bool:
    if attachment.state in {State.DISCARDED, State.FORGOTTEN}:
        return False
    if attachment.state == State.SENT:
        return attachment.room_id is not None and _is_in_room(viewer, attachment.room_id)
    return attachment.uploader_id == viewer.user_id


def _still_seated(viewer: Viewer) -> bool:
    seat = Membership.objects.filter(id=viewer.membership_id, user_id=viewer.user_id, role=viewer.role)
    return seat.filter(disabled_at__isnull=True, user__is_active=True).exists()


def _is_in_room(viewer: Viewer, room_id: UUID) -> bool:
    return memberships_of(viewer).filter(room_id=room_id).exists()
