"""Reads of what lies under seal after it was taken back, and of what may be said of pictures."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from sudare.attachments.models import Attachment
from sudare.attachments.terms import RenditionName
from sudare.kit.clock import now
from sudare.rooms.models import KeptFor, KeptWords
from sudare.rooms.terms import PictureFacts
from sudare.screening.terms import Kind
from sudare.storage.queries import kept_by_case, under_hold
from sudare.storage.terms import Subject

KEPT = "kept"  # what kept words are called where something is forgotten
SWEPT_AT_ONCE = 200
NEVER_COPIED = frozenset({Kind.EXPLICIT, Kind.KNOWN_PICTURE})


def kept_of(message_ids: Iterable[UUID]) -> QuerySet[KeptWords]:
    """What these messages said before, the oldest first."""
    return KeptWords.objects.filter(message_id__in=list(message_ids)).order_by("at", "pk")


def due_words() -> list[KeptWords]:
    """Words whose day has come and that nothing keeps."""
    cases = KeptFor.objects.filter(kept_by_case(case="case_id"), room_id=OuterRef("room_id"))
    held = under_hold(room="room_id", person="author_id")
    rows = KeptWords.objects.filter(until__lte=now()).exclude(held | Exists(cases))
    return list(rows.order_by("until")[:SWEPT_AT_ONCE])


def subject_of(row: KeptWords) -> Subject:
    """Kept words as holds see them."""
    cases = KeptFor.objects.filter(room_id=row.room_id).values_list("case_id", flat=True)
    return Subject(
        kind=KEPT,
        id=row.pk,
        organisation_id=row.organisation_id,
        room_id=row.room_id,
        person_id=row.author_id,
        case_ids=tuple(cases),
    )


def picture_facts(message_ids: Collection[UUID]) -> list[PictureFacts]:
    """What may be said of these messages' pictures, in the order they were picked. Two queries."""
    rows = Attachment.objects.filter(message_id__in=message_ids).prefetch_related("renditions").order_by("pk")
    return [_facts(row) for row in rows]


def facts_from_json(stored: Iterable[Mapping[str, Any]]) -> tuple[PictureFacts, ...]:
    """Facts as they lie beside kept words. The renditions they led to are gone."""
    return tuple(
        PictureFacts(
            attachment_id=UUID(one["attachment_id"]),
            message_id=UUID(one["message_id"]),
            name=one["name"],
            kinds=tuple(one["kinds"]),
            sha256=one["sha256"],
            media_type=one["media_type"],
            is_intimate=one["is_intimate"],
            state=one["state"],
        )
        for one in stored
    )


def _facts(row: Attachment) -> PictureFacts:
    renditions = {one.name: one for one in row.renditions.all()}
    view, veil = renditions.get(RenditionName.VIEW), renditions.get(RenditionName.VEIL)
    kinds = tuple(sorted({str(one["kind"]) for one in row.findings}))
    return PictureFacts(
        attachment_id=row.pk,
        message_id=row.message_id or UUID(int=0),
        name=row.name,
        kinds=kinds,
        sha256=view.sha256 if view else "",
        media_type=view.media_type if view else "",
        is_intimate=row.is_veiled or not NEVER_COPIED.isdisjoint(kinds),
        state=row.state,
        view_id=view.sealed_id if view else None,
        veil_id=veil.sealed_id if veil else None,
    )
