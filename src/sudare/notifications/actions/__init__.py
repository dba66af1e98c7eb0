"""Wishes kept, news found, people told."""

from sudare.notifications.actions.casework import note_cases
from sudare.notifications.actions.desk import queue_with
from sudare.notifications.actions.nights import night_here, ring_anyway
from sudare.notifications.actions.telling import sweep, tell
from sudare.notifications.actions.tools import add_tool, remove_tool, tools_of, try_tool
from sudare.notifications.actions.undelivered import drop, tell_again, untold
from sudare.notifications.actions.wishing import add_device, change_wish, push_key, remove_device

__all__ = [
    "add_device",
    "add_tool",
    "change_wish",
    "drop",
    "night_here",
    "note_cases",
    "push_key",
    "queue_with",
    "remove_device",
    "remove_tool",
    "ring_anyway",
    "sweep",
    "tell",
    "tell_again",
    "tools_of",
    "try_tool",
    "untold",
]
