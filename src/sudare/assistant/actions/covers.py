"""Where a picture was covered before anybody read it, in the places of the picture as it is now."""

from collections.abc import Iterator
from uuid import UUID

from sudare.attachments.actions.notation import boxes_of, edit_of
from sudare.attachments.models import Attachment
from sudare.imaging.geometry import moved
from sudare.imaging.terms import Box, Stroke
from sudare.intake.verdicts import findings_from_json
from sudare.policy.masks import grown
from sudare.reading.terms import Cover


def covers_of(picture: Attachment, *, viewer_id: UUID) -> tuple[Cover, ...]:
    """What the rules covered and what the sender did. What lies below is told to its sender alone, as everywhere."""
    edit = edit_of(picture.edit)
    size = (picture.width_px, picture.height_px)
    kinds = dict(_found(picture)) if picture.uploader_id == viewer_id else {}
    demanded = boxes_of((picture.verdict or {}).get("masks", ()))
    own = [mask for mask in edit.masks if not isinstance(mask, Stroke)]
    placed = ((box, moved(box, edit, size_px=size)) for box in (*demanded, *own))
    return tuple(Cover(place, kinds.get(box, "")) for box, place in placed if place is not None)


def _found(picture: Attachment) -> Iterator[tuple[Box, str]]:
    """Masks reach a little beyond their findings: the grown finding is the mask, unless a larger one holds it."""
    for one in findings_from_json(picture.findings):
        if one.box is not None:
            yield grown(one.box, one.kind), one.kind.value
