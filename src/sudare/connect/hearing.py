"""What the open streams of this process hear of. ``config.wiring`` connects these to the events."""

from functools import partial

from sudare.accounts.events import SeatClosed, SeatFrozen, SessionsEnded
from sudare.connect.hub import Hub, tell_hubs
from sudare.reception.events import LineMoved, StaffGone, VisitorShutOut
from sudare.rooms.events import MemberGone, RoomLogGrew, SomebodyRead, SomebodySpared, SomebodyTypes


def room_grew(event: RoomLogGrew) -> None:
    tell_hubs(partial(Hub.room_grew, room_id=event.room_id, sequence=event.sequence))


def somebody_types(event: SomebodyTypes) -> None:
    tell_hubs(partial(Hub.whisper, room_id=event.room_id, kind="typing", user_id=event.user_id))


def somebody_read(event: SomebodyRead) -> None:
    tell_hubs(partial(Hub.whisper, room_id=event.room_id, kind="read", user_id=event.user_id, sequence=event.sequence))


def line_moved(event: LineMoved) -> None:
    tell_hubs(partial(Hub.line_moved, desk_id=event.desk_id))


def access_may_have_ended(
    event: SeatClosed | SeatFrozen | SessionsEnded | MemberGone | StaffGone | VisitorShutOut | SomebodySpared,
) -> None:
    del event
    tell_hubs(Hub.look_again)
