"""Kinds of rooms, and the facts a room's log can hold."""

from enum import StrEnum


class RoomKind(StrEnum):
    DIRECT = "direct"
    GROUP = "group"


class EventKind(StrEnum):
    MESSAGE_POSTED = "message_posted"
    MESSAGE_EDITED = "message_edited"
    MESSAGE_DELETED = "message_deleted"
    MEMBER_JOINED = "member_joined"
    MEMBER_LEFT = "member_left"
    ROOM_CHANGED = "room_changed"
    PICTURE_FORGOTTEN = "picture_forgotten"
