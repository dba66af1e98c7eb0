"""Showing a picture to an AI: the covered rendition, on record before a byte of it leaves, and nothing besides."""

import re
from functools import partial
from typing import Final
from uuid import UUID

from django.db import Error as DatabaseFailure

from sudare.accounts.terms import Viewer
from sudare.audit.actions import record, together
from sudare.audit.errors import LogUnwritable
from sudare.storage.actions import open_sealed
from sudare.viewing.access import access_for_ai
from sudare.viewing.terms import EXPOSED, Exposure

WORD_MAX: Final = 80
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


def _let_see(  # noqa: PLR0917  one caller
    viewer: Viewer, attachment_id: UUID, name: str, told: tuple[str, str], room_id: UUID | None
) -> tuple[UUID, tuple[UUID, str, str, str]]:
    made = access_for_ai(viewer=viewer, attachment_id=attachment_id, name=name, room_id=room_id)
    model, purpose = map(_word, told)
    details = {"rendition": made.name, "role": viewer.role, "sha256": made.sha256, "model": model, "purpose": purpose}
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
