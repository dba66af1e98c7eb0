"""Who may see which picture, decided anew at every single request."""

from uuid import UUID

from sudare.accounts.access import viewer_in
from sudare.accounts.models import hash_of
from sudare.accounts.queries import working_seats
from sudare.accounts.terms import RIGHTS, Machine, Right, Viewer
from sudare.attachments.access import may_review
from sudare.attachments.models import Attachment, Rendition
from sudare.attachments.queries import is_original_kept
from sudare.attachments.terms import State
from sudare.intake.verdicts import findings_from_json
from sudare.kit.clock import now
from sudare.kit.errors import NotAllowed, NotFound, SudareError
from sudare.policy.keeping import kinds_in
from sudare.rooms.access import access_room_to, check_open_outside
from sudare.rooms.errors import MinorsRoom
from sudare.rooms.queries import memberships_of
from sudare.rulebook.queries import policy_in_force
from sudare.viewing.errors import AiOff, HeldFromAi, LinkOver, NotForAi, NothingToUnmask, SharingOff
from sudare.viewing.models import ShareLink

_BEFORE_SENDING = frozenset({State.CHECKED, State.EDITING, State.CONFIRMED})
_FOR_AI = frozenset({State.CHECKED, State.CONFIRMED, State.SENT})
_GONE = frozenset({State.DISCARDED, State.FORGOTTEN})


def access_attachment(*, viewer: Viewer, attachment_id: UUID) -> Attachment:
    """The attachment, if this viewer may know of it at this moment.

    Until it hangs on a message that is its uploader alone, and nobody once it was discarded; then it is whoever is
    in the room, and nobody once it is forgotten; while it waits for somebody's word also those whose word it may be.
    The seat in the organisation is looked at again, not believed.

    Raises NotFound alike for what is absent, foreign, not yet or no longer there.
    """
    if not viewer.may(Right.SEE_PICTURES) or not _still_seated(viewer):
        raise NotFound
    here = Attachment.objects.filter(organisation_id=viewer.organisation_id)
    attachment = here.prefetch_related("renditions", "reviews").filter(id=attachment_id).first()
    if attachment is None or attachment.state in _GONE or not _may_know(viewer, attachment):
        raise NotFound
    return attachment


def access_rendition(*, viewer: Viewer, attachment_id: UUID, name: str) -> Rendition:
    """A rendition that may be shown to this viewer now. Raises NotFound, as above and before the verdict.

    What is held is shown to those who may decide about it, and to nobody else: not even to whoever sent it.
    """
    attachment = access_attachment(viewer=viewer, attachment_id=attachment_id)
    rendition = next((one for one in attachment.renditions.all() if one.name == name), None)
    if rendition is None or not _is_shown(viewer, attachment):
        raise NotFound
    return rendition


def access_for_ai(*, viewer: Viewer, attachment_id: UUID, name: str, room_id: UUID | None = None) -> Rendition:
    """A rendition that an AI may see now, asked by this viewer: never more than the viewer, and never what is covered.

    ``room_id``: where it is asked; the picture's own room decides where it has one.

    Raises: as ``access_rendition``; HeldFromAi, AiOff; NotForAi for what the rules keep from every AI.
    """
    made = access_rendition(viewer=viewer, attachment_id=attachment_id, name=name)
    picture = made.attachment
    if picture.state not in _FOR_AI:
        raise HeldFromAi
    policy = policy_in_force(organisation_id=picture.organisation_id, room_id=picture.room_id or room_id)
    if policy.ai == "off" or Right.SEE_PICTURES not in RIGHTS[Machine.AI]:
        raise AiOff
    if kinds_in(policy, findings_from_json(picture.findings)) & set(policy.ai_never):
        raise NotForAi
    return made


def access_original(*, viewer: Viewer, attachment_id: UUID) -> Attachment:
    """A picture under whose masks this viewer could look, given a reason.

    Raises: NotFound where the picture isn't shown to them at all; NotAllowed without the right; NothingToUnmask.
    """
    attachment = access_attachment(viewer=viewer, attachment_id=attachment_id)
    if not _is_shown(viewer, attachment) or attachment.state in _BEFORE_SENDING:
        raise NotFound
    if not viewer.may(Right.UNMASK):
        raise NotAllowed
    if not is_original_kept(attachment):
        raise NothingToUnmask
    return attachment


def access_to_share(*, viewer: Viewer, attachment_id: UUID) -> Attachment:
    """A sent picture this viewer could show somebody outside, as far as role and place go.

    Raises: NotFound; NotAllowed without the right; OnlyLooking for whoever looks after its desk alone.
    """
    attachment = access_attachment(viewer=viewer, attachment_id=attachment_id)
    if attachment.state != State.SENT or attachment.room_id is None:
        raise NotFound
    access_room_to(Right.SHARE_OUTSIDE, viewer=viewer, room_id=attachment.room_id)
    return attachment


def check_may_keep(*, viewer: Viewer, attachment: Attachment) -> None:
    """Whether a copy may be taken along: of one's own always, of others' where role and place allow it.

    Raises: NotAllowed; OnlyLooking for whoever looks after its desk alone.
    """
    if attachment.uploader_id == viewer.user_id:
        return
    if attachment.room_id is None:
        raise NotAllowed
    access_room_to(Right.DOWNLOAD, viewer=viewer, room_id=attachment.room_id)


def check_may_take_out(*, viewer: Viewer, attachment: Attachment) -> None:
    """Whether it may leave with many others. Raises: NotAllowed; OnlyLooking."""
    if attachment.room_id is None:
        raise NotAllowed
    access_room_to(Right.EXPORT, viewer=viewer, room_id=attachment.room_id)


def access_share(*, secret: str) -> ShareLink:
    """The link behind a secret, while it works: not over, not revoked, its picture there, its room's rules as before.

    It lives on what its maker may do now: who lost the seat, the room or the right shows nothing outside any more.

    Raises LinkOver alike for all of these, and for what never was. Skips counting: see ``sharing.open_share``.
    """
    found = ShareLink.objects.select_related("attachment").filter(secret_hash=hash_of(secret))
    link = found.filter(revoked_at=None, expires_at__gt=now()).first()
    if link is None or link.attachment.state != State.SENT or not is_sharing_on(link.attachment):
        raise LinkOver
    if not _still_answers(link):
        raise LinkOver
    return link


def _still_answers(link: ShareLink) -> bool:
    """Whether whoever made the link could make it now."""
    seats = working_seats().filter(organisation_id=link.organisation_id, user_id=link.made_by_id)
    seat = seats.select_related("user").first()
    maker = viewer_in(seat) if seat else None
    if maker is None or not maker.may(Right.SHARE_OUTSIDE):
        return False
    return maker.may(Right.SEE_PICTURES) and _may_know(maker, link.attachment)


def is_sharing_on(attachment: Attachment) -> bool:
    """Whether a picture may be shown outside where it hangs."""
    return why_not_outside(attachment) is None


def why_not_outside(attachment: Attachment) -> SudareError | None:
    """What keeps a picture in the house: somebody under age in its room, else the rules in force there."""
    here, room_id = attachment.organisation_id, attachment.room_id
    try:
        if room_id is not None:
            check_open_outside(organisation_id=here, room_id=room_id)
    except MinorsRoom as error:
        return error
    return None if policy_in_force(organisation_id=here, room_id=room_id).sharing == "on" else SharingOff()


def _may_know(viewer: Viewer, attachment: Attachment) -> bool:
    if attachment.message_id is None:
        return attachment.uploader_id == viewer.user_id
    is_in_room = attachment.room_id is not None and _is_in_room(viewer, attachment.room_id)
    return is_in_room or (attachment.state != State.SENT and _decides(viewer, attachment))


def _is_shown(viewer: Viewer, attachment: Attachment) -> bool:
    if attachment.message_id is None:
        return attachment.state in _BEFORE_SENDING
    return attachment.state == State.SENT or _decides(viewer, attachment)


def _decides(viewer: Viewer, attachment: Attachment) -> bool:
    """Whether its bytes are there for this viewer's word: held, or refused and objected to."""
    return attachment.state in {State.HELD, State.REFUSED} and may_review(viewer=viewer, attachment_id=attachment.id)


def _still_seated(viewer: Viewer) -> bool:
    seat = working_seats().filter(id=viewer.membership_id, user_id=viewer.user_id, role=viewer.role)
    return seat.exists()


def _is_in_room(viewer: Viewer, room_id: UUID) -> bool:
    return memberships_of(viewer).filter(room_id=room_id).exists()
