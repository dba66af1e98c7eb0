"""Measures the marks of the version in this tree and writes docs/reference/marks.md.

By hand: ``.venv/bin/python tools/marks.py [--full]``; the full run takes about an hour of one core. A test in
tests/house fails when the page speaks of another version than the code.
"""

import datetime as dt
import importlib.util
import sys
from pathlib import Path

from PIL import Image

from sudare import __version__
from sudare.specimens.marking import FULL, QUICK, measured_marks
from sudare.specimens.marks_report import marks_page

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "marks.md"


def photographs() -> list[Image.Image]:
    """The ones that scikit-image ships, for development."""
    found = importlib.util.find_spec("skimage")
    if found is None or found.origin is None:
        return []
    files = sorted((Path(found.origin).parent / "data").glob("*.[jp][pn]g"))
    return [Image.open(file).convert("RGB") for file in files]


def main() -> None:
    sizes = FULL if "--full" in sys.argv else QUICK

    def tell(what: str) -> None:
        sys.stderr.write(f"\r{what:<60}")

    marks = measured_marks(sizes, photographs=photographs(), tell=tell)
    today = dt.datetime.now(dt.UTC).date().isoformat()
    PAGE.write_text(marks_page(marks, version=__version__, date=today, size=sizes.in_words))


if __name__ == "__main__":
    main()
