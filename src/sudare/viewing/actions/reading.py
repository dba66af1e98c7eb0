"""Who has seen what: for whoever sent it, and for those who answer for a room or a person."""

from uuid import UUID

from sudare.accounts.models import Membership
from sudare.accounts.terms import Right, Viewer
from sudare.attachments.access import access_own_attachment
from sudare.attachments.models import Attachment
from sudare.audit.models import Entry
from sudare.kit.errors import NotAllowed, NotFound
from sudare.rooms.models import Room
from sudare.rooms.queries import memberships_of
from sudare.viewing.queries import views_in, who_saw
from sudare.viewing.terms import DEEDS, ViewPage, WhoSaw

ENTRIES_AT_ONCE = 500


def views_of(*, viewer: Viewer, attachment_id: UUID) -> WhoSaw:
    """Who saw the viewer's own picture, and when. Raises NotFound for everybody but its uploader."""
    attachment = access_own_attachment(viewer=viewer, attachment_id=attachment_id)
    return who_saw(attachment.id)


def views_for_supervisors(
    *, viewer: Viewer, room_id: UUID | None = None, user_id: UUID | None = None, before: int | None = None
) -> ViewPage:
    """What was looked at in a room, or by a person, newest first; ``before`` goes on from an entry's sequence.

    Whoever may read the log sees all rooms of the organisation, everybody else those they stand in.

    Raises: NotAllowed; NotFound for a room or a person that is absent, elsewhere or not theirs.
    """
    if not viewer.may(Right.SEE_VIEWS):
        raise NotAllowed
    entries = Entry.objects.filter(organisation_id=viewer.organisation_id, verb__in=list(DEEDS))
    if room_id is not None:
        entries = entries.filter(subject_id__in=_pictures_in([_room(viewer, room_id)]))
    if user_id is not None:
        entries = entries.filter(actor_id=_person(viewer, user_id))
        if not viewer.may(Right.READ_LOG):
            entries = entries.filter(subject_id__in=_pictures_in(_own_rooms(viewer)))
    if before is not None:
        entries = entries.filter(sequence__lt=before)
    newest = list(entries.order_by("-sequence")[:ENTRIES_AT_ONCE])
    goes_on = newest[-1].sequence if len(newest) == ENTRIES_AT_ONCE else None
    return ViewPage(views_in(reversed(newest))[::-1], goes_on)


def _pictures_in(room_ids: list[UUID]) -> list[UUID]:
    return list(Attachment.objects.filter(room_id__in=room_ids).values_list("pk", flat=True))


def _own_rooms(viewer: Viewer) -> list[UUID]:
    return list(memberships_of(viewer).values_list("room_id", flat=True))


def _room(viewer: Viewer, room_id: UUID) -> UUID:
    is_here = Room.objects.filter(pk=room_id, organisation_id=viewer.organisation_id).exists()
    if not is_here or not (viewer.may(Right.READ_LOG) or room_id in _own_rooms(viewer)):
        raise NotFound
    return room_id


def _person(viewer: Viewer, user_id: UUID) -> UUID:
    if not Membership.objects.filter(organisation_id=viewer.organisation_id, user_id=user_id).exists():
        raise NotFound
    return user_id
