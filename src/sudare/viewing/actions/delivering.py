"""The one way a rendition leaves the house: marked for whoever gets it, and in the log before its first byte."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final
from uuid import UUID

from django.db import Error as DatabaseFailure

from sudare.accounts.terms import Viewer
from sudare.audit.actions import record, together
from sudare.audit.errors import LogUnwritable
from sudare.imaging.marks.terms import Mark
from sudare.kit.clock import now
from sudare.kit.errors import NotAllowed, NotFound
from sudare.viewing.access import access_original, access_rendition, check_may_keep, check_may_take_out
from sudare.viewing.actions.copies import Asked, copy_for, is_whose, write_down
from sudare.viewing.actions.desk import the_memory
from sudare.viewing.engines.memory import Copy
from sudare.viewing.errors import NothingToUnmask, NotMarkable, RangeNotThere
from sudare.viewing.queries import unmasking_in_force
from sudare.viewing.terms import ORIGINAL, ORIGINAL_OPENED, VERBS, WHOLE, Deed, Delivery, Part

TRIES: Final = 3  # a picture drawn anew, or a number taken, between marking and writing down
CHUNK_BYTES: Final = 1 << 18

Asking = Callable[[], tuple[Asked, dict[str, object]]]
"""Decides whether it may leave now, and says what the entry holds besides."""


class _Outdated(Exception):
    """The copy isn't of what is to be shown now, or its number is somebody else's."""


def deliver(
    *, viewer: Viewer, attachment_id: UUID, name: str, part: Part = WHOLE, deed: Deed = Deed.OPENED
) -> Delivery:
    """Hand out a rendition, or a part of it, with this viewer's mark in it.

    ``name="original"`` is the picture without what the rules cover, while an unmasking by the same person is in
    force. Permission and the entry (``viewing:rendition:opened`` or ``:downloaded``, ``viewing:original:opened``) are
    one transaction, committed before this returns: no byte can be pulled that the log doesn't know of, and a removal
    from the room is either before it or after it. Marking comes before, outside of it.

    Raises NotFound (absent, forbidden and not showable alike), NotAllowed (shown, but not to be taken along),
    RangeNotThere; NotMarkable and LogUnwritable (then nothing is shown).
    """
    return hand_out(partial(_asking, viewer, attachment_id, name, deed), part=part)


def hand_out(asking: Asking, *, part: Part) -> Delivery:
    """As above, for whomever ``asking`` speaks: it is asked before marking, and again inside the transaction."""
    for _ in range(TRIES):
        asked, _details = asking()
        copy = copy_for(asked)
        try:
            first, stop = together(partial(_let_out, asking, copy, part))
        except _Outdated:
            the_memory().drop(asked.key)
            continue
        except DatabaseFailure as error:  # a commit that failed has recorded nothing either
            raise LogUnwritable from error
        return Delivery(copy.media_type, len(copy.content), first, stop, _pieces(copy, first, stop))
    raise NotMarkable


def _let_out(asking: Asking, copy: Copy, part: Part) -> tuple[int, int]:
    """Inside the transaction: may it leave now, is this still the copy of it, and the entry."""
    asked, details = asking()
    is_theirs = is_whose(copy, asked)
    if copy.object_id != asked.object_id or is_theirs is False:
        raise _Outdated
    first, stop = _range(len(copy.content), part)
    entry = record(
        organisation_id=asked.organisation_id,
        actor_id=asked.user_id,
        verb=asked.verb,
        subject_id=asked.about or asked.attachment_id,
        details=details | {"mark": Mark.of(copy.number).code, "from": first, "to": stop},
    )
    if is_theirs is None:
        write_down(copy, asked, sequence=entry.sequence)
    return first, stop


def _asking(viewer: Viewer, attachment_id: UUID, name: str, deed: Deed) -> tuple[Asked, dict[str, object]]:
    if name == ORIGINAL:
        return _original(viewer, attachment_id, deed)
    made = access_rendition(viewer=viewer, attachment_id=attachment_id, name=name)
    if deed is Deed.DOWNLOADED:
        check_may_keep(viewer=viewer, attachment=made.attachment)
    if deed is Deed.EXPORTED:
        check_may_take_out(viewer=viewer, attachment=made.attachment)
    asked = Asked(
        organisation_id=viewer.organisation_id,
        attachment_id=attachment_id,
        room_id=made.attachment.room_id,
        rendition=made.name,
        object_id=made.sealed_id,
        media_type=made.media_type,
        verb=VERBS[deed],
        user_id=viewer.user_id,
    )
    return asked, {"rendition": made.name, "role": viewer.role}


def _original(viewer: Viewer, attachment_id: UUID, deed: Deed) -> tuple[Asked, dict[str, object]]:
    """Without leave in force it looks as if there were none. Raises: NotFound; NotAllowed for anything but a look."""
    try:
        attachment = access_original(viewer=viewer, attachment_id=attachment_id)
    except (NotAllowed, NothingToUnmask) as error:
        raise NotFound from error
    leave = unmasking_in_force(attachment_id=attachment_id, user_id=viewer.user_id, moment=now())
    if leave is None or attachment.original_id is None:
        raise NotFound
    if deed is not Deed.OPENED:  # leave to look is for a while; a file would be for ever
        raise NotAllowed
    asked = Asked(
        organisation_id=viewer.organisation_id,
        attachment_id=attachment_id,
        room_id=attachment.room_id,
        rendition=ORIGINAL,
        object_id=attachment.original_id,
        media_type=attachment.original_media_type,
        verb=ORIGINAL_OPENED,
        user_id=viewer.user_id,
    )
    return asked, {"unmasking": leave.pk, "role": viewer.role}


def _range(size_bytes: int, part: Part) -> tuple[int, int]:
    if part.last is not None:
        first, stop = max(size_bytes - part.last, 0), size_bytes
    else:
        first, stop = part.start, size_bytes if part.end is None else min(part.end, size_bytes)
    if not 0 <= first < stop:
        raise RangeNotThere
    return first, stop


def _pieces(copy: Copy, first: int, stop: int) -> Iterator[bytes]:
    for start in range(first, stop, CHUNK_BYTES):
        yield copy.content[start : min(start + CHUNK_BYTES, stop)]
