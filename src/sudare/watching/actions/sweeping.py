"""What vanishes by itself, and the day's numbers on their way into the log."""

from datetime import timedelta
from typing import Final

from django.db import transaction

from sudare.audit.actions import record
from sudare.kit.clock import now
from sudare.rooms.models import Room
from sudare.watching import queries
from sudare.watching.actions.forgetting import forget_rooms
from sudare.watching.actions.reading import forget_changed
from sudare.watching.models import Hit, Tally

HITS_KEPT: Final = timedelta(days=30)  # as the notice says; whoever changes one changes the other
AT_ONCE: Final = 200


def sweep() -> None:
    """Forget hits whose day has come, whose message changed, or whose room has a no; write yesterday's numbers.

    Also: entry ``watching:day:counted`` per organisation and day, by nobody: how many readings, which rules.
    """
    Hit.objects.filter(at__lt=now() - HITS_KEPT).delete()
    rooms = Room.objects.filter(pk__in=Hit.objects.values("room_id"))
    for room in rooms.order_by("pk")[:AT_ONCE]:
        forget_changed(room.pk)
        if queries.has_no(room):
            with transaction.atomic():
                forget_rooms([room.pk])
    for tally in Tally.objects.filter(day__lt=now().date()).order_by("day", "pk")[:AT_ONCE]:
        _tell(tally)


@transaction.atomic
def _tell(tally: Tally) -> None:
    gone, _ = Tally.objects.filter(pk=tally.pk).delete()
    if gone and tally.readings:
        rules = dict(sorted(tally.rules.items()))
        record(
            organisation_id=tally.organisation_id,
            actor_id=None,
            verb="watching:day:counted",
            details={
                "day": tally.day.isoformat(),
                "readings": tally.readings,
                "rules": list(rules),
                "times": list(rules.values()),
            },
        )
