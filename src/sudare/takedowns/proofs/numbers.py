"""Numbers without people: what is below three is not told, and can't be worked out from what is."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median

from sudare.takedowns.terms import FEW, Platform, TakedownState


@dataclass(frozen=True, slots=True)
class Past:
    """One target, without a word of what it is."""

    platform: Platform
    noted_on: date
    state: TakedownState
    gone_on: date | None = None
    refused_on: date | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """``None`` means one or two. ``days``: the median until it was gone, only over three or more."""

    first: date
    noted: int | None
    gone: int | None
    refused: int | None
    days: int | None


def told(number: int) -> int | None:
    return None if 0 < number < FEW else number


def months_of(targets: Iterable[Past]) -> tuple[Month, ...]:
    """The months in which something happened, the newest first."""
    rows = list(targets)
    noted = Counter(_month(row.noted_on) for row in rows)
    gone = Counter(_month(row.gone_on) for row in rows if row.gone_on)
    refused = Counter(_month(row.refused_on) for row in rows if row.refused_on)
    months = sorted({*noted, *gone, *refused}, reverse=True)
    return tuple(
        Month(first, told(noted[first]), told(gone[first]), told(refused[first]), _days(rows, first))
        for first in months
    )


def places_of(targets: Iterable[Past]) -> Mapping[Platform, int | None]:
    """How many stood where. Where exactly one number is held back, the next smallest is, too."""
    counted = Counter(row.platform for row in targets)
    shown = {platform: told(number) for platform, number in counted.most_common()}
    held_back = [platform for platform, number in shown.items() if number is None]
    if len(held_back) == 1:
        smallest = min(
            (platform for platform in shown if platform not in held_back),
            key=lambda platform: counted[platform],
            default=None,
        )
        if smallest is not None:
            shown[smallest] = None
    return shown


def _days(rows: list[Past], month: date) -> int | None:
    spans = [(row.gone_on - row.noted_on).days for row in rows if row.gone_on and _month(row.gone_on) == month]
    return round(median(spans)) if len(spans) >= FEW else None


def _month(day: date) -> date:
    return day.replace(day=1)
