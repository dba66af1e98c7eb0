"""Many pictures taken out at once: each marked for whoever takes it, and each an entry of its own."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from sudare.accounts.access import require_step_up
from sudare.accounts.terms import BreakGlass, Right, Viewer
from sudare.attachments.models import Attachment
from sudare.attachments.terms import RenditionName, State
from sudare.kit.errors import NotFound
from sudare.rooms.access import access_room_to
from sudare.viewing.actions.delivering import deliver
from sudare.viewing.terms import Deed

MOST: Final = 500  # the newest; whoever needs more asks for them by day, not all at once
ENDINGS: Final = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/gif": "gif"}


def pictures_to_export(*, viewer: Viewer, room_id: UUID) -> list[Attachment]:
    """The room's pictures that live now, the newest first, for whoever may take many out.

    Raises: NotFound, NotAllowed, OnlyLooking, StepUpNeeded.
    """
    access_room_to(Right.EXPORT, viewer=viewer, room_id=room_id)
    require_step_up(viewer=viewer, verb=BreakGlass.EXPORT)
    return list(Attachment.objects.filter(room_id=room_id, state=State.SENT).order_by("-sent_at", "-pk")[:MOST])


def exported(*, viewer: Viewer, pictures: list[Attachment]) -> Iterator[tuple[str, bytes]]:
    """One after the other, with a name of our own making; what was forgotten meanwhile is left out.

    Also: entry ``viewing:rendition:exported`` before each picture's first byte. Raises: as ``deliver``, but NotFound.
    """
    for number, picture in enumerate(pictures, start=1):
        try:
            delivery = deliver(viewer=viewer, attachment_id=picture.pk, name=RenditionName.FULL, deed=Deed.EXPORTED)
        except NotFound:
            continue
        day = f"{picture.sent_at:%Y%m%d}-" if picture.sent_at else ""
        yield f"{day}{number:03d}.{ENDINGS.get(delivery.media_type, 'bin')}", b"".join(delivery.chunks)
