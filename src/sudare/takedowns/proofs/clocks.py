"""Which clock runs for a target, from facts alone.

Sources: 情報流通プラットフォーム対処法 (act 137 of 2001, as in force since 2025-04-01): article 3 (2) (ii), seven
days of silence by the poster; articles 20 and 25 with the ordinance, seven days for designated services to tell what
they decided. リベンジポルノ防止法 (act 126 of 2014), article 4: two days instead of seven. Logs: no law says how
long; three to six months are usual.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sudare.takedowns.proofs.routes import ROUTES
from sudare.takedowns.terms import PLACE, SEARCHES, ClockKind, Course, LetterKind, Platform, Shows

DECISION: Final = timedelta(days=7)
SILENCE: Final = timedelta(days=7)
SILENCE_INTIMATE: Final = timedelta(days=2)
LOGS_FADE_FROM: Final = timedelta(days=90)
LOGS_FADE_UNTIL: Final = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Clock:
    """``begins``: when it was set; ``due``: the day that matters; ``ends``: later only where the span is uncertain.

    ``is_met``: what it waits for has come, or was asked for in time.
    """

    kind: ClockKind
    begins: date
    due: date
    ends: date
    is_met: bool = False

    def days_left(self, today: date) -> int:
        return max(0, (self.due - today).days)

    def is_over(self, today: date) -> bool:
        return not self.is_met and today > self.due


def clocks_of(course: Course) -> tuple[Clock, ...]:
    """The clocks that run for this target, the earliest due first; none where nothing is published."""
    if course.platform is Platform.NOWHERE_YET:
        return ()
    running = [*_logs(course), *_since_asked(course)]
    return tuple(sorted(running, key=lambda clock: clock.due))


def asked_on(course: Course) -> date | None:
    """When the place was last asked to take it down, by a letter or through its own form."""
    asking = (sent.on for sent in course.sent if sent.to == PLACE and sent.letter != LetterKind.PRESERVE)
    return max(asking, default=None)


def _logs(course: Course) -> list[Clock]:
    """From the day it was posted, if known. Search engines hold no log of who posted it."""
    if course.platform in SEARCHES:
        return []
    begins = min(course.posted_on or course.noted_on, course.noted_on)
    is_asked = any(sent.letter == LetterKind.PRESERVE for sent in course.sent)
    return [Clock(ClockKind.LOGS, begins, begins + LOGS_FADE_FROM, begins + LOGS_FADE_UNTIL, is_met=is_asked)]


def _since_asked(course: Course) -> list[Clock]:
    asked = asked_on(course)
    if asked is None:
        return []
    is_met = any(answer.on >= asked and answer.outcome != "received" for answer in course.answers)
    running = []
    if ROUTES[course.platform].designated_since is not None:
        running.append(Clock(ClockKind.DECISION, asked, asked + DECISION, asked + DECISION, is_met=is_met))
    if course.platform not in SEARCHES:
        span = SILENCE_INTIMATE if course.shows is Shows.INTIMATE else SILENCE
        running.append(Clock(ClockKind.SILENCE, asked, asked + span, asked + span, is_met=is_met))
    return running
