"""Everything that happens at a desk for visitors: set up, entered, taken, handed on, put off, ended."""

from sudare.reception.actions.barring import bar_signs
from sudare.reception.actions.beginning import begin
from sudare.reception.actions.blocking import block, lift_block
from sudare.reception.actions.closing import close_visit, end, judge, reopen
from sudare.reception.actions.entering import Entered, enter, resume, resume_address
from sudare.reception.actions.erasing import erase, sweep_newcomers
from sudare.reception.actions.handling import hand_over, set_tags, snooze, take, wake
from sudare.reception.actions.identity import renew_identity_secret
from sudare.reception.actions.leaving import leave
from sudare.reception.actions.looking_in import look_into
from sudare.reception.actions.networks import forget_networks, network_hash
from sudare.reception.actions.notes import delete_note, write_note
from sudare.reception.actions.passing import pass_on
from sudare.reception.actions.presence import Looking, look, look_away, set_presence
from sudare.reception.actions.reaching import leave_mail
from sudare.reception.actions.replaying import replay
from sudare.reception.actions.replies import remove_reply, replies_for, replies_of, write_reply
from sudare.reception.actions.routing import route, route_line
from sudare.reception.actions.setting_up import (
    change_reception,
    open_reception,
    renew_key,
    seat_staff,
    unseat_staff,
)
from sudare.reception.actions.watching import note_message, settle, sweep

__all__ = [
    "Entered",
    "Looking",
    "bar_signs",
    "begin",
    "block",
    "change_reception",
    "close_visit",
    "delete_note",
    "end",
    "enter",
    "erase",
    "forget_networks",
    "hand_over",
    "judge",
    "leave",
    "leave_mail",
    "lift_block",
    "look",
    "look_away",
    "look_into",
    "network_hash",
    "note_message",
    "open_reception",
    "pass_on",
    "remove_reply",
    "renew_identity_secret",
    "renew_key",
    "reopen",
    "replay",
    "replies_for",
    "replies_of",
    "resume",
    "resume_address",
    "route",
    "route_line",
    "seat_staff",
    "set_presence",
    "set_tags",
    "settle",
    "snooze",
    "sweep",
    "sweep_newcomers",
    "take",
    "unseat_staff",
    "wake",
    "write_note",
    "write_reply",
]
