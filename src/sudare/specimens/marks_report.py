"""What was measured about marks, as people read it and as JSON."""

from collections.abc import Iterable, Sequence
from statistics import median
from typing import Any, Final

from sudare.specimens.marks_terms import Attack, Marks

LIMITS: Final = (
    (
        "The invisible number is found only while the rendition it was laid over is kept: the detector compares with it. After the picture is "
        "forgotten, only the visible code and the log of views remain."
    ),
    "Nothing prevents a screenshot or a photograph; a mark says afterwards whose copy it was.",
    (
        "Whoever paints over the letters, cuts them out or draws the picture anew by hand or by a network leaves no visible code; strong blur, a copy much smaller "
        "than a quarter of the side, heavy filters and pieces smaller than a tenth of the picture may leave no number either. Then nobody is named."
    ),
    (
        "In thumbnails the code is eleven pixels high: read at full size, at half the size only now and then; a piece cut out of a thumbnail may hold none. Their number survives less, as the table says."
    ),
    "A copy that was mirrored is not found as it is: turn it round before you ask.",
    "Two people who lay their copies over each other end as one of the two, or as nobody, never as a third. More than two were not measured.",
    "Print and scan, video filmed from a screen, and collage were not measured.",
    "A mark names a copy, not a culprit: an account may have been used by somebody else. The log of views says separately who opened what, and nothing follows by itself.",
)

BLENDED: Final = {"nobody": "nobody", "one_of_two": "one", "a_third": "third"}


def marks_markdown(marks: Marks) -> list[str]:
    """The section for the terminal and for docs/reference/marks.md."""
    return [
        "## Marks",
        "",
        f"Pictures of 2048 px, marked and then changed; in brackets the 95 % interval (Wilson). The invisible field alone has a signal to noise ratio of {_range(marks.faintness_db)} dB.",
        "",
        *_table("What happened to the picture", "Invisible number, exact", marks.attacks.values()),
        *_table("Thumbnails (320 px)", "Invisible number, exact", marks.thumbnails.values()),
        *_table("Visible code, read by the text engine", "All six letters", marks.codes.values()),
        f"Two people's copies averaged: nobody named {marks.blended.get('nobody', 0)} times, one of the two {marks.blended.get('one', 0)} times, a third {marks.blended.get('third', 0)} times.",
        "",
        f"Marking, from sealed bytes to marked bytes, in processor time of one core: a view {_times(marks.view_ms)}, a thumbnail {_times(marks.thumbnail_ms)}.",
        "",
        (
            f"Unmarked pictures, cut, scaled, toned and saved by chance, each against a pattern of its own: {marks.unmarked}, of which {marks.unmarked_aligned} could be laid "
            f"over a rendition; {marks.false_names} named anybody. By arithmetic a question ends in a wrong name at most 16 times in 2³² (3.7 · 10⁻⁹)."
        ),
        "",
    ]


def marks_page(marks: Marks, *, version: str, date: str, size: str) -> str:
    """docs/reference/marks.md."""
    head = [
        "# What marks survive, and what they don't",
        "",
        f"Measured on {date} with Sudare {version} by `sudare verify-safety`: {size}.",
        "",
        *(f"- {limit}" for limit in LIMITS),
        "",
    ]
    return "\n".join([*head, *marks_markdown(marks)])


def marks_json(marks: Marks) -> dict[str, Any]:
    return {
        "number": _numbers(marks.attacks.values()),
        "number_in_thumbnails": _numbers(marks.thumbnails.values()),
        "code_read": _numbers(marks.codes.values()),
        "averaged": {name: marks.blended.get(key, 0) for name, key in BLENDED.items()},
        "unmarked": {"pictures": marks.unmarked, "aligned": marks.unmarked_aligned, "false_names": marks.false_names},
        "field_psnr_db": [round(each, 1) for each in marks.faintness_db],
        "view_ms": [round(each, 1) for each in marks.view_ms],
        "thumbnail_ms": [round(each, 1) for each in marks.thumbnail_ms],
    }


def _table(what: str, how: str, attacks: Iterable[Attack]) -> list[str]:
    return [f"| {what} | {how} | Wrong |", "|---|---|---|", *(_row(each) for each in attacks), ""]


def _row(each: Attack) -> str:
    low, high = each.tally.interval()
    return f"| {each.name} | {each.exact} of {each.total} ({100 * low:.1f}–{100 * high:.1f} %) | {each.wrong} |"


def _range(values: Sequence[float]) -> str:
    return f"{min(values):.0f}–{max(values):.0f}" if values else "?"


def _times(values: Sequence[float]) -> str:
    """The middle one, and what one in twenty exceeds."""
    if not values:
        return "?"
    slow = sorted(values)[min(len(values) - 1, round(0.95 * len(values)))]
    return f"{median(values):.0f} ms (95 % within {slow:.0f} ms)"


def _numbers(attacks: Iterable[Attack]) -> list[dict[str, Any]]:
    return [
        {
            "change": each.name,
            "exact": each.exact,
            "of": each.total,
            "wrong": each.wrong,
            "interval": [round(end, 4) for end in each.tally.interval()],
        }
        for each in attacks
    ]
