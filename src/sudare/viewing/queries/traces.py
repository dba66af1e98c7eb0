"""What a tracing rests on, and its answer with the names it has now."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from sudare.accounts.models import User
from sudare.attachments.models import Attachment
from sudare.attachments.terms import State
from sudare.audit.models import Entry
from sudare.imaging.marks.terms import code_of
from sudare.rooms.models import Room, RoomMember
from sudare.viewing.models import PictureFingerprints, ShareLink, Tracing, ViewCode
from sudare.viewing.queries.looks import views_in
from sudare.viewing.terms import DEEDS, Alike, Candidate, Letters, TraceReport, TracingState


def without_fingerprints(*, asked_before: datetime, limit: int) -> list[tuple[UUID, UUID]]:
    """Sent pictures that can't be found by likeness yet, with their organisations; those just asked for left out."""
    known = PictureFingerprints.objects.filter(Q(made_at__isnull=False) | Q(asked_at__gt=asked_before))
    rows = Attachment.objects.filter(state=State.SENT).exclude(pk__in=known.values("attachment_id"))
    return list(rows.order_by("-sent_at").values_list("pk", "organisation_id")[:limit])


def kept_prints(organisation_id: UUID) -> Iterable[tuple[UUID, bytes]]:
    """Every picture's fingerprints, one after the other."""
    rows = PictureFingerprints.objects.filter(organisation_id=organisation_id, made_at__isnull=False)
    for attachment_id, prints in rows.values_list("attachment_id", "prints").iterator():
        yield attachment_id, bytes(prints)


def newest_unfingerprinted(organisation_id: UUID, *, limit: int) -> list[UUID]:
    known = PictureFingerprints.objects.filter(organisation_id=organisation_id, made_at__isnull=False)
    rows = Attachment.objects.filter(organisation_id=organisation_id, state=State.SENT)
    rows = rows.exclude(pk__in=known.values("attachment_id"))
    return list(rows.order_by("-sent_at").values_list("pk", flat=True)[:limit])


def report_of(tracing: Tracing) -> TraceReport:
    """The answer so far. What was found by mark, by code and by likeness is told apart."""
    found: dict[str, Any] = tracing.report or {}
    return TraceReport(
        id=tracing.pk,
        state=TracingState(tracing.state),
        asked_at=tracing.asked_at,
        done=tracing.done,
        of=tracing.of,
        code=tracing.code,
        by_mark=[
            candidate
            for number, strength in found.get("by_mark", ())
            for candidate in _candidates(tracing.organisation_id, int(number), strength=float(strength))
        ],
        by_code=[
            candidate
            for number in found.get("by_code", ())
            for candidate in _candidates(tracing.organisation_id, int(number))
        ],
        letters=Letters(*found["letters"]) if found.get("letters") else None,
        by_letters=[
            candidate
            for number in found.get("by_letters", ())
            for candidate in _candidates(tracing.organisation_id, int(number))
        ],
        by_fingerprint=[_alike(UUID(pk), int(distance)) for pk, distance in found.get("by_fingerprint", ())],
    )


def _candidates(organisation_id: UUID, number: int, *, strength: float | None = None) -> list[Candidate]:
    """One, or none when nobody was ever given that number here."""
    code = ViewCode.objects.filter(pk=number, organisation_id=organisation_id).first()
    return [_candidate(code, strength)] if code else []


def _candidate(code: ViewCode, strength: float | None) -> Candidate:
    letters = code_of(code.number)
    entries = Entry.objects.filter(subject_id=code.attachment_id, verb__in=list(DEEDS)).order_by("sequence")
    under_it = [entry for entry in entries if entry.details.get("mark") == letters]
    picture = Attachment.objects.filter(pk=code.attachment_id).first()
    link = ShareLink.objects.filter(pk=code.share_id).select_related("made_by").first() if code.share_id else None
    return Candidate(
        code=letters,
        strength=strength,
        attachment_id=code.attachment_id,
        is_forgotten=picture is None or picture.state == State.FORGOTTEN,
        rendition=code.rendition,
        user_id=code.user_id,
        name=_name(code.user_id),
        share=link.label if link else "",
        shared_by=link.made_by.name if link else "",
        room_id=code.room_id,
        room=_room(code.room_id),
        issued_at=code.issued_at,
        log=views_in(under_it),
    )


def _alike(attachment_id: UUID, distance: int) -> Alike:
    picture = Attachment.objects.filter(pk=attachment_id).first()
    if picture is None:
        return Alike(attachment_id, distance, None, "", None, is_forgotten=True)
    rooms = [picture.room_id] if picture.room_id else []
    members = RoomMember.objects.filter(room_id__in=rooms).select_related("user").order_by("joined_at")
    entries = Entry.objects.filter(subject_id=attachment_id, verb__in=list(DEEDS)).order_by("sequence")
    return Alike(
        attachment_id=attachment_id,
        distance=distance,
        room_id=picture.room_id,
        room=_room(picture.room_id),
        sent_at=picture.sent_at,
        is_forgotten=picture.state == State.FORGOTTEN,
        could_have_seen=[member.user.name for member in members if _was_there(member, picture)],
        log=views_in(entries),
    )


def _was_there(member: RoomMember, picture: Attachment) -> bool:
    """In the room at any moment since the picture came."""
    return picture.sent_at is None or member.left_at is None or member.left_at > picture.sent_at


def _name(user_id: UUID | None) -> str:
    return User.objects.filter(pk=user_id).values_list("name", flat=True).first() or "" if user_id else ""


def _room(room_id: UUID | None) -> str:
    return Room.objects.filter(pk=room_id).values_list("name", flat=True).first() or "" if room_id else ""
