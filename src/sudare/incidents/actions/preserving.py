"""A room as it stands, put under seal for a case before anybody can change it."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sudare.accounts.models import Membership
from sudare.attachments.terms import State
from sudare.incidents.access import Reportable
from sudare.incidents.models import Case, PreservedPicture, Report
from sudare.incidents.queries.young import concerns_somebody_young
from sudare.incidents.terms.cases import COPIED_PICTURES, PRESERVED_MESSAGES, Reason
from sudare.kit.clock import now
from sudare.rooms import actions as rooms
from sudare.rooms.models import Message, RoomMember
from sudare.rooms.queries.kept import picture_facts
from sudare.rooms.terms import Opened, PictureFacts
from sudare.storage import actions as storage
from sudare.storage.models import SealedObject
from sudare.storage.terms import Purpose

FORM: Final = "sudare-preserved-1"
AROUND: Final = 100  # of an older message: so many of its neighbours besides the newest


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was gathered, before it is sealed. ``blurs``: what is left of pictures whose messages were deleted."""

    document: dict[str, Any]
    pictures: tuple[PictureFacts, ...]
    blurs: dict[UUID, bytes]

    @property
    def amount(self) -> int:
        return len(self.document["messages"])


def gathered(subject: Reportable, *, case: Case) -> Snapshot:
    """The room's last messages with what they said before, who was there, and what may be said of each picture."""
    messages = _chosen(subject)
    opened = rooms.open_kept(message_ids=[message.pk for message in messages], because_of=case.pk)
    living = picture_facts([message.pk for message in messages])
    gone = [picture for words in opened for picture in words.pictures]
    pictures = _newest_first({one.attachment_id: one for one in (*living, *gone)}.values(), messages, subject)
    document = {
        "form": FORM,
        "at": now().isoformat(),
        "room": {"id": str(subject.room.pk), "kind": subject.room.kind, "name": subject.room.name},
        "participants": _participants(subject),
        "messages": [told(message, opened=opened, pictures=pictures) for message in messages],
    }
    return Snapshot(document, pictures, {key: blur for words in opened for key, blur in words.blurs.items()})


def seal_document(snapshot: Snapshot, *, organisation_id: UUID) -> SealedObject:
    content = json.dumps(snapshot.document, ensure_ascii=False).encode()
    return storage.seal(organisation_id=organisation_id, purpose=Purpose.EVIDENCE, content=content)


def copy_pictures(snapshot: Snapshot, report: Report) -> None:
    """Copy what may be copied: the rendition everybody was shown, or the heavy blur there is of an intimate one.

    Nothing of any picture, not even a blur, where somebody under age is concerned; nothing of an intimate one where
    somebody young may be.
    """
    if report.reason == Reason.MINOR or report.case.is_minor_concerned:
        return
    is_young = concerns_somebody_young(report.case)
    for picture in snapshot.pictures[:COPIED_PICTURES]:
        is_whole = not picture.is_intimate and picture.state == State.SENT and picture.view_id is not None
        if not is_whole and is_young:
            continue
        if content := _content(picture, snapshot.blurs, is_whole=is_whole):
            PreservedPicture.objects.create(
                report=report,
                attachment_id=picture.attachment_id,
                is_blur=not is_whole,
                media_type=picture.media_type if is_whole else "image/jpeg",
                sha256=picture.sha256,
                sealed=storage.seal(organisation_id=report.organisation_id, purpose=Purpose.EVIDENCE, content=content),
            )


def _content(picture: PictureFacts, blurs: dict[UUID, bytes], *, is_whole: bool) -> bytes:
    object_id = picture.view_id if is_whole else picture.veil_id
    if object_id is not None:
        return b"".join(storage.open_sealed(object_id=object_id))
    return blurs.get(picture.attachment_id, b"")


def _chosen(subject: Reportable) -> list[Message]:
    """The newest messages, and those around the reported one where it is older than they are; in order."""
    rows = Message.objects.filter(room=subject.room).select_related("author")
    if subject.until is not None:
        rows = rows.filter(created_at__lte=subject.until)
    newest = list(rows.order_by("-sequence")[:PRESERVED_MESSAGES])
    if subject.message_id is not None and subject.message_id not in {message.pk for message in newest}:
        at = rows.values_list("sequence", flat=True).get(pk=subject.message_id)
        before = list(rows.filter(sequence__lte=at).order_by("-sequence")[: AROUND // 2])
        after = list(rows.filter(sequence__gt=at).order_by("sequence")[: AROUND // 2])
        newest = [*newest[: PRESERVED_MESSAGES - AROUND], *before, *after]
    return sorted({message.pk: message for message in newest}.values(), key=lambda message: message.sequence)


def _newest_first(
    pictures: Iterable[PictureFacts], messages: Sequence[Message], subject: Reportable
) -> tuple[PictureFacts, ...]:
    """The reported picture, the pictures of the reported message, then the newest."""
    places = {message.pk: message.sequence for message in messages}
    return tuple(
        sorted(
            pictures,
            key=lambda one: (
                one.attachment_id != subject.attachment_id,
                one.message_id != subject.message_id,
                -places.get(one.message_id, 0),
            ),
        )
    )


def _participants(subject: Reportable) -> list[dict[str, Any]]:
    rows = list(RoomMember.objects.filter(room=subject.room).select_related("user").order_by("joined_at", "pk"))
    seats = Membership.objects.filter(organisation_id=subject.room.organisation_id)
    roles = dict(seats.filter(user_id__in=[row.user_id for row in rows]).values_list("user_id", "role"))
    return [
        {
            "id": str(row.user_id),
            "name": row.user.name,
            "role": roles.get(row.user_id, ""),
            "joined_at": row.joined_at.isoformat(),
            "left_at": row.left_at.isoformat() if row.left_at else None,
        }
        for row in rows
    ]


def told(message: Message, *, opened: Sequence[Opened], pictures: Sequence[PictureFacts]) -> dict[str, Any]:
    """A message as a snapshot holds it: what it says, what it said before, what may be said of its pictures."""
    before: defaultdict[UUID, list[dict[str, str]]] = defaultdict(list)
    for words in opened:
        before[words.message_id].append({"kind": words.kind, "words": words.words, "at": words.at.isoformat()})
    return {
        "id": str(message.pk),
        "sequence": message.sequence,
        "author": str(message.author_id),
        "author_name": message.author.name,
        "text": message.text,
        "at": message.created_at.isoformat(),
        "edited_at": message.edited_at.isoformat() if message.edited_at else None,
        "deleted_at": message.deleted_at.isoformat() if message.deleted_at else None,
        "reply_to": str(message.reply_to_id) if message.reply_to_id else None,
        "before": before[message.pk],
        "pictures": [_picture(one) for one in pictures if one.message_id == message.pk],
    }


def _picture(picture: PictureFacts) -> dict[str, Any]:
    return {
        "id": str(picture.attachment_id),
        "name": picture.name,
        "kinds": list(picture.kinds),
        "sha256": picture.sha256,
        "is_intimate": picture.is_intimate,
        "state": picture.state,
    }
