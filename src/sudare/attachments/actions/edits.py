"""What the sender covers, turns and cuts before sending: drawn by a job, from the clean picture each time."""

from typing import Any
from uuid import UUID

from django.db import transaction

from sudare.accounts.terms import Viewer
from sudare.attachments.access import access_own_attachment
from sudare.attachments.actions.desk import the_queue
from sudare.attachments.actions.limits import check_edit
from sudare.attachments.actions.notation import edit_json, edit_of
from sudare.attachments.actions.steps import step, tell
from sudare.attachments.errors import NotReady
from sudare.attachments.models import Attachment
from sudare.attachments.queries import is_original_kept
from sudare.attachments.terms import State
from sudare.imaging.terms import Edit

NOTHING = Edit()


def edit(*, viewer: Viewer, attachment_id: UUID, edit: Edit) -> Attachment:
    """Have a checked picture drawn anew; this edit takes the place of the one before. The same again changes nothing.

    What the policy demands stays covered, whatever the edit says.

    Raises: NotFound; NotReady unless the picture is checked; EditImpossible, EditTooLarge.
    """
    attachment = access_own_attachment(viewer=viewer, attachment_id=attachment_id)
    check_edit(edit, width_px=attachment.width_px, height_px=attachment.height_px)
    if attachment.state == State.EDITING and _is_under_way(attachment, edit, State.CHECKED):
        return attachment
    if attachment.state != State.CHECKED:
        raise NotReady
    if edit_of(attachment.edit) != edit:
        with transaction.atomic():
            begin_drawing(attachment, edit, then=State.CHECKED)
    return attachment


def confirm(*, viewer: Viewer, attachment_id: UUID, edit: Edit | None = None) -> Attachment:
    """The sender has seen what was found and says yes. Saying it twice is once.

    With an ``edit``, or when the kept original must lose what the sender covered, it is drawn first and confirmed
    by the job; if drawing fails, the picture is *checked* again and has to be confirmed anew.

    Raises: NotFound; NotReady unless the picture is checked; EditImpossible, EditTooLarge.
    Also: entry ``attachments:attachment:confirmed``.
    """
    attachment = access_own_attachment(viewer=viewer, attachment_id=attachment_id)
    wanted = edit_of(attachment.edit) if edit is None else edit
    check_edit(wanted, width_px=attachment.width_px, height_px=attachment.height_px)
    if attachment.state == State.CONFIRMED:
        return attachment
    if attachment.state == State.EDITING and _is_under_way(attachment, edit, State.CONFIRMED):
        return attachment
    if attachment.state != State.CHECKED:
        raise NotReady
    is_to_be_burnt = wanted != NOTHING and is_original_kept(attachment)
    with transaction.atomic():
        if wanted != edit_of(attachment.edit) or is_to_be_burnt:
            begin_drawing(attachment, wanted, then=State.CONFIRMED)
        else:
            step(attachment, to=State.CONFIRMED, drawing=None)
        tell(attachment, "confirmed", actor_id=viewer.user_id)
    return attachment


def begin_drawing(attachment: Attachment, edit: Edit, *, then: State, review_id: UUID | None = None) -> None:
    """Queue a drawing, inside the caller's transaction. ``then`` is the state it leads to.

    Raises: NotReady when the picture moved on in this very moment.
    """
    drawing: dict[str, Any] = {
        "edit": edit_json(edit),
        "then": then.value,
        "back": str(attachment.state),
        "review": str(review_id) if review_id else None,
        "tries": 0,
    }
    step(attachment, to=State.EDITING, drawing=drawing)
    the_queue().put_drawing(attachment.id)


def _is_under_way(attachment: Attachment, edit: Edit | None, then: State) -> bool:
    drawing = attachment.drawing or {}
    return drawing.get("then") == then and edit in {None, edit_of(drawing.get("edit"))}
