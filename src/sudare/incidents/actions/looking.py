"""A picture of a case before whoever handles it: marked for them, on record before its first byte, counted for them."""

from functools import partial
from typing import Final
from uuid import UUID

from sudare.accounts.terms import Viewer
from sudare.incidents.access import access_case
from sudare.incidents.actions.exposing import note_exposure
from sudare.incidents.errors import CaseGone, SecondPersonNeeded
from sudare.incidents.queries.pictures import CasePicture, Shown, pictures_of, still_in_the_room
from sudare.viewing.actions import Asked, hand_out
from sudare.viewing.terms import VEIL, VEILED_AS, WHOLE, Delivery

VEILED: Final = "incidents:case:picture_opened"
SEEN: Final = "incidents:case:picture_seen"
A_LOOK_SECONDS: Final = 5  # counted for each sharp picture, whatever the page counts besides


def see_picture(*, viewer: Viewer, case_id: UUID, picture_id: UUID, is_sharp: bool = False) -> Delivery:
    """Hand out a picture of a case with the viewer's own mark in it: small, grey and blurred unless ``is_sharp``.

    The blur is made for this one copy and kept nowhere. Of an intimate one, which no case copies, it is of what stands
    in the room still, else of the blur that was kept.

    Raises: CaseGone, also for one where somebody under age is concerned; SecondPersonNeeded for an intimate one nobody
    has agreed to; NotMarkable and LogUnwritable, and then nothing is shown.
    Also: entry ``incidents:case:picture_opened`` about the case, or ``incidents:case:picture_seen`` for a sharp look.
    The sender's own list of who saw it doesn't hear of it.
    """
    delivery = hand_out(partial(_asking, viewer, case_id, picture_id, is_sharp=is_sharp), part=WHOLE)
    if is_sharp:
        note_exposure(viewer=viewer, case_id=case_id, seconds=A_LOOK_SECONDS)
    return delivery


def case_pictures(*, viewer: Viewer, case_id: UUID) -> list[CasePicture]:
    """What there is to see, and whether it may be seen. Raises: CaseGone."""
    return pictures_of(access_case(viewer=viewer, case_id=case_id))


def _asking(viewer: Viewer, case_id: UUID, picture_id: UUID, *, is_sharp: bool) -> tuple[Asked, dict[str, object]]:
    case = access_case(viewer=viewer, case_id=case_id)
    found = next((each for each in pictures_of(case) if each.id == picture_id), None)
    if found is None or found.shown is Shown.NEVER:
        raise CaseGone
    if found.shown is Shown.TWO_PEOPLE:
        raise SecondPersonNeeded
    standing = still_in_the_room(found.attachment_id) if found.is_intimate else None
    media_type = standing.media_type if standing else found.media_type
    asked = Asked(
        organisation_id=case.organisation_id,
        attachment_id=found.attachment_id,
        room_id=None,
        rendition="view" if is_sharp and found.has_sharp else VEIL,
        object_id=standing.sealed_id if standing else found.object_id,
        media_type=media_type if is_sharp else VEILED_AS,
        verb=SEEN if is_sharp else VEILED,
        user_id=viewer.user_id,
        about=case.pk,
        is_veiled=not is_sharp,
    )
    return asked, {"picture": found.id, "rendition": asked.rendition, "role": viewer.role}
