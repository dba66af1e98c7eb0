"""Everything that happens between a desk and LINE or mail."""

from sudare.channels.actions.desk import queue_with
from sudare.channels.actions.doors import line_of, mail_of, renew_mail_hook, set_line, set_mail
from sudare.channels.actions.forgetting import forget_visitor
from sudare.channels.actions.nights import night_outside, send_anyway
from sudare.channels.actions.pictures import open_picture
from sudare.channels.actions.receiving import ask_mailbox, check_mail_hook, hear_line, take_letter
from sudare.channels.actions.taking_in import take_in
from sudare.channels.actions.telling import note_grown, tell
from sudare.channels.actions.undelivered import let_go, try_again, undelivered
from sudare.channels.actions.upkeep import note_checked, sweep, tell_the_gone, throw_away

__all__ = [
    "ask_mailbox",
    "check_mail_hook",
    "forget_visitor",
    "hear_line",
    "let_go",
    "line_of",
    "mail_of",
    "night_outside",
    "note_checked",
    "note_grown",
    "open_picture",
    "queue_with",
    "renew_mail_hook",
    "send_anyway",
    "set_line",
    "set_mail",
    "sweep",
    "take_in",
    "take_letter",
    "tell",
    "tell_the_gone",
    "throw_away",
    "try_again",
    "undelivered",
]
