"""Switched on and off, agreed and refused, read, helped, forgotten."""

from sudare.watching.actions.answering import agree, allow_room, decline, refuse_room
from sudare.watching.actions.cards import card_for, dismiss_card
from sudare.watching.actions.desk import queue_with
from sudare.watching.actions.reading import listen, note_grown
from sudare.watching.actions.sweeping import sweep
from sudare.watching.actions.switching import switch_off, switch_on, write_notice
from sudare.watching.actions.trusting import choose_trusted

__all__ = [
    "agree",
    "allow_room",
    "card_for",
    "choose_trusted",
    "decline",
    "dismiss_card",
    "listen",
    "note_grown",
    "queue_with",
    "refuse_room",
    "sweep",
    "switch_off",
    "switch_on",
    "write_notice",
]
