"""Everything that happens in rooms: opened, entered, talked in, left."""

from sudare.rooms.actions.entering import accept_house_rules, add_member, remove_member
from sudare.rooms.actions.opening import change_room, open_direct, open_group
from sudare.rooms.actions.reading import mark_read, note_typing
from sudare.rooms.actions.reviewed import note_reviewed_picture, tell_of_reviewed_pictures
from sudare.rooms.actions.talking import delete, edit, note_forgotten_picture, post, tell_of_forgotten_pictures

__all__ = [
    "accept_house_rules",
    "add_member",
    "change_room",
    "delete",
    "edit",
    "mark_read",
    "note_forgotten_picture",
    "note_reviewed_picture",
    "note_typing",
    "open_direct",
    "open_group",
    "post",
    "remove_member",
    "tell_of_forgotten_pictures",
    "tell_of_reviewed_pictures",
]
