"""What the log says happened in rooms after a backup was made: words taken back stay gone, and so do people."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from sudare.audit.models import Entry
from sudare.rooms.models import DeskSupervisor, Message, RoomMember

_GONE = frozenset({"rooms:member:left", "rooms:member:removed"})


@transaction.atomic
def replay(*, entries: Iterable[Entry]) -> None:
    """Take back messages again, and take out again whoever left. Skips: entries, which stand in the log already.

    Nothing is told to the room's own log: whoever reads it after a restore reads it from the beginning.
    """
    for entry in entries:
        if entry.subject_id is None:
            continue
        if entry.verb == "rooms:message:deleted":
            Message.objects.filter(pk=entry.subject_id, deleted_at=None).update(text="", deleted_at=entry.at)
        elif entry.verb == "rooms:desk:left":  # what they only looked at closes with it
            watching = DeskSupervisor.objects.filter(desk_id=entry.subject_id, user_id=entry.details["user_id"])
            watching.delete()
        elif entry.verb in _GONE or entry.verb == "rooms:member:added":
            left_at = entry.at if entry.verb in _GONE else None
            seats = RoomMember.objects.filter(room_id=entry.subject_id, user_id=UUID(str(entry.details["user_id"])))
            seats.update(left_at=left_at)
