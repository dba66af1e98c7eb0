"""Showing a picture to an AI: the covered rendition, on record before a byte of it leaves, and nothing besides."""

import hashlib
import re
from collections.abc import Mapping
from functools import partial
from typing import Final
from uuid import UUID

import structlog
from django.db import Error as DatabaseFailure

from sudare.accounts.terms import Viewer
from sudare.attachments.actions.desk import the_checker
from sudare.audit.actions import record, together
from sudare.audit.errors import LogUnwritable
from sudare.imaging.terms import Box, CleanRendition, Edit
from sudare.kit.errors import NotFound
from sudare.kit.log import fault_of
from sudare.storage.actions import open_sealed
from sudare.viewing.access import access_for_ai
from sudare.viewing.terms import EXPOSED, Exposure

log = structlog.get_logger(__name__)

WORD_MAX: Final = 80
STILL: Final = frozenset({"image/png", "image/jpeg"})  # what models take
_NO_WORD: Final = re.compile(r"[^A-Za-z0-9_.:+/-]")


def expose(
    *, viewer: Viewer, attachment_id: UUID, name: str, model: str, purpose: str, room_id: UUID | None = None
) -> Exposure:
    """Show a rendition to an AI that this viewer asks. It carries no mark: no person gets it, and the log knows it.

    Permission and the entry ``viewing:rendition:exposed`` (rendition and its hash, model, purpose) are one
    transaction, committed before the first byte is read.

    Raises: as ``access_for_ai``; LogUnwritable, and then the AI sees nothing.
    """
    try:
        object_id, made = together(partial(_let_see, viewer, attachment_id, name, (model, purpose), room_id))
    except DatabaseFailure as error:
        raise LogUnwritable from error
    return Exposure(*made, b"".join(open_sealed(object_id=object_id)))


def expose_part(
    *, viewer: Viewer, attachment_id: UUID, name: str, part: Box, model: str, purpose: str, room_id: UUID | None = None
) -> Exposure | None:
    """Show a part of a rendition to an AI, cut out of the covered pixels and nothing else. None where it can't be cut.

    It is an exposure of its own: the hash on record is that of the part. The rendition is opened before that, for the
    sandbox that cuts it; whoever waits outside gets nothing before the entry is durable.

    Raises: as ``expose``; NotFound when the rendition was drawn anew meanwhile.
    """
    made = access_for_ai(viewer=viewer, attachment_id=attachment_id, name=name, room_id=room_id)
    cut = _cut(b"".join(open_sealed(object_id=made.sealed_id)), part)
    if cut is None:
        return None
    digest = hashlib.sha256(cut.content).hexdigest()
    details = {
        "sha256": digest,
        "part_permille": [round(1000 * each) for each in (part.x, part.y, part.width, part.height)],
    }
    try:
        object_id, told = together(partial(_let_see, viewer, attachment_id, name, (model, purpose), room_id, details))
    except DatabaseFailure as error:
        raise LogUnwritable from error
    if object_id != made.sealed_id:
        raise NotFound
    return Exposure(attachment_id, told[1], cut.media_type, digest, cut.content)


def _cut(content: bytes, part: Box) -> CleanRendition | None:
    try:
        cut = the_checker().redraw(content, Edit(crop=part))["full"]
    except Exception as error:  # noqa: BLE001  whatever the sandbox meets: the whole picture is shown without it
        log.warning("part_not_cut", **fault_of(error))
        return None
    return cut if cut.media_type in STILL else None


def _let_see(  # noqa: PLR0917  one caller
    viewer: Viewer,
    attachment_id: UUID,
    name: str,
    told: tuple[str, str],
    room_id: UUID | None,
    part: Mapping[str, object] | None = None,
) -> tuple[UUID, tuple[UUID, str, str, str]]:
    made = access_for_ai(viewer=viewer, attachment_id=attachment_id, name=name, room_id=room_id)
    model, purpose = map(_word, told)
    details: dict[str, object] = {
        "rendition": made.name,
        "role": viewer.role,
        "sha256": made.sha256,
        "model": model,
        "purpose": purpose,
    }
    details |= part or {}
    record(
        organisation_id=viewer.organisation_id,
        actor_id=viewer.user_id,
        verb=EXPOSED,
        subject_id=attachment_id,
        details=details,
    )
    return made.sealed_id, (attachment_id, made.name, made.media_type, made.sha256)


def _word(name: str) -> str:
    """A model's name as the log can hold it."""
    return _NO_WORD.sub("_", name)[:WORD_MAX]
