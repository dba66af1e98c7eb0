"""Quiet charts as plain geometry: bars in a view box, drawn by a template, with nothing that runs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sudare.reception.queries.numbers import Day

WIDTH: Final = 720
HEIGHT: Final = 120
GAP: Final = 0.25  # of a bar's step


@dataclass(frozen=True, slots=True)
class Bar:
    """One day or one kind. ``is_missing``: nothing was measured there, which is not nought."""

    x: float
    y: float
    width: float
    height: float
    label: Any
    value: float
    is_missing: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """``most`` is the highest value, said at the top; ``first`` and ``last`` stand below."""

    bars: list[Bar]
    most: float
    first: date
    last: date


def by_day(days: Mapping[date, Day], *, since: date, until: date, of: Callable[[Day], float | None]) -> Chart:
    """A bar for every day from ``since`` up to and with ``until``; days nobody came stand as a gap."""
    dates = [since + timedelta(days=n) for n in range((until - since).days + 1)]
    values = [of(days[day]) if day in days else None for day in dates]
    most = max((value for value in values if value), default=0.0)
    step = WIDTH / len(dates)
    bars = []
    for number, (day, value) in enumerate(zip(dates, values, strict=True)):
        tall = HEIGHT * (value or 0) / most if most else 0.0
        x, width = step * (number + GAP / 2), step * (1 - GAP)
        bars.append(
            Bar(round(x, 2), round(HEIGHT - tall, 2), round(width, 2), round(tall, 2), day, value or 0, not value)
        )
    return Chart(bars, most, dates[0], dates[-1])


def across(amounts: Mapping[Any, float]) -> list[Bar]:
    """Bars lying, the longest first, each in a view box of its own."""
    most = max(amounts.values(), default=0)
    return [
        Bar(0, 0, round(100 * value / most, 2) if most else 0, 8, label, value)
        for label, value in sorted(amounts.items(), key=lambda item: -item[1])
    ]
