"""Clean pictures: put under seal before the transaction that takes them into use, or destroyed again."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

import structlog

from sudare.attachments.models import Attachment, Rendition
from sudare.attachments.terms import RenditionName
from sudare.imaging.terms import CleanRendition
from sudare.storage import actions as storage
from sudare.storage.models import SealedObject
from sudare.storage.terms import Purpose

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Tray:
    """What was sealed outside a transaction and isn't anybody's yet; what is never finished is swept."""

    renditions: dict[RenditionName, tuple[CleanRendition, SealedObject]] = field(default_factory=dict)
    original: tuple[CleanRendition, SealedObject] | None = None

    @property
    def object_ids(self) -> list[UUID]:
        sealed = [*self.renditions.values(), *([self.original] if self.original else [])]
        return [prepared.id for _, prepared in sealed]


def seal_renditions(
    tray: Tray, *, organisation_id: UUID, renditions: Mapping[str, CleanRendition], with_veil: bool
) -> None:
    """Raises KeyError when one is missing: a picture is shown whole or not at all."""
    for name in RenditionName:
        if name is not RenditionName.VEIL or with_veil:
            clean = renditions[name]
            prepared = storage.prepare(
                organisation_id=organisation_id, purpose=Purpose.RENDITION, content=clean.content
            )
            tray.renditions[name] = clean, prepared


def seal_original(tray: Tray, *, organisation_id: UUID, clean: CleanRendition) -> None:
    prepared = storage.prepare(organisation_id=organisation_id, purpose=Purpose.ORIGINAL, content=clean.content)
    tray.original = clean, prepared


def hand_over(tray: Tray, attachment: Attachment) -> None:
    """Make the tray's content the attachment's, inside the caller's transaction, which also saves the row's columns."""
    for name, (clean, prepared) in tray.renditions.items():
        storage.finish(object_id=prepared.id)
        Rendition.objects.create(
            attachment=attachment,
            name=name,
            sealed=prepared,
            media_type=clean.media_type,
            width_px=clean.width_px,
            height_px=clean.height_px,
            size_bytes=len(clean.content),
            sha256=hashlib.sha256(clean.content).hexdigest(),
        )
    if tray.original:
        storage.finish(object_id=tray.original[1].id)


def columns_of(tray: Tray) -> dict[str, object]:
    """The columns that point at a sealed original."""
    if tray.original is None:
        return {}
    clean, prepared = tray.original
    return {"original": prepared.id, "original_media_type": clean.media_type}


def drop(tray: Tray) -> None:
    """Best effort: what can't be destroyed now is unfinished, unreadable, and swept."""
    try:
        storage.destroy(object_ids=tray.object_ids, reason="check failed")
    except Exception:
        log.exception("prepared_renditions_left_to_the_sweep")
