"""One picture kept from every AI, by whoever sent it; and what an AI would get of one."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from sudare.accounts.terms import Viewer
from sudare.assistant.access import access_closable, access_seen
from sudare.assistant.actions.desk import the_provider
from sudare.assistant.actions.readings import for_model
from sudare.assistant.models import ClosedPicture
from sudare.assistant.queries import is_closed
from sudare.assistant.terms import CLOSED, REOPENED
from sudare.attachments.models import Rendition
from sudare.audit.actions import record
from sudare.kit.errors import SudareError
from sudare.viewing.access import access_attachment


@dataclass(frozen=True, slots=True)
class AiView:
    """The rendition an AI would get of a picture, or why none."""

    rendition: Rendition | None
    why_not: SudareError | None
    is_closed: bool
    may_close: bool


def what_ai_sees(*, viewer: Viewer, attachment_id: UUID, room_id: UUID | None = None) -> AiView:
    """What an AI would be shown of this picture, asked by this viewer. Raises: NotFound."""
    attachment = access_attachment(viewer=viewer, attachment_id=attachment_id)
    place = attachment.room_id or room_id
    closed, may_close = is_closed(attachment_id), _may_close(viewer, attachment_id)
    try:
        made = _shown(viewer=viewer, attachment_id=attachment_id, room_id=place)
    except SudareError as refused:
        return AiView(None, refused, is_closed=closed, may_close=may_close)
    return AiView(made, None, is_closed=closed, may_close=may_close)


def close_to_ai(*, viewer: Viewer, attachment_id: UUID) -> None:
    """Keep a picture from every AI from now on. What was read in it goes, too.

    Raises: NotFound; NotAllowed for whoever neither sent it nor keeps order here. Also: recorded.
    """
    from sudare.assistant.actions.upkeep import destroy_readings  # noqa: PLC0415  upkeep knows all of actions

    access_closable(viewer=viewer, attachment_id=attachment_id)
    with transaction.atomic():
        _, is_new = ClosedPicture.objects.get_or_create(pk=attachment_id, defaults={"closed_by_id": viewer.user_id})
        if is_new:
            destroy_readings(attachment_id=attachment_id)
            _record(viewer, CLOSED, attachment_id)


def open_to_ai(*, viewer: Viewer, attachment_id: UUID) -> None:
    """Let AIs see a picture again, as the rules of its place allow. Raises, Also: as ``close_to_ai``."""
    access_closable(viewer=viewer, attachment_id=attachment_id)
    with transaction.atomic():
        deleted, _ = ClosedPicture.objects.filter(pk=attachment_id).delete()
        if deleted:
            _record(viewer, REOPENED, attachment_id)


def _shown(*, viewer: Viewer, attachment_id: UUID, room_id: UUID | None) -> Rendition:
    """To the model where there is one, else to the built-in reader."""
    choose = for_model if the_provider() else access_seen
    return choose(viewer=viewer, attachment_id=attachment_id, room_id=room_id)


def _may_close(viewer: Viewer, attachment_id: UUID) -> bool:
    try:
        access_closable(viewer=viewer, attachment_id=attachment_id)
    except SudareError:
        return False
    return True


def _record(viewer: Viewer, verb: str, attachment_id: UUID) -> None:
    record(organisation_id=viewer.organisation_id, actor_id=viewer.user_id, verb=verb, subject_id=attachment_id)
