"""The one way a rendition leaves the house."""

from dataclasses import dataclass
from uuid import UUID

from django.db import Error as DatabaseFailure
from django.db import transaction

from sudare.accounts.terms import Viewer
from sudare.audit.actions import record
from sudare.audit.errors import LogUnwritable
from sudare.kit.clock import now
from sudare.kit.errors import NotAllowed, NotFound
from sudare.storage.actions import open_sealed
from sudare.viewing.access import access_original, access_rendition
from sudare.viewing.errors import NothingToUnmask, RangeNotThere
from sudare.viewing.queries import unmasking_in_force
from sudare.viewing.terms import DOWNLOADS, ORIGINAL, ORIGINAL_OPENED, VERBS, Deed, Delivery


@dataclass(frozen=True, slots=True)
class _Bytes:
    """What would leave, and how the log will call it."""

    object_id: UUID
    media_type: str
    size_bytes: int
    verb: str
    details: dict[str, object]


def deliver(
    *,
    viewer: Viewer,
    attachment_id: UUID,
    name: str,
    start: int | None = None,
    end: int | None = None,
    deed: Deed = Deed.OPENED,
) -> Delivery:
    """Hand out a rendition, or bytes ``start`` up to, not including, ``end`` of it.

    ``name="original"`` is the picture without what the rules cover, while an unmasking by the same person is in
    force. Permission and the entry (``viewing:rendition:opened`` or ``:downloaded``, ``viewing:original:opened``) are
    one transaction, committed before this returns: no byte can be pulled that the log doesn't know of, and a removal
    from the room is either before it or after it.

    Raises NotFound (absent, forbidden and not showable alike), NotAllowed (shown, but not to be taken along),
    RangeNotThere, LogUnwritable (then nothing is shown).
    """
    try:
        with transaction.atomic(durable=True):
            asked = _asked(viewer, attachment_id, name, deed)
            first, stop = _range(asked.size_bytes, start, end)
            chunks = open_sealed(object_id=asked.object_id, start=first, end=stop)  # opens nothing before a pull
            record(
                organisation_id=viewer.organisation_id,
                actor_id=viewer.user_id,
                verb=asked.verb,
                subject_id=attachment_id,
                details=asked.details | {"role": viewer.role, "from": first, "to": stop},
            )
    except DatabaseFailure as error:  # a commit that failed has recorded nothing either
        raise LogUnwritable from error
    return Delivery(asked.media_type, asked.size_bytes, first, stop, chunks)


def size_of(*, viewer: Viewer, attachment_id: UUID, name: str) -> int:
    """How many bytes ``deliver`` would hand out. Raises: NotFound."""
    return _asked(viewer, attachment_id, name, Deed.OPENED).size_bytes


def _asked(viewer: Viewer, attachment_id: UUID, name: str, deed: Deed) -> _Bytes:
    if name == ORIGINAL:
        return _original(viewer, attachment_id, deed)
    made = access_rendition(viewer=viewer, attachment_id=attachment_id, name=name)
    if deed is Deed.DOWNLOADED and not viewer.may(DOWNLOADS) and made.attachment.uploader_id != viewer.user_id:
        raise NotAllowed
    return _Bytes(made.sealed_id, made.media_type, made.size_bytes, VERBS[deed], {"rendition": made.name})


def _original(viewer: Viewer, attachment_id: UUID, deed: Deed) -> _Bytes:
    """Without leave in force it looks as if there were none. Raises: NotFound; NotAllowed for anything but a look."""
    try:
        attachment = access_original(viewer=viewer, attachment_id=attachment_id)
    except (NotAllowed, NothingToUnmask) as error:
        raise NotFound from error
    leave = unmasking_in_force(attachment_id=attachment_id, user_id=viewer.user_id, moment=now())
    if leave is None or attachment.original is None:
        raise NotFound
    if deed is not Deed.OPENED:  # leave to look is for a while; a file would be for ever
        raise NotAllowed
    sealed = attachment.original
    return _Bytes(
        sealed.pk, attachment.original_media_type, sealed.size_bytes, ORIGINAL_OPENED, {"unmasking": leave.pk}
    )


def _range(size_bytes: int, start: int | None, end: int | None) -> tuple[int, int]:
    first = start or 0
    stop = size_bytes if end is None else min(end, size_bytes)
    if not 0 <= first < stop:
        raise RangeNotThere
    return first, stop
