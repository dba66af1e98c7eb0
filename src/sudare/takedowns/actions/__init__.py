"""Targets noted, letters sent by people, answers filed, addresses looked at again. Nothing here sends or fetches."""

from sudare.takedowns.actions.patrolling import ask_for_looks, look, stop_looking, watch
from sudare.takedowns.actions.targets import Statement, begin, close, reopen, state_own
from sudare.takedowns.actions.ticking import tick, tick_own
from sudare.takedowns.actions.writing import file_answer, note_sent

__all__ = [
    "Statement",
    "ask_for_looks",
    "begin",
    "close",
    "file_answer",
    "look",
    "note_sent",
    "reopen",
    "state_own",
    "stop_looking",
    "tick",
    "tick_own",
    "watch",
]
