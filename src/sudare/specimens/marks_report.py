"""What was measured about marks, as people read it and as JSON."""

from collections.abc import Sequence
from typing import Any, Final

from sudare.specimens.marking import Attack, Marks

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


def marks_markdown(marks: Marks) -> list[str]:
    """The section for the terminal and for docs/reference/marks.md."""
    nobody, one, third = marks.averaged
    low, high = marks.psnr_db
    return [
        "## Marks",
        "",
        f"Pictures drawn by Sudare, 2048 px, marked and then changed. The invisible field alone has a signal to noise ratio of {low:.0f}–{high:.0f} dB.",
        "",
        "| What happened to the picture | Invisible number, exact | Wrong number |",
        "|---|---|---|",
        *_rows(marks.attacks),
        "",
        "| Thumbnails (320 px) | Invisible number, exact | Wrong number |",
        "|---|---|---|",
        *_rows(marks.thumbnails),
        "",
        "| Visible code, read by the text engine | All six letters |",
        "|---|---|",
        *(f"| {each.name} | {each.exact} of {each.total} |" for each in marks.codes),
        "",
        f"Two people's copies averaged: nobody named {nobody} times, one of the two {one} times, a third {third} times.",
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
    nobody, one, third = marks.averaged
    return {
        "number": _numbers(marks.attacks),
        "number_in_thumbnails": _numbers(marks.thumbnails),
        "code_read": _numbers(marks.codes),
        "averaged": {"nobody": nobody, "one_of_two": one, "a_third": third},
        "unmarked": {"pictures": marks.unmarked, "aligned": marks.unmarked_aligned, "false_names": marks.false_names},
        "field_psnr_db": [round(each, 1) for each in marks.psnr_db],
    }


def _rows(attacks: Sequence[Attack]) -> list[str]:
    return [f"| {each.name} | {each.exact} of {each.total} | {each.wrong} |" for each in attacks]


def _numbers(attacks: Sequence[Attack]) -> list[dict[str, Any]]:
    return [{"change": each.name, "exact": each.exact, "of": each.total, "wrong": each.wrong} for each in attacks]
