"""One target as a page shows it: its next step, its way, its clocks on a line, what was sent and what came back."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.timezone import localdate

from sudare.contacts import CONTACTS, Contact
from sudare.policy.terms import Words
from sudare.takedowns.proofs.clocks import Clock, clocks_of
from sudare.takedowns.proofs.routes import ROUTES, Route, helpers_for, letters_for
from sudare.takedowns.proofs.steps import NextStep, next_step
from sudare.takedowns.queries import course_of
from sudare.takedowns.terms import PLACE, SEARCH, Course, LetterKind, Outcome, Platform, TakedownState
from sudare.web.takedown_words import CLOCKS, LETTERS, OUTCOMES, OWN_STATES, OWN_STEPS, SHOWS, STATES, STEPS


@dataclass(frozen=True, slots=True)
class Bar:
    """A clock on the common line, in hundredths of its length."""

    clock: Clock
    name: Words
    note: Words
    x: int
    due: int
    end: int
    today: int
    days_left: int
    is_over: bool

    @property
    def sure(self) -> int:
        return max(1, self.due - self.x)

    @property
    def unsure(self) -> int:
        return max(0, self.end - self.due)


@dataclass(frozen=True, slots=True)
class TargetView:
    row: Any
    route: Route
    state: tuple[str, str, Words]
    shows: Words
    next: NextStep
    step: tuple[Words, Words]
    own_step: Words
    own_state: Words
    bars: tuple[Bar, ...]

    @property
    def form_address(self) -> str:
        return self.route.address_for(course_of(self.row).shows)

    @property
    def letters(self) -> list[tuple[LetterKind, Words, Words]]:
        return [(kind, *LETTERS[kind]) for kind in letters_for(self.route.platform)]

    @property
    def others(self) -> list[Contact]:
        course = course_of(self.row)
        fitting = helpers_for(platform=course.platform, shows=course.shows, may_be_minor=course.may_be_minor)
        return [CONTACTS[helper.value] for helper in fitting]

    @property
    def sendings(self) -> list[tuple[Any, Words, Words | None]]:
        return [(each, self._to(each.to), _letter(each.letter)) for each in self.row.sendings.all()]

    @property
    def replies(self) -> list[tuple[Any, Words]]:
        return [(each, OUTCOMES[Outcome(each.outcome)]) for each in self.row.replies.all()]

    def _to(self, code: str) -> Words:
        if code == PLACE:
            return self.route.name
        return _SEARCHES if code == SEARCH else CONTACTS[code].name


_SEARCHES = Words(ja="検索サービス", plain_ja="検索サービス", en="Search engines")


def target_view(row: Any) -> TargetView:
    course, today = course_of(row), localdate()
    upcoming = next_step(course, today=today)
    state = TakedownState(row.state)
    return TargetView(
        row=row,
        route=ROUTES[Platform(row.platform)],
        state=STATES[state],
        shows=SHOWS[course.shows],
        next=upcoming,
        step=STEPS[upcoming.step],
        own_step=OWN_STEPS[upcoming.step],
        own_state=OWN_STATES[state],
        bars=bars_of(course, today),
    )


def bars_of(course: Course, today: date) -> tuple[Bar, ...]:
    """Every clock on one line from the first day to the last, or to today if that is later."""
    clocks = clocks_of(course)
    if not clocks:
        return ()
    first = min(clock.begins for clock in clocks)
    length = max(1, (max(today, *(clock.ends for clock in clocks)) - first).days)

    def at(day: date) -> int:
        return min(100, max(0, round(100 * (day - first).days / length)))

    return tuple(
        Bar(
            clock,
            *CLOCKS[clock.kind],
            x=at(clock.begins),
            due=at(clock.due),
            end=at(clock.ends),
            today=at(today),
            days_left=clock.days_left(today),
            is_over=clock.is_over(today),
        )
        for clock in clocks
    )


def _letter(kind: str) -> Words | None:
    return LETTERS[LetterKind(kind)][0] if kind else None
