"""Rooms: listed, opened, changed, entered, left."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from sudare.accounts.terms import Role, Viewer
from sudare.channels.actions import night_outside, send_anyway
from sudare.connect import limits
from sudare.connect import room_schemas as schemas
from sudare.connect.callers import viewer_in
from sudare.notifications.actions import night_here, ring_anyway
from sudare.rooms import actions, queries
from sudare.rooms.access import access_room
from sudare.rulebook.queries import policy_in_force

router = Router(tags=["rooms"])


@router.get("", response=schemas.Rooms, summary="My rooms, the liveliest first")
def list_rooms(request: HttpRequest) -> schemas.Rooms:
    return schemas.Rooms(
        items=[schemas.RoomSummary.model_validate(line) for line in queries.rooms_of(viewer_in(request))]
    )


@router.post("", response={HTTPStatus.CREATED: schemas.Room}, summary="Open a group, or the room for two with somebody")
def open_room(request: HttpRequest, body: schemas.NewRoom) -> schemas.Room:
    viewer = viewer_in(request)
    limits.count(limits.ROOMS, user_id=viewer.user_id)
    if isinstance(body, schemas.NewDirect):
        room = actions.open_direct(viewer=viewer, user_id=body.user_id)
    else:
        room = actions.open_group(viewer=viewer, name=body.name, user_ids=body.user_ids)
    return _room(viewer, room.pk)


@router.get("/{uuid:room_id}", response=schemas.Room, summary="One room and who is in it")
def show_room(request: HttpRequest, room_id: UUID) -> schemas.Room:
    return _room(viewer_in(request), room_id)


@router.patch("/{uuid:room_id}", response=schemas.Room, summary="Change a group's name or house rules")
def change_room(request: HttpRequest, room_id: UUID, body: schemas.ChangedRoom) -> schemas.Room:
    viewer = viewer_in(request)
    actions.change_room(viewer=viewer, room_id=room_id, name=body.name, house_rules=body.house_rules)
    return _room(viewer, room_id)


@router.post("/{uuid:room_id}/members", response={HTTPStatus.NO_CONTENT: None}, summary="Bring somebody in")
def add_member(request: HttpRequest, room_id: UUID, body: schemas.NewMember) -> None:
    viewer = viewer_in(request)
    limits.count(limits.ROOMS, user_id=viewer.user_id)
    actions.add_member(viewer=viewer, room_id=room_id, user_id=body.user_id)


@router.delete(
    "/{uuid:room_id}/members/{uuid:user_id}",
    response={HTTPStatus.NO_CONTENT: None},
    summary="Leave (oneself), or take somebody out",
)
def remove_member(request: HttpRequest, room_id: UUID, user_id: UUID) -> None:
    actions.remove_member(viewer=viewer_in(request), room_id=room_id, user_id=user_id)


@router.post("/{uuid:room_id}/house-rules", response={HTTPStatus.NO_CONTENT: None}, summary="Accept the house rules")
def accept_house_rules(request: HttpRequest, room_id: UUID) -> None:
    actions.accept_house_rules(viewer=viewer_in(request), room_id=room_id)


@router.post(
    "/{uuid:room_id}/join",
    response={HTTPStatus.NO_CONTENT: None},
    summary="From looking after a room to being in it; everybody there sees that",
)
def join(request: HttpRequest, room_id: UUID) -> None:
    actions.join(viewer=viewer_in(request), room_id=room_id)


@router.put("/{uuid:room_id}/read", response={HTTPStatus.NO_CONTENT: None}, summary="I have read up to here")
def mark_read(request: HttpRequest, room_id: UUID, body: schemas.ReadMark) -> None:
    actions.mark_read(viewer=viewer_in(request), room_id=room_id, sequence=body.sequence)


@router.post("/{uuid:room_id}/typing", response={HTTPStatus.NO_CONTENT: None}, summary="I am typing")
def note_typing(request: HttpRequest, room_id: UUID) -> None:
    actions.note_typing(viewer=viewer_in(request), room_id=room_id)


@router.post(
    "/{uuid:room_id}/ring",
    response=schemas.Rung,
    summary="Ring those under age although it is night: an emergency, with a reason for the log",
)
def ring(request: HttpRequest, room_id: UUID, body: schemas.EmergencyRing) -> schemas.Rung:
    viewer = viewer_in(request)
    limits.count(limits.ROOMS, user_id=viewer.user_id)
    if night_outside(viewer=viewer, room=access_room(viewer=viewer, room_id=room_id).room) is not None:
        send_anyway(viewer=viewer, room_id=room_id, reason=body.reason)
        return schemas.Rung(people=1)
    return schemas.Rung(people=ring_anyway(viewer=viewer, room_id=room_id, reason=body.reason))


def _night(viewer: Viewer, room: Any) -> schemas.Night | None:
    found = night_outside(viewer=viewer, room=room) or night_here(viewer=viewer, room=room)
    return schemas.Night.model_validate(found) if found else None


def _room(viewer: Viewer, room_id: UUID) -> schemas.Room:
    member = access_room(viewer=viewer, room_id=room_id)
    summary = schemas.RoomSummary.model_validate(queries.room_line(member))
    people = queries.people_in(member.room)
    rules = policy_in_force(organisation_id=viewer.organisation_id, room_id=room_id)
    return schemas.Room(
        **summary.model_dump(),
        house_rules=member.room.house_rules,
        rules_accepted=member.rules_accepted_at is not None or not member.room.house_rules,
        read_sequence=member.read_sequence,
        retention_days=rules.retention_days,
        place=member.place,
        ai=rules.ai,
        night=_night(viewer, member.room),
        members=[
            schemas.Member(
                user_id=one.user_id,
                name=one.name,
                role=Role(one.role),
                read_sequence=one.read_sequence,
                is_me=one.user_id == viewer.user_id,
            )
            for one in people
        ],
    )
