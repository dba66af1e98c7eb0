"""What stands on a picture: read once, kept sealed beside its renditions, forgotten with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction

from sudare.accounts.terms import Viewer
from sudare.assistant import queries
from sudare.assistant.access import access_seen
from sudare.assistant.actions.desk import the_reader
from sudare.assistant.models import Question, QuestionPicture, Reading
from sudare.assistant.terms import Seen
from sudare.attachments.models import Attachment, Rendition
from sudare.attachments.terms import State
from sudare.imaging.terms import Box
from sudare.reading.terms import Page
from sudare.reading.wire import pack_page, unpack_page
from sudare.storage import actions as storage
from sudare.storage.terms import Purpose
from sudare.viewing.actions import expose, expose_part

STILL, SMALLER = "thumbnail", "view"
MOVING: Final = "image/webp"  # only what moves is kept as such, and models don't take it
_GONE = frozenset({State.FORGOTTEN, State.DISCARDED, State.REFUSED})


@dataclass(frozen=True, slots=True)
class ReadPicture:
    """A picture of a question with what was read on it."""

    asked: QuestionPicture
    rendition: Rendition
    page: Page

    @property
    def is_moving(self) -> bool:
        return self.rendition.media_type == MOVING


def for_model(*, viewer: Viewer, attachment_id: UUID, room_id: UUID | None, is_smaller: bool = False) -> Rendition:
    """The rendition a model gets: the full one, of what moves the still one. Raises: as ``access_seen``."""
    full = access_seen(viewer=viewer, attachment_id=attachment_id, room_id=room_id)
    if full.media_type != MOVING and not is_smaller:
        return full
    name = STILL if full.media_type == MOVING else SMALLER
    return access_seen(viewer=viewer, attachment_id=attachment_id, room_id=room_id, name=name)


def show(*, viewer: Viewer, made: Rendition, room_id: UUID | None, model: str, purpose: str) -> Seen:
    """Let an AI see a rendition, on record. Raises: as ``viewing.expose``."""
    exposed = expose(
        viewer=viewer,
        attachment_id=made.attachment_id,
        name=made.name,
        model=model,
        purpose=purpose,
        room_id=room_id,
    )
    return Seen(made.attachment_id, exposed.media_type, exposed.sha256, exposed.content)


def show_parts(
    *, viewer: Viewer, made: Sequence[Rendition], parts: Sequence[tuple[int, Box]], room_id: UUID | None, model: str
) -> tuple[Seen, ...]:
    """Let an AI see parts of renditions by themselves, each on record. All of them, or none where one can't be cut.

    Raises: as ``viewing.expose_part``.
    """
    seen = list[Seen]()
    for number, box in parts:
        one = made[number]
        exposed = expose_part(
            viewer=viewer,
            attachment_id=one.attachment_id,
            name=one.name,
            part=box,
            model=model,
            purpose="part",
            room_id=room_id,
        )
        if exposed is None:
            return ()
        seen.append(Seen(one.attachment_id, exposed.media_type, exposed.sha256, exposed.content))
    return tuple(seen)


def read(*, viewer: Viewer, asked: QuestionPicture, question: Question) -> ReadPicture:
    """What stands on a picture, from its reading of before or read now.

    Raises: as ``access_seen``; ReadingFailed. Also: the exposure, on record; the page, sealed, gone with the picture.
    """
    made = access_seen(viewer=viewer, attachment_id=asked.attachment_id, room_id=question.room_id)
    reader = the_reader()
    kept = queries.reading_of(attachment_id=asked.attachment_id, sha256=made.sha256, reader=reader.name)
    if kept is not None:
        return ReadPicture(asked, made, unpack_page(b"".join(storage.open_sealed(object_id=kept.sealed_id))))
    seen = show(viewer=viewer, made=made, room_id=question.room_id, model=reader.name, purpose="reading")
    page = reader.read(seen.content)
    _keep(made, page, reader=reader.name, lasts_until=question.lasts_until)
    return ReadPicture(asked, made, page)


def _keep(made: Rendition, page: Page, *, reader: str, lasts_until: datetime | None) -> None:
    """Seal a page beside its picture, unless that went meanwhile, or somebody else was quicker."""
    picture = made.attachment
    sealed = storage.prepare(organisation_id=picture.organisation_id, purpose=Purpose.READING, content=pack_page(page))
    try:
        is_kept = _attached(made, sealed.id, reader=reader, lasts_until=lasts_until)
    except IntegrityError:  # somebody else was quicker
        is_kept = False
    if not is_kept:
        storage.destroy(object_ids=[sealed.id], reason="not needed")


@transaction.atomic
def _attached(made: Rendition, object_id: UUID, *, reader: str, lasts_until: datetime | None) -> bool:
    """Whether the picture was still there to take it; it can't go meanwhile."""
    held = Attachment.objects.select_for_update().exclude(state__in=_GONE).filter(pk=made.attachment_id)
    if not held.exists():
        return False
    storage.finish(object_id=object_id)
    Reading.objects.create(
        attachment_id=made.attachment_id,
        rendition_sha256=made.sha256,
        reader=reader,
        sealed_id=object_id,
        lasts_until=lasts_until,
    )
    return True
