"""Measures the marks of the version in this tree and writes docs/reference/marks.md.

By hand: ``.venv/bin/python tools/marks.py [--full] [kind …]``; the full run takes an hour and a half of one core. An
interrupted one goes on where it stopped: what was measured is kept in ``sudare-marks.jsonl`` until the code changes.
With kinds (bar, code, view, letters, cost, blended, thumbnail, unmarked) only those are asked, and no page is written, so that several
may run side by side. A test in tests/house fails when the page speaks of another version than the code.
"""

import datetime as dt
import importlib.util
import sys
from pathlib import Path

from PIL import Image

from sudare import __version__
from sudare.specimens.marking import measured_marks
from sudare.specimens.marks_notes import MarksNotes
from sudare.specimens.marks_report import marks_page
from sudare.specimens.marks_terms import FULL, KINDS, QUICK

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "reference" / "marks.md"
NOTES = ROOT / "sudare-marks.jsonl"
PHOTOGRAPHS = frozenset(
    [
        "astronaut",
        "brick",
        "camera",
        "chelsea",
        "coffee",
        "grass",
        "gravel",
        "hubble_deep_field",
        "ihc",
        "motorcycle_left",
        "retina",
        "rocket",
    ]
)


def photographs() -> list[Image.Image]:
    """The ones that scikit-image ships, for development."""
    found = importlib.util.find_spec("skimage")
    if found is None or found.origin is None:
        return []
    files = sorted((Path(found.origin).parent / "data").glob("*.[jp][pn]g"))
    return [Image.open(file).convert("RGB") for file in files if file.stem in PHOTOGRAPHS]


def main() -> None:
    sizes = FULL if "--full" in sys.argv else QUICK
    kinds = [word for word in sys.argv[1:] if word in KINDS]

    def tell(what: str) -> None:
        sys.stderr.write(f"\r{what:<60}")

    marks = measured_marks(sizes, photographs=photographs(), tell=tell, notes=MarksNotes(NOTES), kinds=kinds or KINDS)
    if kinds:
        return
    today = dt.datetime.now(dt.UTC).date().isoformat()
    PAGE.write_text(marks_page(marks, version=__version__, date=today, size=sizes.in_words))


if __name__ == "__main__":
    main()
