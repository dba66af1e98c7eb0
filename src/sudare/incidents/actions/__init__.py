"""What is done when something has gone wrong: breaches noted, things reported, cases walked to their end."""

from sudare.incidents.actions.approving import answer_approval, escalate
from sudare.incidents.actions.breaches import Account, change_breach, close_breach, note_report, open_breach, tick
from sudare.incidents.actions.bulk import plan_bulk, run_bulk, start_bulk, undo_bulk
from sudare.incidents.actions.copies import file_copy, look_into_copy, sweep_copies
from sudare.incidents.actions.deciding import answer_appeal, appeal, appeal_decision, decide
from sudare.incidents.actions.desk import bar_with, queue_with
from sudare.incidents.actions.ending import freeze_person, release_person
from sudare.incidents.actions.exposing import exposure_today, note_exposure
from sudare.incidents.actions.handling import close, hand, link, note, take
from sudare.incidents.actions.looking import case_pictures, see_picture
from sudare.incidents.actions.news import tell_news
from sudare.incidents.actions.overdue import note_overdue
from sudare.incidents.actions.packaging import complete_stamps, forget_old_cases, open_package, package, stamp_with
from sudare.incidents.actions.reading import read_case, read_preserved
from sudare.incidents.actions.reports import report, write_memo

__all__ = [
    "Account",
    "answer_appeal",
    "answer_approval",
    "appeal",
    "appeal_decision",
    "bar_with",
    "case_pictures",
    "change_breach",
    "close",
    "close_breach",
    "complete_stamps",
    "decide",
    "escalate",
    "exposure_today",
    "file_copy",
    "forget_old_cases",
    "freeze_person",
    "hand",
    "link",
    "look_into_copy",
    "note",
    "note_exposure",
    "note_overdue",
    "note_report",
    "open_breach",
    "open_package",
    "package",
    "plan_bulk",
    "queue_with",
    "read_case",
    "read_preserved",
    "release_person",
    "report",
    "run_bulk",
    "see_picture",
    "stamp_with",
    "start_bulk",
    "sweep_copies",
    "take",
    "tell_news",
    "tick",
    "undo_bulk",
    "write_memo",
]
