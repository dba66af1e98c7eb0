"""What was said in a room after its last report: context for a package, and no way to listen in."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sudare.accounts.models import Membership
from sudare.accounts.terms import Viewer
from sudare.incidents.actions.preserving import told
from sudare.incidents.models import Case, Report
from sudare.incidents.terms.cases import STANDING
from sudare.rooms import actions as rooms
from sudare.rooms.models import Message, RoomMember
from sudare.rooms.queries.kept import picture_facts

AT_MOST: Final = 50
WITHIN: Final = timedelta(hours=24)


def said_later(
    case: Case, *, reports: Sequence[Report], documents: Iterable[Mapping[str, Any]], viewer: Viewer
) -> list[dict[str, Any]]:
    """The first messages after the last report, within a day of it, in order, as they stand in the room now.

    Only as far as somebody who reported is or was in the room themselves. Of pictures what may be said, no copy.
    Empty once the case is closed. Also: entry ``rooms:kept:opened`` where what was taken back is opened for it.
    """
    if case.state not in STANDING or not reports:
        return []
    last = max(report.at for report in reports)
    until = min(last + WITHIN, _seen_until(case, reports, last + WITHIN))
    places = [message["sequence"] for document in documents for message in document["messages"]]
    rows = Message.objects.filter(room_id=case.room_id, created_at__gt=last, created_at__lte=until)
    chosen = list(
        rows.filter(sequence__gt=max(places, default=0)).select_related("author").order_by("sequence")[:AT_MOST]
    )
    named = [message.pk for message in chosen]
    opened = rooms.open_kept(message_ids=named, because_of=case.pk, viewer=viewer)
    gone = [picture for words in opened for picture in words.pictures]
    known = {one.attachment_id: one for one in (*picture_facts(named), *gone)}
    return [told(message, opened=opened, pictures=list(known.values())) for message in chosen]


def _seen_until(case: Case, reports: Sequence[Report], latest: datetime) -> datetime:
    """When the last of those who reported left the room or lost their seat in the house; ``latest`` while one stays."""
    reporters = {report.reporter_id for report in reports}
    stopped = Membership.objects.filter(organisation_id=case.organisation_id, user_id__in=reporters)
    closed = {user_id: ends for user_id, *ends in stopped.values_list("user_id", "disabled_at", "frozen_at")}
    seats = RoomMember.objects.filter(room_id=case.room_id, user_id__in=reporters).values_list("user_id", "left_at")
    until = [min([at for at in (left, *closed.get(user_id, ())) if at], default=latest) for user_id, left in seats]
    return max(until, default=case.opened_at)
