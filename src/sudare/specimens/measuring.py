"""Shows specimens to a screener, as they would come from the sandbox, and counts."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Final

from sudare.imaging.terms import Pixels
from sudare.screening.terms import Screener
from sudare.specimens import sets
from sudare.specimens.counting import Count
from sudare.specimens.notebook import Notebook
from sudare.specimens.planted import remains
from sudare.specimens.report import Report
from sudare.specimens.reuploads import reuploads
from sudare.specimens.terms import Specimen

QUICK: Final = (2, 10)  # documents of each kind, four times as many slips; ordinary pictures


def chosen(*, is_full: bool) -> tuple[Iterable[Specimen], int, str]:
    """The specimens to be shown, their number, and the choice in words."""
    if is_full:
        return sets.whole(), sum(sets.SIZES.values()), "the full set"
    per_group, ordinary = QUICK
    total = per_group * (len(sets.DOCUMENTS) + 4) + ordinary
    words = (
        f"the quick sample ({per_group} of each kind of document, {4 * per_group} slips, {ordinary} ordinary pictures)"
    )
    return sets.sample(per_group=per_group, ordinary_pictures=ordinary), total, words


def measured(
    specimens: Iterable[Specimen],
    screener: Screener,
    *,
    tell: Callable[[int], None] = lambda _: None,
    notebook: Notebook | None = None,
) -> tuple[Count, tuple[str, ...]]:
    """Count what the screener finds, and name its engines. A picture on which an engine failed is counted as unknown.

    Also: pictures the ``notebook`` knows are counted without being shown again; the others are noted in it.
    """
    count, engines = Count(), dict[str, None]()
    for number, specimen in enumerate(specimens, 1):
        seen = notebook.recall(specimen.name) if notebook is not None else None
        if seen is None:
            height, width = specimen.rgb.shape[:2]
            seen = screener.screen((Pixels(width, height, specimen.rgb.tobytes()),))
            if notebook is not None:
                notebook.note(specimen.name, seen)
        count.add(specimen, seen.findings)
        count.unknown += bool(seen.unknown)
        engines.update(dict.fromkeys(seen.engines))
        tell(number)
    return count, tuple(engines)


def reported(count: Count, *, version: str, engines: tuple[str, ...], size: str) -> Report:
    """The whole report: what was counted, what is left of metadata, which known pictures are known again."""
    today = dt.datetime.now(dt.UTC).date().isoformat()
    return Report(version, today, engines, size, count, tuple(remains()), tuple(reuploads()))
