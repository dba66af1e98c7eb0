"""Pictures of a case: what was copied when something was reported, and what may stay of copies found elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sudare.attachments.models import Rendition
from sudare.attachments.terms import RenditionName, State
from sudare.incidents.models import Case, FoundCopy, PreservedPicture
from sudare.incidents.queries.cases import is_approved
from sudare.incidents.queries.young import concerns_somebody_young
from sudare.incidents.terms.cases import ApprovalKind
from sudare.incidents.terms.copies import CopyStanding


class Shown(StrEnum):
    """Whether who handles a case may look at a picture of it now."""

    YES = "yes"
    TWO_PEOPLE = "two_people"  # intimate: a second person hasn't agreed
    NEVER = "never"  # somebody under age is concerned; of an intimate one: may be


@dataclass(frozen=True, slots=True)
class CasePicture:
    """``attachment_id``: the one in the room, or the found copy itself. ``object_id``: what would be opened.

    ``has_sharp``: whether more is there than a blur.
    """

    id: UUID
    attachment_id: UUID
    report_id: UUID | None
    object_id: UUID
    media_type: str
    is_intimate: bool
    shown: Shown
    has_sharp: bool


def pictures_of(case: Case) -> list[CasePicture]:
    """Each picture once, however many reports copied it; the oldest first. Permission is the caller's."""
    ordinary = Shown.NEVER if case.is_minor_concerned else Shown.YES
    intimate = _intimate_are(case)
    known: dict[UUID, CasePicture] = {}
    rows = list(PreservedPicture.objects.filter(report__case=case, sealed__destroyed_at=None).order_by("pk"))
    standing = _standing(row.attachment_id for row in rows if row.is_blur)
    for row in rows:
        known[row.attachment_id] = CasePicture(
            id=row.pk,
            attachment_id=row.attachment_id,
            report_id=row.report_id,
            object_id=row.sealed_id,
            media_type=row.media_type,
            is_intimate=row.is_blur,
            shown=intimate if row.is_blur else ordinary,
            has_sharp=not row.is_blur or row.attachment_id in standing,
        )
    for copy in FoundCopy.objects.filter(case=case, kept__destroyed_at=None).exclude(kept=None).order_by("pk"):
        is_intimate = copy.standing != CopyStanding.ORDINARY
        assert copy.kept_id is not None  # left out above
        known[copy.pk] = CasePicture(
            id=copy.pk,
            attachment_id=copy.pk,
            report_id=None,
            object_id=copy.kept_id,
            media_type=copy.media_type,
            is_intimate=is_intimate,
            shown=intimate if is_intimate else ordinary,
            has_sharp=not is_intimate,
        )
    return list(known.values())


def still_in_the_room(attachment_id: UUID) -> Rendition | None:
    """What the room is shown of a picture as long as nobody deletes it: of an intimate one no case has a copy."""
    return _standing([attachment_id]).get(attachment_id)


def _standing(attachment_ids: Iterable[UUID]) -> dict[UUID, Rendition]:
    wanted = list(attachment_ids)
    views = Rendition.objects.filter(attachment_id__in=wanted, attachment__state=State.SENT, name=RenditionName.VIEW)
    return {view.attachment_id: view for view in views} if wanted else {}


def _intimate_are(case: Case) -> Shown:
    if concerns_somebody_young(case):
        return Shown.NEVER
    return Shown.YES if is_approved(case, ApprovalKind.SEE_PICTURES) else Shown.TWO_PEOPLE
