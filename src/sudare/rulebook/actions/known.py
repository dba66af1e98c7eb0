"""The list of pictures an organisation doesn't want to see again."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from sudare.accounts.terms import Right, Viewer
from sudare.audit.actions import record
from sudare.kit.errors import NotAllowed
from sudare.kit.text import clean_line
from sudare.rulebook.errors import KnownPictureGone, NothingToRecognise
from sudare.rulebook.models import KnownPicture
from sudare.rulebook.queries import FINGERPRINT_BYTES

LABEL_MAX_CHARACTERS = 80


@transaction.atomic
def ban(*, organisation_id: UUID, actor_id: UUID | None, label: str, fingerprints: Sequence[bytes]) -> KnownPicture:
    """Put a picture on the list, by its fingerprints alone, once. Whoever calls has asked whether the actor may.

    Raises: NothingToRecognise. Also: recorded, without the label.
    """
    unique = sorted(set(fingerprints))
    if not unique or any(len(each) != FINGERPRINT_BYTES for each in unique):
        raise NothingToRecognise
    whole = b"".join(unique)
    before = KnownPicture.objects.filter(organisation_id=organisation_id, fingerprints=whole).first()
    if before is not None:
        return before
    row = KnownPicture.objects.create(
        organisation_id=organisation_id,
        label=clean_line(label)[:LABEL_MAX_CHARACTERS],
        fingerprints=whole,
        added_by_id=actor_id,
    )
    _record(organisation_id, actor_id, "banned", row.pk)
    return row


@transaction.atomic
def note_too_plain(*, organisation_id: UUID, actor_id: UUID | None, label: str) -> KnownPicture:
    """Put a picture on the list that can't be recognised again, so that whoever wanted it stopped gets to know.

    Also: recorded, without the label.
    """
    row = KnownPicture.objects.create(
        organisation_id=organisation_id,
        label=clean_line(label)[:LABEL_MAX_CHARACTERS],
        fingerprints=b"",
        added_by_id=actor_id,
    )
    _record(organisation_id, actor_id, "too_plain", row.pk)
    return row


@transaction.atomic
def lift_ban(*, viewer: Viewer, picture_id: UUID, reason: str = "") -> None:
    """Take a picture off the list; its fingerprints are deleted.

    Raises: NotAllowed, KnownPictureGone for an absent one and for everybody else's alike. Also: recorded.
    """
    if not viewer.may(Right.MODERATE):
        raise NotAllowed
    deleted, _ = KnownPicture.objects.filter(pk=picture_id, organisation_id=viewer.organisation_id).delete()
    if not deleted:
        raise KnownPictureGone
    _record(viewer.organisation_id, viewer.user_id, "ban_lifted", picture_id, reason=clean_line(reason))


def _record(organisation_id: UUID, actor_id: UUID | None, deed: str, picture_id: UUID, *, reason: str = "") -> None:
    verb = f"rulebook:known_picture:{deed}"
    record(organisation_id=organisation_id, actor_id=actor_id, verb=verb, subject_id=picture_id, reason=reason)
