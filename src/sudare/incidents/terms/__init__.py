"""Words and numbers of breaches and of cases. No database here."""

from sudare.incidents.terms.breaches import (
    LINES_AT_MOST,
    MANY_PEOPLE,
    TITLE_MAX_CHARACTERS,
    Clock,
    Concerned,
    Counts,
    Report,
    Step,
    Trigger,
    clocks_of,
)

__all__ = [
    "LINES_AT_MOST",
    "MANY_PEOPLE",
    "TITLE_MAX_CHARACTERS",
    "Clock",
    "Concerned",
    "Counts",
    "Report",
    "Step",
    "Trigger",
    "clocks_of",
]
