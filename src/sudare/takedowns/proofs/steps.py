"""How far a target has come, and the one thing to do next."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sudare.takedowns.proofs.clocks import asked_on, clocks_of
from sudare.takedowns.proofs.routes import ROUTES
from sudare.takedowns.terms import (
    PLACE,
    SEARCHES,
    SEXUAL,
    ClockKind,
    Course,
    Found,
    Helper,
    LetterKind,
    Outcome,
    Platform,
    Step,
    TakedownState,
)

PATIENCE: Final = timedelta(days=7)  # where no law names a day: a week of silence, then again
GONE_FOR: Final = timedelta(days=7)  # gone at two looks a week apart is gone
ENOUGH_ASKED: Final = 2  # asked twice in vain: somebody else asks


@dataclass(frozen=True, slots=True)
class NextStep:
    step: Step
    until: date | None = None  # the day to wait for


def state_of(course: Course) -> TakedownState:
    """From what was sent, answered and seen; what was seen counts more than what was promised."""
    if course.is_closed:
        return TakedownState.CLOSED
    seen = _last_seen(course)
    if seen is Found.GONE:
        return TakedownState.GONE
    final = [answer for answer in course.answers if answer.outcome in (Outcome.REMOVED, Outcome.REFUSED)]
    asked = asked_on(course)
    if final and final[-1].outcome is Outcome.REFUSED and (asked is None or final[-1].on >= asked):
        return TakedownState.REFUSED
    return TakedownState.ASKED if course.sent else TakedownState.NOTED


def next_step(course: Course, *, today: date) -> NextStep:
    """Children first, then asking, then what can be lost, then waiting, looking, and others who ask."""
    if course.is_closed:
        return NextStep(Step.NOTHING)
    if course.may_be_minor and (first := _first_for_a_child(course)):
        return NextStep(first)
    if course.platform is Platform.NOWHERE_YET:
        return NextStep(_for_nothing_found(course))
    return _where_it_stands(course, today)


def _where_it_stands(course: Course, today: date) -> NextStep:
    if _last_seen(course) is Found.GONE:
        return _after_it_is_gone(course, today)
    asked = asked_on(course)
    if asked is None:
        return NextStep(Step.DELIST if course.platform in SEARCHES else Step.ASK)
    if ROUTES[course.platform].keeps_on_request and not _was_sent(course, LetterKind.PRESERVE):
        return NextStep(Step.PRESERVE)
    return _after_asking(course, asked, today)


def _first_for_a_child(course: Course) -> Step | None:
    """A picture that may show a child: the hotline and the police before anybody else, then the fingerprint."""
    order = [(Helper.POLICE, Step.TELL_POLICE)]
    if course.platform is not Platform.NOWHERE_YET:  # the hotline takes addresses, and there there is none
        order.insert(0, (Helper.HOTLINE, Step.TELL_HOTLINE))
    if course.shows in SEXUAL:
        order.append((Helper.TAKE_IT_DOWN, Step.REGISTER_CHILD))
    return next((step for helper, step in order if not _was_told(course, helper)), None)


def _for_nothing_found(course: Course) -> Step:
    if course.shows in SEXUAL and not course.may_be_minor and not _was_told(course, Helper.STOP_NCII):
        return Step.REGISTER
    return Step.NOTHING


def _after_it_is_gone(course: Course, today: date) -> NextStep:
    since = _gone_since(course)
    last = course.looks[-1].on
    if last - since >= GONE_FOR:
        return NextStep(Step.CLOSE)
    again = since + GONE_FOR
    return NextStep(Step.LOOK) if today >= again else NextStep(Step.WAIT, again)


def _after_asking(course: Course, asked: date, today: date) -> NextStep:
    answer = next((answer for answer in reversed(course.answers) if answer.on >= asked), None)
    looked_since = [look for look in course.looks if answer and look.on >= answer.on]
    if answer and answer.outcome is Outcome.ASKS_MORE:
        return NextStep(Step.ANSWER)
    if answer and answer.outcome is Outcome.REFUSED:
        return NextStep(_after_a_no(course))
    if answer and answer.outcome is Outcome.REMOVED:
        return NextStep(Step.ASK_AGAIN if looked_since else Step.LOOK)
    due = _waiting_until(course, asked)
    if today <= due:
        return NextStep(Step.WAIT, due)
    if not any(look.on > due for look in course.looks):
        return NextStep(Step.LOOK)
    times = sum(1 for sent in course.sent if sent.to == PLACE and sent.letter != LetterKind.PRESERVE)
    return NextStep(Step.ASK_AGAIN if times < ENOUGH_ASKED else _after_a_no(course))


def _after_a_no(course: Course) -> Step:
    """Somebody with more weight asks; a search engine hides it meanwhile; then a lawyer."""
    if course.shows in SEXUAL and not _was_told(course, Helper.SAFELINE):
        return Step.ASK_HELPER
    if course.platform not in SEARCHES and not _was_sent(course, LetterKind.DELIST):
        return Step.DELIST
    return Step.LAWYER


def _waiting_until(course: Course, asked: date) -> date:
    """The latest day a clock names for this request; a week where none does."""
    named = (clock.due for clock in clocks_of(course) if clock.kind is not ClockKind.LOGS)
    return max([asked + PATIENCE, *named])


def _was_sent(course: Course, letter: LetterKind) -> bool:
    return any(sent.letter == letter for sent in course.sent)


def _was_told(course: Course, helper: Helper) -> bool:
    return any(sent.to == helper for sent in course.sent)


def _last_seen(course: Course) -> Found | None:
    """Who can't tell has seen nothing."""
    return next((look.found for look in reversed(course.looks) if look.found is not Found.CANT_TELL), None)


def _gone_since(course: Course) -> date:
    """The first of the looks in a row at which it was gone; a look that couldn't tell doesn't break the row."""
    since = course.looks[-1].on
    for look in reversed(course.looks):
        if look.found is Found.THERE:
            break
        if look.found is Found.GONE:
            since = look.on
    return since
