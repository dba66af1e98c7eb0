"""Measures the version in this tree and writes docs/reference/safety.md. By hand: ``.venv/bin/python tools/safety.py [--full]``.

A test in tests/house fails when the page speaks of another version or of other engines than the code.
"""

import sys
from pathlib import Path

from sudare import __version__
from sudare.screening.pool import WarmScreener
from sudare.specimens.measuring import chosen, measured, reported

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "safety.md"


def main() -> None:
    specimens, total, size = chosen(is_full="--full" in sys.argv)

    def tell(number: int) -> None:
        sys.stderr.write(f"\r{number}/{total}")

    with WarmScreener() as screener:
        count, engines = measured(specimens, screener, tell=tell)
    PAGE.write_text(reported(count, version=__version__, engines=engines, size=size).as_markdown())


if __name__ == "__main__":
    main()
