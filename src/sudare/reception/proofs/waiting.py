"""How long a visitor will wait, told from how long the last ones did. Where too few came, nothing is told."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from math import ceil
from typing import Final

ENOUGH: Final = 5  # visits that were waited for, before anything is promised
CAUTION: Final = 0.75  # of the last times at the head of the line, as many were no longer than what is told
STEPS_MINUTES: Final = (1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120)


def head_times(visits: Iterable[tuple[datetime, datetime]]) -> list[float]:
    """How many seconds each visit stood at the head of its line, from (queued at, taken at) in any order.

    Somebody is at the head once they have come and the one before them was taken. The time a desk stood empty counts
    for nobody, so a quiet morning doesn't make the afternoon's line look long.
    """
    times: list[float] = []
    before: datetime | None = None
    for queued_at, taken_at in sorted(visits, key=lambda visit: visit[1]):
        begun = queued_at if before is None else max(queued_at, before)
        times.append(max(0.0, (taken_at - begun).total_seconds()))
        before = taken_at
    return times


def minutes_until_turn(*, place: int, times: Sequence[float]) -> int | None:
    """Minutes until the turn of whoever stands at ``place`` (1 is next), rounded up to a round number.

    None where too few visits were measured, or where it would be longer than two hours: nobody can promise that.
    """
    if len(times) < ENOUGH:
        return None
    ordered = sorted(times)
    cautious = ordered[ceil(CAUTION * len(ordered)) - 1]
    minutes = place * cautious / 60
    return next((step for step in STEPS_MINUTES if minutes <= step), None)
