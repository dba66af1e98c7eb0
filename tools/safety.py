"""Measures the version in this tree and writes docs/reference/safety.md. By hand: ``.venv/bin/python tools/safety.py [--full]``.

An interrupted full run goes on where it stopped: what was measured is kept in ``sudare-safety.jsonl`` beside the tree's
other files, until the code changes. A test in tests/house fails when the page speaks of another version or of other engines than the code.
"""

import sys
from dataclasses import replace
from pathlib import Path

from sudare import __version__
from sudare.screening.pool import WarmScreener
from sudare.specimens.marking import measured_marks
from sudare.specimens.marks_notes import MarksNotes
from sudare.specimens.marks_terms import FULL, QUICK
from sudare.specimens.measuring import chosen, measured, reported
from sudare.specimens.notebook import Notebook

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "reference" / "safety.md"
NOTES = ROOT / "sudare-safety.jsonl"


def main() -> None:
    is_full = "--full" in sys.argv
    specimens, total, size = chosen(is_full=is_full)

    def tell(number: int) -> None:
        sys.stderr.write(f"\r{number}/{total}")

    with WarmScreener() as screener:
        count, engines = measured(specimens, screener, tell=tell, notebook=Notebook(NOTES))
    marks = measured_marks(FULL if is_full else QUICK, notes=MarksNotes(NOTES.with_suffix(".marks.jsonl")))
    PAGE.write_text(
        replace(reported(count, version=__version__, engines=engines, size=size), marks=marks).as_markdown()
    )


if __name__ == "__main__":
    main()
