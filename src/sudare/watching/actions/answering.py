"""A person's yes and no: for the whole organisation, or for one room. A no counts from the moment it is said."""

from contextlib import suppress
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from sudare.accounts.terms import Role, Viewer
from sudare.audit.actions import record
from sudare.consents import actions as consents
from sudare.consents.errors import NothingToWithdraw
from sudare.consents.terms import Purpose
from sudare.kit.clock import now
from sudare.watching import queries
from sudare.watching.access import access_own_place
from sudare.watching.actions.forgetting import forget_rooms, rooms_with
from sudare.watching.errors import ListeningOff
from sudare.watching.models import Refusal


@transaction.atomic
def agree(*, viewer: Viewer, version: int, language: str) -> None:
    """Say yes to the notice that was read. Rooms are listened to once everybody in them has.

    Raises: ListeningOff where nobody asks, and for visitors; ConsentTextChanged.
    Also: entry ``consents:consent:given``; an earlier no is lifted.
    """
    if viewer.role == Role.VISITOR or not queries.is_on(viewer.organisation_id):
        raise ListeningOff
    _lift(viewer, room_id=None)
    consents.give(viewer=viewer, version=version, language=language, purpose=Purpose.LISTENING)


@transaction.atomic
def decline(*, viewer: Viewer) -> None:
    """Say no, or take a yes back. No room they are in is read any more, and what was noticed there is forgotten.

    Also: recorded; the consent, if there was one, is withdrawn with its own entry. Skips: a second no.
    """
    with suppress(NothingToWithdraw):
        consents.withdraw(viewer=viewer, purpose=Purpose.LISTENING)
    if _refuse(viewer, room_id=None):
        _record(viewer, "notice:declined")
    forget_rooms(rooms_with(viewer.user_id, organisation_id=viewer.organisation_id))


@transaction.atomic
def refuse_room(*, viewer: Viewer, room_id: UUID) -> None:
    """Say no for one room: for everybody in it nothing is read any more, and what was noticed there is forgotten.

    Raises: NotFound. Also: recorded. Skips: a second no.
    """
    access_own_place(viewer=viewer, room_id=room_id)
    if _refuse(viewer, room_id=room_id):
        _record(viewer, "room:refused", room_id)
    forget_rooms([room_id])


@transaction.atomic
def allow_room(*, viewer: Viewer, room_id: UUID) -> None:
    """Take one's own no for a room back. What was said in between stays unread. Raises: NotFound. Also: recorded."""
    access_own_place(viewer=viewer, room_id=room_id)
    if _lift(viewer, room_id=room_id):
        _record(viewer, "room:allowed", room_id)


def _refuse(viewer: Viewer, *, room_id: UUID | None) -> bool:
    if _standing(viewer, room_id).exists():
        return False
    Refusal.objects.create(user_id=viewer.user_id, organisation_id=viewer.organisation_id, room_id=room_id)
    return True


def _lift(viewer: Viewer, *, room_id: UUID | None) -> bool:
    return bool(_standing(viewer, room_id).update(lifted_at=now()))


def _standing(viewer: Viewer, room_id: UUID | None) -> QuerySet[Refusal]:
    rows = Refusal.objects.filter(user_id=viewer.user_id, organisation_id=viewer.organisation_id, lifted_at=None)
    return rows.filter(room_id=room_id) if room_id else rows.filter(room=None)


def _record(viewer: Viewer, deed: str, subject_id: UUID | None = None) -> None:
    record(
        organisation_id=viewer.organisation_id,
        actor_id=viewer.user_id,
        verb=f"watching:{deed}",
        subject_id=subject_id,
    )
