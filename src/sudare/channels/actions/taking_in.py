"""From what was taken down to a message in a visitor's room, through the same verbs as everybody's."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

import structlog
from django.conf import settings
from django.db import transaction

from sudare.accounts.terms import Viewer
from sudare.attachments import actions as attachments
from sudare.attachments.models import Attachment
from sudare.attachments.terms import State
from sudare.channels.access import access_visitor
from sudare.channels.actions.correspondents import is_ready_to_talk
from sudare.channels.actions.letters import open_letter
from sudare.channels.actions.lines import open_event
from sudare.channels.actions.said import Said
from sudare.channels.actions.steps import claimed_inbound, end_inbound, put_off
from sudare.channels.actions.telling import tell_of
from sudare.channels.errors import ContentGone, LetterUnreadable
from sudare.channels.models import Correspondent, Inbound
from sudare.channels.terms import CHECKED_WITHIN, LOOKED_AT_EVERY, InState, Told
from sudare.kit.clock import now
from sudare.kit.errors import NotAllowed, NotFound, SudareError, TooLarge
from sudare.reception.errors import DeskClosed, LineFull, VisitorBlocked
from sudare.rooms import actions as rooms

log = structlog.get_logger(__name__)
_FOR_NOBODY: Final = (VisitorBlocked, NotAllowed, NotFound, LetterUnreadable)
_ON_ITS_WAY: Final = frozenset({State.UPLOADING, State.RECEIVED, State.CHECKING, State.EDITING})


def take_in(*, inbound_id: UUID) -> None:
    """Bring one thing that came in as far as it goes now. Skips what somebody else has at hand, or is over.

    What fails for now is tried again with growing pauses; what will never be anything is thrown away, and says why.
    """
    row = claimed_inbound(inbound_id)
    if row is None:
        return
    try:
        _go_on(row)
    except (DeskClosed, LineFull) as error:
        _turned_away(row, Told.CLOSED, error.code)
    except (ContentGone, TooLarge) as error:
        _turned_away(row, Told.REFUSED, error.code)
    except _FOR_NOBODY as error:
        end_inbound(row, InState.DROPPED, failure=error.code)
    except SudareError as error:
        put_off(row, error.code)
    except Exception:
        log.exception("not_taken_in", door=row.door)
        put_off(row, "internal")


def _go_on(row: Inbound) -> None:
    said = open_event(row) if row.payload else open_letter(row)
    if said is None:  # it wasn't words or pictures, and is dealt with
        end_inbound(row, InState.DONE)
        return
    row.correspondent = said.correspondent
    row.save(update_fields=["correspondent"])
    viewer = access_visitor(said.correspondent.visitor)
    if not is_ready_to_talk(said.correspondent, viewer=viewer):
        _ask_first(row, said.correspondent)
    elif row.state == InState.CHECKING or not said.has_pictures:
        _say(row, said, viewer)
    else:
        _receive(row, said, viewer)


def _ask_first(row: Inbound, correspondent: Correspondent) -> None:
    """It waits, sealed, until its sender has read and agreed; a chore looks, and after three days it is destroyed."""
    row.state = InState.ASKING
    row.save(update_fields=["state"])
    tell_of(correspondent, Told.ASK)


def _receive(row: Inbound, said: Said, viewer: Viewer) -> None:
    """Its pictures go through the same gate as all others."""
    room_id = said.correspondent.visitor.room_id
    ids = []
    for number, picture in enumerate(said.pictures()):
        if len(picture.content) > settings.UPLOAD_MAX_BYTES:
            raise TooLarge
        made = attachments.receive(
            viewer=viewer,
            content=picture.content,
            original_name=picture.name,
            room_id=room_id,
            idempotency_key=f"{said.key}:{number}",
        )
        ids.append(str(made.pk))
    row.attachment_ids, row.state, row.next_try_at = ids, InState.CHECKING, now() + LOOKED_AT_EVERY
    row.save(update_fields=["attachment_ids", "state", "next_try_at"])


def _say(row: Inbound, said: Said, viewer: Viewer) -> None:
    """Once every picture is judged: words and pictures in one message, and what can't be shown isn't there."""
    judged = _judged(row, viewer)
    if judged is None:
        _wait_for_checks(row)
        return
    with transaction.atomic():
        if said.words or judged.ready:
            rooms.post(
                viewer=viewer,
                room_id=said.correspondent.visitor.room_id or row.pk,
                text=said.words,
                attachment_ids=judged.ready,
                idempotency_key=said.key,
            )
        end_inbound(row, InState.DONE)
        if judged.is_something_missing or said.left_out:
            tell_of(said.correspondent, Told.REFUSED if judged.is_something_missing else Told.WORDS_ONLY)


def _wait_for_checks(row: Inbound) -> None:
    if row.received_at < now() - CHECKED_WITHIN and row.tries > 0:
        put_off(row, "check_takes_long")
        return
    row.next_try_at = now() + LOOKED_AT_EVERY
    row.save(update_fields=["next_try_at"])


@dataclass(frozen=True, slots=True)
class _Judged:
    ready: list[UUID]
    is_something_missing: bool


def _judged(row: Inbound, viewer: Viewer) -> _Judged | None:
    """Those that may go, confirmed: who writes by LINE or mail has agreed to that before. None while one is checked."""
    pictures = list(Attachment.objects.filter(pk__in=row.attachment_ids, uploader_id=viewer.user_id).order_by("pk"))
    for picture in pictures:
        if picture.state == State.CHECKED:
            picture.state = attachments.confirm(viewer=viewer, attachment_id=picture.pk).state
    if any(picture.state in _ON_ITS_WAY for picture in pictures):
        return None
    ready = [picture.pk for picture in pictures if _may_go(picture)]
    return _Judged(ready=ready, is_something_missing=len(ready) < len(row.attachment_ids))


def _may_go(picture: Attachment) -> bool:
    """Confirmed, in the room already, or held for what was seen in it; what couldn't be opened stays out."""
    is_held = picture.state == State.HELD and picture.renditions.exists()
    return picture.state in {State.CONFIRMED, State.SENT} or is_held


def _turned_away(row: Inbound, why: Told, code: str) -> None:
    end_inbound(row, InState.DROPPED, failure=code)
    if row.correspondent is not None:
        tell_of(row.correspondent, why)
