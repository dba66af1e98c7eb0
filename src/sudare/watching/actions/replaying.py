"""What the log says about listening after a backup was made: every no that was said since counts again."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from sudare.accounts.models import User
from sudare.audit.models import Entry
from sudare.rooms.models import Room
from sudare.watching.actions.forgetting import forget_rooms, rooms_with
from sudare.watching.models import Refusal, Switch


@transaction.atomic
def replay(*, entries: Iterable[Entry]) -> None:
    """Refusals, those taken back, and the switch turned off, in the order they were said.

    Skips: entries, which stand in the log; a switch turned on and a yes, which are asked for anew, since only their
    absence keeps anybody from being read who doesn't want it.
    """
    for entry in entries:
        subject_id = entry.subject_id or UUID(int=0)
        if entry.verb == "watching:switch:off":
            Switch.objects.filter(pk=entry.organisation_id).update(is_on=False, changed_at=entry.at)
        elif entry.actor_id is None or not User.objects.filter(pk=entry.actor_id).exists():
            continue  # who came after the backup was made isn't there any more
        elif entry.verb == "watching:notice:declined":
            _refuse_again(entry, room=None)
            forget_rooms(rooms_with(entry.actor_id, organisation_id=entry.organisation_id))
        elif entry.verb == "watching:room:refused":
            room = Room.objects.filter(pk=subject_id, organisation_id=entry.organisation_id).first()
            if room is not None:
                _refuse_again(entry, room=room)
                forget_rooms([room.pk])
        elif entry.verb == "watching:room:allowed":
            said = Refusal.objects.filter(user_id=entry.actor_id, organisation_id=entry.organisation_id)
            said.filter(room_id=subject_id, lifted_at=None, at__lte=entry.at).update(lifted_at=entry.at)


def _refuse_again(entry: Entry, *, room: Room | None) -> None:
    said = {"user_id": entry.actor_id, "organisation_id": entry.organisation_id, "room": room}
    if not Refusal.objects.filter(**said, lifted_at=None).exists():
        Refusal.objects.create(**said, at=entry.at)
