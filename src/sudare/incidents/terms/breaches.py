"""The clocks of the Japanese law on personal information, and what the assistant counts and lists. No database here."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

TITLE_MAX_CHARACTERS: Final = 80
MANY_PEOPLE: Final = 1_000  # more than so many people concerned is a reason to report by itself
PRELIMINARY_FROM: Final = timedelta(days=3)
PRELIMINARY_WITHIN: Final = timedelta(days=5)  # "promptly", which the commission reads as three to five days
FINAL_WITHIN: Final = timedelta(days=30)
FINAL_WITHIN_WRONGFUL: Final = timedelta(days=60)
LINES_AT_MOST: Final = 100  # pictures listed by themselves; all are counted


class Trigger(StrEnum):
    """What obliges to report, already with one person concerned, or with many."""

    SENSITIVE = "sensitive"  # health, belief, a criminal record and the like
    PROPERTY = "property"  # money may be lost: cards, accounts
    WRONGFUL = "wrongful"  # somebody may have meant it: theft, intrusion, a person who took pictures along
    MANY = "many"  # more than a thousand people


class Step(StrEnum):
    """What is done, in this order; each is ticked off by a person."""

    STOP = "stop"
    KEEP = "keep"
    COUNT = "count"
    REPORT = "report"
    TELL = "tell"
    MEND = "mend"


class Report(StrEnum):
    PRELIMINARY = "preliminary"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Clock:
    """By when a report is due. ``due_from`` only differs where the law gives a span."""

    report: Report
    due_from: datetime
    due_at: datetime
    sent_at: datetime | None

    def is_overdue(self, moment: datetime) -> bool:
        return self.sent_at is None and moment > self.due_at

    def days_left(self, moment: datetime) -> int:
        return max(0, (self.due_at - moment).days)


def clocks_of(
    *, known_at: datetime, triggers: frozenset[Trigger], sent: dict[Report, datetime | None]
) -> tuple[Clock, Clock]:
    """Both clocks from the moment somebody here knew. Source: APPI, article 26; enforcement rules, articles 7 and 8."""
    final = FINAL_WITHIN_WRONGFUL if Trigger.WRONGFUL in triggers else FINAL_WITHIN
    first_from, first_at = known_at + PRELIMINARY_FROM, known_at + PRELIMINARY_WITHIN
    last_at = known_at + final
    return (
        Clock(Report.PRELIMINARY, first_from, first_at, sent.get(Report.PRELIMINARY)),
        Clock(Report.FINAL, last_at, last_at, sent.get(Report.FINAL)),
    )


@dataclass(frozen=True, slots=True)
class Concerned:
    """One picture somebody looked at in that time: whose it is, and how many looked or took it along."""

    attachment_id: UUID
    sender_name: str
    onlookers: int
    taken: int


@dataclass(frozen=True, slots=True)
class Counts:
    """What the log says of that time: entries from ``first`` to ``last``. ``lines`` are the pictures most looked at."""

    pictures: int
    senders: int
    onlookers: int
    taken: int
    first: int | None
    last: int | None
    lines: tuple[Concerned, ...]
    names: tuple[str, ...]  # who looked
