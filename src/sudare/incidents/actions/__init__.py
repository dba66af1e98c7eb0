"""What is done when something has gone wrong: breaches noted, things reported, cases walked to their end."""

from sudare.incidents.actions.breaches import Account, change_breach, close_breach, note_report, open_breach, tick
from sudare.incidents.actions.reports import report, write_memo

__all__ = [
    "Account",
    "change_breach",
    "close_breach",
    "note_report",
    "open_breach",
    "report",
    "tick",
    "write_memo",
]
