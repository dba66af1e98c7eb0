"""The doors of asking: whose question it is, who approves, and what an AI may see."""

from uuid import UUID

from sudare.accounts.terms import Right, Viewer
from sudare.assistant import queries
from sudare.assistant.errors import PictureClosed
from sudare.assistant.models import Answer, ClosedPicture
from sudare.assistant.terms import AnswerState
from sudare.attachments.models import Attachment, Rendition
from sudare.kit.errors import NotAllowed, NotFound
from sudare.rooms.access import access_room, access_room_to
from sudare.rooms.models import RoomMember
from sudare.rulebook.queries import policy_in_force
from sudare.viewing import access as viewing
from sudare.viewing.errors import AiOff

_FULL = "full"


def access_asking(*, viewer: Viewer, room_id: UUID) -> RoomMember:
    """The viewer's place in a room in which they may ask.

    Raises: NotFound; OnlyLooking for whoever is here for the desk alone; NotAllowed; AiOff.
    """
    member = access_room_to(Right.TALK, viewer=viewer, room_id=room_id)
    if policy_in_force(organisation_id=viewer.organisation_id, room_id=room_id).ai == "off":
        raise AiOff
    return member


def access_seen(*, viewer: Viewer, attachment_id: UUID, room_id: UUID | None, name: str = _FULL) -> Rendition:
    """What an AI may see of a picture asked about in a room: one that hangs in it, or one's own not yet sent.

    Raises: NotFound, also for a picture of another room; HeldFromAi, AiOff, NotForAi, PictureClosed.
    """
    made = viewing.access_for_ai(viewer=viewer, attachment_id=attachment_id, name=name, room_id=room_id)
    if room_id is not None and made.attachment.room_id not in {room_id, None}:
        raise NotFound
    if ClosedPicture.objects.filter(pk=attachment_id).exists():
        raise PictureClosed
    return made


def access_answer(*, viewer: Viewer, answer_id: UUID) -> Answer:
    """An answer of one's own, or a draft somebody may approve, in a room they are in right now.

    Raises: NotFound alike for what is absent, elsewhere or somebody else's.
    """
    answer = queries.whole_answers().filter(pk=answer_id, question__organisation_id=viewer.organisation_id).first()
    if answer is None or not may_read(viewer=viewer, answer=answer):
        raise NotFound
    return answer


def access_own_answer(*, viewer: Viewer, answer_id: UUID) -> Answer:
    """An answer to a question of the viewer's own. Raises: NotFound."""
    answer = access_answer(viewer=viewer, answer_id=answer_id)
    if answer.question.asker_id != viewer.user_id:
        raise NotFound
    return answer


def access_draft(*, viewer: Viewer, answer_id: UUID) -> Answer:
    """A draft this viewer may decide about. Raises: NotFound; NotAllowed for whoever asked and may not approve."""
    answer = access_answer(viewer=viewer, answer_id=answer_id)
    if not may_approve(viewer=viewer, room_id=answer.question.room_id):
        raise NotAllowed
    return answer


def access_correctable(*, viewer: Viewer, answer_id: UUID) -> Answer:
    """An answer whose words and values this viewer may correct: one's own, or a draft for whoever approves.

    Raises: NotFound; NotAllowed for a draft somebody else has to read.
    """
    answer = access_answer(viewer=viewer, answer_id=answer_id)
    if answer.state == AnswerState.DRAFT and not may_approve(viewer=viewer, room_id=answer.question.room_id):
        raise NotAllowed
    return answer


def access_closable(*, viewer: Viewer, attachment_id: UUID) -> Attachment:
    """A picture of the viewer's own, to be closed to AIs or opened again. Raises: NotFound; NotAllowed."""
    attachment = viewing.access_attachment(viewer=viewer, attachment_id=attachment_id)
    if attachment.uploader_id != viewer.user_id and not viewer.may(Right.MODERATE):
        raise NotAllowed
    return attachment


def may_read(*, viewer: Viewer, answer: Answer) -> bool:
    """Whoever asked, while they are in the room; and of drafts whoever may approve them there."""
    try:
        access_room(viewer=viewer, room_id=answer.question.room_id)
    except NotFound:
        return False
    if answer.question.asker_id == viewer.user_id:
        return True
    is_of_a_draft = answer.expires_at is not None
    return is_of_a_draft and may_approve(viewer=viewer, room_id=answer.question.room_id)


def may_approve(*, viewer: Viewer, room_id: UUID) -> bool:
    """Whether this viewer may send what an AI drafted, at this place, right now."""
    member = access_room(viewer=viewer, room_id=room_id)
    return viewer.may_at(member.place, Right.APPROVE)
