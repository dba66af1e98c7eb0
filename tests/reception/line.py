"""A desk with its staff, and visitors in its line, as the staff's tests need them."""

from dataclasses import dataclass

import factories
from sudare.accounts.models import Organisation
from sudare.accounts.terms import Role, Viewer
from sudare.kit.clock import now
from sudare.reception.models import DeskStaff, Reception, Visit, Visitor
from sudare.reception.terms import Door, Here, Routing
from sudare.rooms import actions as rooms
from sudare.rooms.models import Desk, Message, Room, RoomEvent, RoomMember
from sudare.rooms.terms import RoomKind


@dataclass(frozen=True)
class Line:
    organisation: Organisation
    desk: Desk
    reception: Reception
    alice: Viewer  # owns the organisation and looks after the desk
    bob: Viewer  # answers at the desk
    dora: Viewer  # so does she
    charlie: Viewer  # a member of the same organisation who has nothing to do with the desk


def a_line(*, routing: Routing = Routing.LINE_UP, **how) -> Line:
    organisation = factories.an_organisation(name="Aozora Repairs")
    alice = factories.a_viewer(organisation=organisation, name="Alice", role=Role.OWNER)
    desk = Desk.objects.create(organisation=organisation, name="Repairs")
    rooms.add_supervisor(viewer=alice, desk_id=desk.pk, user_id=alice.user_id)
    reception = Reception.objects.create(
        desk=desk, organisation=organisation, key=f"sd_{desk.pk.hex}", routing=routing, keeps_holidays=False, **how
    )
    bob, dora, charlie = (
        factories.a_viewer(organisation=organisation, name=name, role=Role.AGENT) for name in ("Bob", "Dora", "Charlie")
    )
    for one in (bob, dora):
        DeskStaff.objects.create(desk=desk, user_id=one.user_id)
    return Line(organisation, desk, reception, alice, bob, dora, charlie)


def another_desk(line: Line, *staff: Viewer, **how) -> Desk:
    """A second desk of the same house."""
    desk = Desk.objects.create(organisation=line.organisation, name=f"Counter {Desk.objects.count()}")
    Reception.objects.create(desk=desk, organisation=line.organisation, key=f"sd_{desk.pk.hex}", **how)
    for one in staff:
        DeskStaff.objects.create(desk=desk, user_id=one.user_id)
    return desk


def is_here(line: Line, *people: Viewer) -> None:
    """Without the verb: nobody is given anything by it."""
    rows = DeskStaff.objects.filter(desk=line.desk, user_id__in=[one.user_id for one in people])
    rows.update(here=Here.AVAILABLE, seen_at=now())


def a_visitor(line: Line, *, name: str = "Hanako") -> Viewer:
    """Somebody from outside, with a room of their own and nothing said in it."""
    viewer = factories.a_viewer(organisation=line.organisation, name=name, role=Role.VISITOR)
    room = Room.objects.create(organisation=line.organisation, kind=RoomKind.DESK, name=name, desk=line.desk)
    RoomMember.objects.create(room=room, user_id=viewer.user_id)
    Visitor.objects.create(user_id=viewer.user_id, organisation=line.organisation, desk=line.desk, room=room)
    return viewer


def a_visit(line: Line, visitor: Viewer | None = None, **how) -> Visit:
    """A visit that has just begun to wait."""
    known = Visitor.objects.get(pk=(visitor or a_visitor(line)).user_id)
    facts = {"door": Door.WIDGET, "language": "en"} | how
    return Visit.objects.create(organisation=line.organisation, desk=line.desk, visitor=known, room=known.room, **facts)


def viewer_of(visit: Visit) -> Viewer:
    seat = visit.visitor.user.memberships.get()
    user = visit.visitor.user
    return Viewer(
        user_id=user.pk,
        organisation_id=seat.organisation_id,
        membership_id=seat.pk,
        role=Role.VISITOR,
        name=user.name,
    )


def say(visit: Visit, text: str, *, by: Viewer | None = None) -> Message:
    return rooms.post(viewer=by or viewer_of(visit), room_id=visit.room_id, text=text)


def told(visit: Visit) -> list[str]:
    """What a room's log tells of its visit, in order."""
    rows = RoomEvent.objects.filter(room_id=visit.room_id, kind__startswith="visit_")
    return list(rows.order_by("sequence").values_list("kind", flat=True))


def inside(visit: Visit) -> set:
    """Who is a member of the visit's room right now, besides whoever only looks after its desk."""
    rows = RoomMember.objects.filter(room_id=visit.room_id, left_at=None, is_from_desk=False)
    return set(rows.values_list("user_id", flat=True))
