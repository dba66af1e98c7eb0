"""What can be reported, how fast somebody must look, where a case stands, and what is told to whom. No database."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

REPORT_WORDS_MAX_CHARACTERS: Final = 2_000
NOTE_MAX_CHARACTERS: Final = 4_000
TOLD_MAX_CHARACTERS: Final = 2_000
PRESERVED_MESSAGES: Final = 500  # the last ones of the room, with the one that was reported
COPIED_PICTURES: Final = 20  # of those that may be copied; the reported one and its neighbours first
SEARCH_MAX_CHARACTERS: Final = 80
CASES_PER_PAGE: Final = 50
PAUSE_AFTER_SECONDS: Final = 20 * 60  # of looking at hard things in one day; then a pause is proposed
EXPOSURE_AT_ONCE_SECONDS: Final = 15 * 60  # what one call may add: a page left open is no looking


class ReportReason(StrEnum):  # the API's own name: a verdict's reasons are something else
    """Why somebody reports, in the order a person in a hurry reads."""

    THREAT = "threat"  # show it to others, unless …
    SEXUAL = "sexual"
    MINOR = "minor"  # somebody under age is concerned
    SELF_HARM = "self_harm"
    HARASSMENT = "harassment"
    PRIVACY = "privacy"
    COPY = "copy"  # my picture stands somewhere else
    OTHER = "other"


Reason = ReportReason
EXTREME: Final = frozenset({Reason.MINOR, Reason.SEXUAL})  # two people, where it ends a seat or a case


class Urgency(StrEnum):
    NOW = "now"
    TODAY = "today"
    SOON = "soon"
    WEEK = "week"


URGENCY_OF: Final[dict[Reason, Urgency]] = {
    Reason.MINOR: Urgency.NOW,
    Reason.SELF_HARM: Urgency.NOW,
    Reason.THREAT: Urgency.TODAY,
    Reason.SEXUAL: Urgency.TODAY,
    Reason.COPY: Urgency.TODAY,
    Reason.HARASSMENT: Urgency.SOON,
    Reason.PRIVACY: Urgency.SOON,
    Reason.OTHER: Urgency.WEEK,
}
DUE_WITHIN: Final[dict[Urgency, timedelta]] = {
    Urgency.NOW: timedelta(hours=1),
    Urgency.TODAY: timedelta(hours=8),
    Urgency.SOON: timedelta(hours=24),
    Urgency.WEEK: timedelta(days=3),
}


class CaseState(StrEnum):
    NEW = "new"
    OPEN = "open"
    WAITING = "waiting"  # for a second person's word
    ESCALATED = "escalated"
    DECIDED = "decided"
    CLOSED = "closed"


UNDECIDED: Final = frozenset({CaseState.NEW, CaseState.OPEN, CaseState.WAITING, CaseState.ESCALATED})
STANDING: Final = frozenset(CaseState) - {CaseState.CLOSED}


class Side(StrEnum):
    REPORTER = "reporter"
    REPORTED = "reported"


class ApprovalKind(StrEnum):
    """What one person asks and another one allows."""

    POLICE = "police"
    LEGAL = "legal"
    END_SEAT = "end_seat"
    SEE_PICTURES = "see_pictures"
    CLOSE = "close"  # of an extreme class


ESCALATIONS: Final = frozenset({ApprovalKind.POLICE, ApprovalKind.LEGAL})


class Answer(StrEnum):
    YES = "yes"
    NO = "no"


class Outcome(StrEnum):
    """What was decided. It says what follows, never who is a bad person."""

    NOTHING = "nothing"  # nothing against our rules was found
    WARNED = "warned"
    FROZEN = "frozen"
    SEAT_ENDED = "seat_ended"
    PASSED_ON = "passed_on"  # others decide: police, a lawyer, a court


class NextStep(StrEnum):
    """What whoever reports can do next."""

    DONT_PAY = "dont_pay"
    DONT_DELETE = "dont_delete"
    DONT_SEND_MORE = "dont_send_more"
    TALK_TO_SOMEBODY = "talk_to_somebody"
    WRITE_DOWN = "write_down"  # the memo: where, since when, what was demanded
    ASK_FOR_REMOVAL = "ask_for_removal"
    WE_LOOK = "we_look"


Advice = NextStep


@dataclass(frozen=True, slots=True)
class Memo:
    """The short form whoever reports may fill in: in their own words, as much as they like."""

    where: str = ""
    since: str = ""
    demanded: str = ""
    payments: str = ""
    own_age: str = ""
    stated_age: str = ""  # the age the other stated
    words: str = ""


MEMO_FIELD_MAX_CHARACTERS: Final = 500


def advice_for(reason: Reason) -> tuple[Advice, ...]:
    """What helps most, first. Source: docs/explain, the guidance of the contacts named with it."""
    threatened = (Advice.DONT_PAY, Advice.DONT_SEND_MORE, Advice.DONT_DELETE)
    first = {
        Reason.THREAT: threatened,
        Reason.SEXUAL: threatened[1:],
        Reason.MINOR: (Advice.DONT_SEND_MORE, Advice.TALK_TO_SOMEBODY, Advice.DONT_DELETE),
        Reason.SELF_HARM: (Advice.TALK_TO_SOMEBODY,),
        Reason.COPY: (Advice.ASK_FOR_REMOVAL, Advice.DONT_DELETE),
    }.get(reason, ())
    return tuple(dict.fromkeys((*first, Advice.WRITE_DOWN, Advice.WE_LOOK)))


def contacts_for(reason: Reason) -> tuple[str, ...]:
    """Codes of the contacts that fit, the nearest first; ``sudare.contacts`` has their numbers."""
    return {
        Reason.THREAT: ("police", "police_advice", "sexual_crime", "somebody_to_talk_to"),
        Reason.SEXUAL: ("sexual_crime", "sexual_harm", "police_advice"),
        Reason.MINOR: ("police", "children_sos", "child_guidance", "children_rights", "hotline"),
        Reason.SELF_HARM: ("police", "somebody_to_talk_to", "children_sos"),
        Reason.COPY: ("police_advice", "safe_line", "stop_ncii", "take_it_down"),
        Reason.PRIVACY: ("everybodys_rights", "lawyers"),
    }.get(reason, ("police_advice", "everybodys_rights", "somebody_to_talk_to"))


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when somebody must have looked."""

    urgency: Urgency
    due_at: datetime


def deadline_of(reason: Reason, *, moment: datetime) -> Deadline:
    urgency = URGENCY_OF[reason]
    return Deadline(urgency, moment + DUE_WITHIN[urgency])


def more_urgent(first: Reason, second: Reason) -> Reason:
    """Of two reasons for one case, the one to be looked at sooner."""
    order = list(Urgency)
    return min((first, second), key=lambda one: order.index(URGENCY_OF[one]))


@dataclass(frozen=True, slots=True)
class Tap:
    """What one tap has done."""

    report_id: UUID
    case_id: UUID
    number: int
    reason: Reason
    is_preserved: bool
    is_hidden: bool
    is_blocked: bool
    has_handler: bool  # whether anybody here may look into it who isn't concerned themselves
