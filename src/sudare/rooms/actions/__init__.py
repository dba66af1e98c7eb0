"""Everything that happens in rooms: opened, entered, talked in, left."""

from sudare.rooms.actions.avoiding import block_quietly, hide, hide_for, unblock
from sudare.rooms.actions.desks import add_supervisor, close_desk, open_desk, place_room, remove_supervisor
from sudare.rooms.actions.entering import accept_house_rules, add_member, join, remove_member
from sudare.rooms.actions.keeping import forget_kept_of, forget_kept_words, keep_for_case, open_kept
from sudare.rooms.actions.opening import change_room, open_direct, open_group
from sudare.rooms.actions.reading import mark_read, note_typing
from sudare.rooms.actions.replaying import replay
from sudare.rooms.actions.reviewed import note_reviewed_picture, tell_of_reviewed_pictures
from sudare.rooms.actions.talking import delete, edit, note_forgotten_picture, post, tell_of_forgotten_pictures
from sudare.rooms.actions.visiting import open_visit_room, tell_of_visit

__all__ = [
    "accept_house_rules",
    "add_member",
    "add_supervisor",
    "block_quietly",
    "change_room",
    "close_desk",
    "delete",
    "edit",
    "forget_kept_of",
    "forget_kept_words",
    "hide",
    "hide_for",
    "join",
    "keep_for_case",
    "mark_read",
    "note_forgotten_picture",
    "note_reviewed_picture",
    "note_typing",
    "open_desk",
    "open_direct",
    "open_group",
    "open_kept",
    "open_visit_room",
    "place_room",
    "post",
    "remove_member",
    "remove_supervisor",
    "replay",
    "tell_of_forgotten_pictures",
    "tell_of_reviewed_pictures",
    "tell_of_visit",
    "unblock",
]
