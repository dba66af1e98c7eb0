"""docs/reference/marks.md speaks of the version in this tree and keeps what was promised."""

import re

from house.tree import ROOT
from sudare import __version__
from sudare.specimens.marks_report import LIMITS

PAGE = (ROOT / "docs" / "reference" / "marks.md").read_text()


def _rate(name: str) -> float:
    found = re.search(rf"^\| {re.escape(name)} \| (\d+) of (\d+) \|", PAGE, re.MULTILINE)
    assert found, name
    return int(found[1]) / int(found[2])


def test_it_was_measured_with_this_version_and_says_what_fails() -> None:
    """Run ``.venv/bin/python tools/marks.py`` when this fails."""
    assert f"Sudare {__version__}" in PAGE
    assert all(limit in PAGE for limit in LIMITS)


def test_the_bars_are_kept() -> None:
    assert _rate("75 % of the size, JPEG 70") >= 0.99
    assert _rate("half the size, JPEG 50") >= 0.95
    assert _rate("only a quarter of it") >= 0.90
    assert _rate("screenshot, half the size, JPEG 50") >= 0.95


def test_nobody_was_named_wrongly() -> None:
    unmarked = re.search(r"pattern of its own: (\d+), .*; (\d+) named anybody", PAGE)
    assert unmarked
    assert (int(unmarked[1]) >= 10_000, int(unmarked[2])) == (True, 0)
    assert "a third 0 times" in PAGE
    wrong = re.findall(r"^\| .* \| \d+ of \d+ \| (\d+) \|$", PAGE, re.MULTILINE)
    assert set(wrong) == {"0"}
